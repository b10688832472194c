"""A workbook with a sheet for each year: every command says what it leaves out, or takes all."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.helpers.command_line import called
from tests.helpers.patrons import HEADINGS, patron, write_patrons

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]

BOTH = ("--sheet", "Year 7", "--sheet", "Year 8")


@pytest.fixture
def years(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Read me"
    book.worksheets[0].append(["Please keep one sheet for each year"])
    book.worksheets[0].append(["Ask the office"])
    for year, people in (("Year 7", range(1, 4)), ("Year 8", range(4, 6))):
        sheet = book.create_sheet(year)
        sheet.append(HEADINGS)
        for number in people:
            sheet.append(patron(number))
    book.save(tmp_path / "years.xlsx")
    return tmp_path / "years.xlsx"


def test_a_sheet_of_the_same_kind_is_never_left_out_in_silence(
    capsys: Capsys, years: Path, tmp_path: Path
) -> None:
    found = called(capsys, "check", years)
    assert "“Year 8” (2 rows)" in found.out
    assert "[sheet-left-out]" in found.out
    assert found.out.endswith("1 warning\n")
    for command in (
        ("export", years, "-o", tmp_path / "out.csv"),
        ("fix", years, "-o", tmp_path / "out.csv", "--safe"),
        ("submit", years, "--server", "practice", "--dry-run"),
    ):
        found = called(capsys, *command)
        assert "The sheet “Year 8” has 2 more rows of the same kind." in found.err
        assert 'Take them together with --sheet "Year 7" --sheet "Year 8".' in found.err


def test_json_names_every_other_sheet(capsys: Capsys, years: Path) -> None:
    (sheet,) = called(capsys, "check", years, "--format", "json").json["sheets"]
    assert sheet["otherSheets"] == [
        {"sheet": "Read me", "rows": 1, "alike": False, "hidden": False},
        {"sheet": "Year 8", "rows": 2, "alike": True, "hidden": False},
    ]


def test_several_sheets_are_taken_together(capsys: Capsys, years: Path, tmp_path: Path) -> None:
    found = called(capsys, "check", years, *BOTH)
    assert "sheets Year 7, Year 8, 5 rows" in found.out
    assert found.out.endswith("No problems.\n")
    out = tmp_path / "out.csv"
    assert called(capsys, "export", years, "-o", out, *BOTH).status == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 1 + 5


def test_problems_name_the_sheet_and_row(capsys: Capsys, years: Path) -> None:
    book = openpyxl.load_workbook(years)
    book["Year 8"].append(patron(1))
    book.save(years)
    found = called(capsys, "check", years, *BOTH)
    assert "row 4 of “Year 8”, A" in found.out
    assert "which row 2 of “Year 7” already has" in found.out
    (problem,) = called(capsys, "check", years, *BOTH, "--format", "json").json["problems"]
    assert (problem["row"], problem["sheet"]) == (4, "Year 8")
    found = called(capsys, "check", years, *BOTH, "--format", "csv")
    assert "4 of “Year 8”" in found.out


def test_outcomes_name_the_sheet_and_row(capsys: Capsys, years: Path) -> None:
    found = called(
        capsys, "submit", years, *BOTH, "--server", "practice", "--yes", "--format", "json"
    )
    assert [(each["row"], each["sheet"]) for each in found.json["outcomes"]][2:4] == [
        (4, "Year 7"),
        (2, "Year 8"),
    ]


def test_sheets_that_a_person_chose_leave_but_a_note(capsys: Capsys, years: Path) -> None:
    found = called(capsys, "check", years, "--sheet", "Year 8")
    assert found.out.endswith("1 note\n")
    assert not found.err


def test_a_second_file_of_one_kind_is_an_error_and_all_else_is_reported(
    capsys: Capsys, years: Path, tmp_path: Path
) -> None:
    more = write_patrons(tmp_path / "more.csv", 2)
    photo = tmp_path / "photo.csv"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n")
    found = called(capsys, "check", years, more, photo)
    assert found.status == 1
    assert "“more.csv” (2 rows)" in found.out
    assert found.err.startswith("A file that holds no table of this system is set aside: photo.csv")
    assert "Copy the rows of all below each other into one file" in found.err
