"""`rosterwizard template`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from tests.helpers.command_line import called

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    Capsys = pytest.CaptureFixture[str]


def headings(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")


def test_csv_has_the_columns_that_are_ticked_and_those_that_must_be_there(
    capsys: Capsys, tmp_path: Path
) -> None:
    path = tmp_path / "patrons.csv"
    found = called(capsys, "template", "infiniti/patrons", "-o", path, "--columns", "Gender, ")
    assert (found.status, found.out) == (0, "")
    assert "infiniti/patrons" in found.err
    assert headings(path) == ["username", "gender"]


def test_all_columns_and_no_samples(capsys: Capsys, tmp_path: Path) -> None:
    path = tmp_path / "patrons.csv"
    called(capsys, "template", "infiniti/patrons", "-o", path, "--all-columns", "--no-samples")
    assert "presentationgrouplabel" in headings(path)
    assert len(path.read_text(encoding="utf-8").splitlines()) == 1


def test_system_makes_one_workbook_with_a_sheet_for_each_type(
    capsys: Capsys, tmp_path: Path
) -> None:
    path = tmp_path / "traverse.xlsx"
    assert called(capsys, "template", "traverse", "-o", path).status == 0
    workbook = openpyxl.load_workbook(path, read_only=True)
    visible = [each.title for each in workbook.worksheets if each.sheet_state == "visible"]
    workbook.close()
    assert len(visible) >= 3


def test_ticked_column_goes_to_the_types_that_have_it(capsys: Capsys, tmp_path: Path) -> None:
    path = tmp_path / "infiniti.xlsx"
    found = called(capsys, "template", "infiniti", "-o", path, "--columns", "gender")
    assert found.status == 0, found.err
    workbook = openpyxl.load_workbook(path, read_only=True)
    cells = [str(cell) for sheet in workbook for row in sheet.values for cell in row]
    workbook.close()
    assert "gender" in cells


def test_unknown_column_names_near_ones(capsys: Capsys, tmp_path: Path) -> None:
    path = tmp_path / "patrons.csv"
    found = called(capsys, "template", "infiniti/patrons", "-o", path, "--columns", "gander")
    assert found.status == 2
    assert "gender" in found.err
    assert not path.exists()


def test_csv_of_a_whole_system_is_refused_with_its_types(capsys: Capsys, tmp_path: Path) -> None:
    found = called(capsys, "template", "traverse", "-o", tmp_path / "all.csv")
    assert found.status == 2
    assert "traverse/students" in found.err


def test_other_endings_are_refused(capsys: Capsys, tmp_path: Path) -> None:
    found = called(capsys, "template", "infiniti/patrons", "-o", tmp_path / "patrons.pdf")
    assert found.status == 2
    assert ".xlsx" in found.err


def test_folder_that_is_not_there_is_said(capsys: Capsys, tmp_path: Path) -> None:
    found = called(capsys, "template", "infiniti/patrons", "-o", tmp_path / "no" / "patrons.csv")
    assert found.status == 2
    assert "could not be saved" in found.err
