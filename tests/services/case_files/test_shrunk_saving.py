"""The smallest files are saved as they are, and as a case only where nobody's rows are in it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import msgspec
import pytest

from rosterwizard.core.casefile.case_file import Case, packed_case
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.options import FIND_OUT
from rosterwizard.services.case_files.case_opening import case_in, opened_case
from rosterwizard.services.case_files.case_shrinking import ShrinkSource, Shrunk, shrunk_job
from rosterwizard.services.case_files.shrunk_saving import save_shrunk
from tests.helpers.case_zips import DOUBLED, parts_of, small_case

if TYPE_CHECKING:
    from pathlib import Path

CASE = small_case()


@pytest.fixture(scope="module")
def shrunk() -> Shrunk:
    return shrunk_job(ShrinkSource(opened_case(CASE).job), DOUBLED)


def refused(shrunk: Shrunk, path: Path, case: Case | None = None) -> str:
    with pytest.raises(RosterError) as caught:
        save_shrunk(shrunk, path, case)
    assert not path.exists()
    return caught.value.code


def test_one_file_is_saved_as_it_is(shrunk: Shrunk, tmp_path: Path) -> None:
    save_shrunk(shrunk, tmp_path / "small.csv")
    assert {"list.csv": (tmp_path / "small.csv").read_bytes()} == shrunk.files


def test_a_case_comes_of_a_case(shrunk: Shrunk, tmp_path: Path) -> None:
    path = tmp_path / "small.rwcase"
    save_shrunk(shrunk, path, CASE)

    opened = opened_case(case_in(path).opened(None))

    assert opened.is_reproduced
    assert opened.differences.same >= 1
    assert [each.rows for each in opened.case.manifest.sheets] == [2]
    assert [each.name for each in opened.case.manifest.files] == ["list.csv"]
    assert path.stat().st_size <= len(packed_case(CASE)) + 1000


def test_no_case_comes_of_a_file_of_ones_own(shrunk: Shrunk, tmp_path: Path) -> None:
    assert refused(shrunk, tmp_path / "small.rwcase") == "shrink-no-case"


@pytest.mark.parametrize("name", ["small.rwcase", "small.csv", "small.zip"])
def test_nothing_comes_of_a_case_with_real_files(shrunk: Shrunk, tmp_path: Path, name: str) -> None:
    real = msgspec.structs.replace(CASE.manifest, holds="real")
    case = Case(real, (), {}, CASE.state)
    assert refused(shrunk, tmp_path / name, case) == "case-extract-real"


def test_several_files_are_saved_into_a_folder_or_as_a_zip(shrunk: Shrunk, tmp_path: Path) -> None:
    two = Shrunk({"a.csv": b"1", "b.csv": b"2"}, FIND_OUT, shrunk.job, shrunk.problem)
    assert refused(two, tmp_path / "small.csv") == "several-files"
    save_shrunk(two, tmp_path / "small.zip")
    with zipfile.ZipFile(tmp_path / "small.zip") as archive:
        assert archive.namelist() == ["a.csv", "b.csv"]
    save_shrunk(two, tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in two.files} == two.files


def test_one_file_is_a_zip_where_one_is_named(shrunk: Shrunk, tmp_path: Path) -> None:
    save_shrunk(shrunk, tmp_path / "small.zip")
    assert parts_of((tmp_path / "small.zip").read_bytes()) == shrunk.files


def test_names_of_strangers_do_no_harm_in_a_folder(shrunk: Shrunk, tmp_path: Path) -> None:
    odd = Shrunk({".bashrc": b"x"}, FIND_OUT, shrunk.job, shrunk.problem)
    save_shrunk(odd, tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["bashrc.csv"]


def test_a_file_of_ones_own_is_never_written_to(shrunk: Shrunk, tmp_path: Path) -> None:
    own = tmp_path / "list.csv"
    own.write_bytes(b"mine")
    with pytest.raises(RosterError) as caught:
        save_shrunk(shrunk, tmp_path, own=[own])
    assert (caught.value.code, own.read_bytes()) == ("output-is-input", b"mine")
