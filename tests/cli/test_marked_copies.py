"""Commands save workbooks under names of workbooks, and text under no such name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers.command_line import called
from tests.helpers.marked_workbooks import opened_book
from tests.helpers.patrons import HEADINGS, patron, write_rows
from tests.helpers.workbook_files import workbook

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]

BAD = ("bela ", "Y", "N", "nobody", "2031")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "ours.xlsx"
    path.write_bytes(workbook({"Kids": [HEADINGS, patron(1), BAD]}))
    return path


def test_marked_loaded_and_mended(capsys: Capsys, own: Path, tmp_path: Path) -> None:
    out = tmp_path / "marked.xlsx"
    found = called(capsys, "check", own, "--format", "xlsx", "-o", out)
    assert (found.status, found.out) == (1, "")
    assert "marked.xlsx: the workbook with its problems marked." in found.err
    again = called(capsys, "check", out)
    assert "Since it was marked: 0 fixed, 2 still open, 0 new." in again.out
    assert "0 fixed, 2 still open, 0 new" in called(capsys, "check", out, "--by-cause").out
    mended = called(capsys, "fix", out, "--dry-run")
    assert "Since it was marked: 1 fixed, 1 still open, 0 new." in mended.err
    mended = called(capsys, "fix", out, "--dry-run", "--format", "json")
    assert mended.json["marked"] == {"fixed": 1, "open": 1, "new": 0}
    assert "Since it was marked" not in called(capsys, "fix", own, "--dry-run").err
    book = opened_book(out.read_bytes())
    book["Problems"].title = "To do"
    book["Kids"]["D3"] = "bela@school.example"
    book["Kids"]["D2"] = "x@"
    book.save(out)
    report = called(capsys, "check", out, "--format", "json").json
    assert report["marked"] == {"fixed": 1, "open": 1, "new": 1}
    assert report["sheets"][0]["otherSheets"] == []
    assert "1 fixed, 1 still open, 1 new" in called(capsys, "check", out, "--format", "html").out
    assert called(capsys, "check", own, "--format", "json").json["marked"] is None


def test_fix_saves_the_own_workbook_with_mends_laid_in(
    capsys: Capsys, own: Path, tmp_path: Path
) -> None:
    out = tmp_path / "mended.xlsx"
    found = called(capsys, "fix", own, "-o", out, "--safe")
    assert found.status == 1
    book = opened_book(out.read_bytes())
    assert book["Kids"]["A3"].value == "bela"
    assert "Mended. It was: “bela·”" in book["Kids"]["A3"].comment.text
    assert "Error: emailaddress" in book["Kids"]["D3"].comment.text


@pytest.mark.parametrize(
    ("command", "out", "words"),
    [
        (("check",), "report.xlsx", "Add --format xlsx"),
        (("check", "--format", "xlsx"), "report.csv", "ends in .xlsx"),
        (("check", "--format", "xlsx"), "", "say with -o where to save it"),
        (("check", "--format", "xlsx"), "ours.xlsm", "no macros to keep"),
        (("export",), "out.xlsx", "ends in .csv"),
        (("export",), "out.json", "ends in .csv"),
        (("fix",), "out.ods", "ends in .csv"),
    ],
)
def test_names_that_would_lie_are_refused(  # noqa: PLR0913, PLR0917 - what is asked and said
    capsys: Capsys, own: Path, tmp_path: Path, command: tuple[str, ...], out: str, words: str
) -> None:
    name, *options = command
    where = ("-o", tmp_path / out) if out else ()
    found = called(capsys, name, own, *options, *where)
    assert found.status == 2
    assert words in found.err
    assert [path.name for path in tmp_path.iterdir()] == ["ours.xlsx"]


def test_own_file_is_never_written_to(capsys: Capsys, own: Path) -> None:
    before = own.read_bytes()
    found = called(capsys, "check", own, "--format", "xlsx", "-o", own)
    assert found.status != 0
    assert own.read_bytes() == before


def test_other_endings_are_the_persons_own(capsys: Capsys, tmp_path: Path) -> None:
    source = write_rows(tmp_path / "ours.csv", [patron(1)])
    assert called(capsys, "export", source, "-o", tmp_path / "out.txt").status == 0
