"""A case is saved for its owner alone; its look-alikes are written where nothing is lost."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec
import pytest

from rosterwizard.core.casefile.case_file import Case, packed_case
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.case_files.case_making import MadeCase
from rosterwizard.services.case_files.case_opening import opened_case
from rosterwizard.services.case_files.case_saving import extract_case, harmless_name, save_case
from tests.helpers.case_zips import LIST, small_case

if TYPE_CHECKING:
    from pathlib import Path

CASE = small_case()


def refused(case: Case, folder: Path) -> str:
    with pytest.raises(RosterError) as caught:
        extract_case(case, folder)
    return caught.value.code


def test_a_case_is_saved_for_its_owner_alone(tmp_path: Path) -> None:
    path, content = tmp_path / "a.rwcase", packed_case(CASE)
    save_case(MadeCase(CASE, content, opened_case(CASE)), path, [])
    assert path.read_bytes() == content
    assert os.name == "nt" or path.stat().st_mode & 0o077 == 0


def test_a_case_never_replaces_the_file_that_it_is_of(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(LIST)
    with pytest.raises(RosterError, match="never written to"):
        save_case(MadeCase(CASE, b"", opened_case(CASE)), path, [path])
    assert path.read_bytes() == LIST


def test_look_alikes_are_written_into_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    assert extract_case(CASE, folder) == 1
    assert (folder / "list.csv").read_bytes() == LIST
    assert refused(CASE, folder) == "output-is-input"
    assert refused(CASE, folder / "list.csv") == "not-written"


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("list.csv", "list.csv"),
        ("Set.ZIP", "Set.ZIP"),
        ("roster.desktop", "roster.desktop.csv"),
        (".bashrc", "bashrc.csv"),
        ("=cmd.csv", "cmd.csv"),
        ("...", "roster.csv"),
    ],
)
def test_files_of_strangers_are_written_as_tables(name: str, harmless: str) -> None:
    assert harmless_name(name) == harmless


def test_real_files_are_not_written_out(tmp_path: Path) -> None:
    manifest = msgspec.structs.replace(CASE.manifest, holds="real")
    assert refused(Case(manifest, (), {}, CASE.state), tmp_path) == "case-extract-real"
    assert refused(Case(CASE.manifest, ()), tmp_path) == "case-extract-real"
    assert list(tmp_path.iterdir()) == []


def test_a_case_with_an_original_value_is_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.rwcase"
    with pytest.raises(RosterError, match="not saved"):
        save_case(MadeCase(CASE, b"", opened_case(CASE), found=("answer",)), path, [])
    assert not path.exists()
