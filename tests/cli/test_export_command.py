"""`rosterwizard export`, and how every command saves its files."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.helpers.command_line import called
from tests.helpers.patrons import HEADINGS, patron, write_patrons, write_rows

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]


def test_clean_file_comes_out_in_the_systems_form(capsys: Capsys, tmp_path: Path) -> None:
    named = ("User name", "ENABLED", "staffmemberid", "E-mail address", "graduation year")
    source = write_rows(tmp_path / "ours.csv", [patron(1)], named)
    found = called(
        capsys, "export", source, "-o", tmp_path / "out.csv", "--type", "infiniti/patrons"
    )
    assert (found.status, found.out) == (0, ""), found.err
    assert "out.csv: 1 row" in found.err
    content = (tmp_path / "out.csv").read_bytes()
    assert content == f"{','.join(HEADINGS)}\r\n{','.join(patron(1))}\r\n".encode()


def test_numbers_that_lost_their_zeros_since_the_last_export_are_known(
    capsys: Capsys, tmp_path: Path
) -> None:
    rows = [(f"00{number}", *patron(number)[1:]) for number in range(101, 105)]
    source = write_rows(tmp_path / "ours.csv", rows)
    assert called(capsys, "export", source, "-o", tmp_path / "out.csv").status == 0
    lost = write_rows(tmp_path / "lost.csv", [(row[0].lstrip("0"), *row[1:]) for row in rows])
    found = called(capsys, "fix", lost, "-o", tmp_path / "mended.csv", "--safe")
    assert found.status == 0, found.err
    assert (tmp_path / "mended.csv").read_text("utf-8").splitlines()[1].startswith("00101,")


def test_errors_do_not_stop_it_but_are_status_1(capsys: Capsys, tmp_path: Path) -> None:
    source = write_rows(tmp_path / "ours.csv", [("", "Y", "N", "", "2031")])
    found = called(capsys, "export", source, "-o", tmp_path / "out.csv")
    assert found.status == 1
    assert "1 error" in found.err
    assert (tmp_path / "out.csv").exists()


def test_sample_rows_stay_out_and_are_counted(capsys: Capsys, tmp_path: Path) -> None:
    for name, said in (("a.xlsx", "2 sample rows"), ("a.csv", "2 rows may still be samples")):
        source = tmp_path / name
        called(capsys, "template", "infiniti/patrons", "-o", source)
        found = called(capsys, "export", source, "-o", tmp_path / "out.csv")
        assert said in found.err
        assert len((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()) == 1


def test_own_file_is_never_written(capsys: Capsys, tmp_path: Path) -> None:
    source = write_patrons(tmp_path / "ours.csv", 1)
    before = source.read_bytes()
    found = called(capsys, "export", source, "-o", source)
    assert found.status == 2
    assert source.read_bytes() == before


class TestSet:
    """A system that takes its files together."""

    @pytest.fixture
    def files(self, capsys: Capsys, tmp_path: Path) -> list[Path]:
        made = []
        for name in ("users", "classes"):
            path = tmp_path / f"{name}.csv"
            called(capsys, "template", f"haiku/{name}", "-o", path, "--no-samples")
            made.append(path)
        return made

    def test_becomes_a_zip(self, capsys: Capsys, tmp_path: Path, files: list[Path]) -> None:
        out = tmp_path / "set.zip"
        called(capsys, "export", *files, "--type", "haiku", "-o", out)
        with zipfile.ZipFile(io.BytesIO(out.read_bytes())) as archive:
            assert {"users.csv", "classes.csv"} == set(archive.namelist())

    def test_goes_into_a_folder(self, capsys: Capsys, tmp_path: Path, files: list[Path]) -> None:
        out = tmp_path / "out"
        out.mkdir()
        called(capsys, "export", *files, "--type", "haiku", "-o", out)
        assert {path.name for path in out.iterdir()} == {"users.csv", "classes.csv"}

    def test_does_not_go_into_the_folder_that_it_came_from(
        self, capsys: Capsys, tmp_path: Path, files: list[Path]
    ) -> None:
        before = {path: path.read_bytes() for path in files}
        found = called(capsys, "export", *files, "--type", "haiku", "-o", tmp_path)
        assert found.status == 2
        assert before == {path: path.read_bytes() for path in files}

    def test_does_not_fit_into_one_text_file(
        self, capsys: Capsys, tmp_path: Path, files: list[Path]
    ) -> None:
        found = called(capsys, "export", *files, "--type", "haiku", "-o", tmp_path / "out.csv")
        assert found.status == 2
        assert "users.csv" in found.err
