"""Which cell is meant by what a person writes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pytest

from rosterwizard.core.explaining.asked_place import asked_cell
from rosterwizard.core.explaining.explained_cell import AskedCell
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.sheet.aside_row import AsideRow
from tests.helpers.any_record_type import RECORD_TYPES, job_with_mistakes
from tests.helpers.patron_jobs import job_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from rosterwizard.core.sheet.sheet import Sheet

HEADINGS = ["username", "Given name", "emailaddress", "notes"]
PATRONS = job_of("infiniti", {"patrons": (HEADINGS, [["ana1", "Ana", "a@", ""], ["bo2"] * 4])})
SET = Job(
    job_with_mistakes(next(each for each in RECORD_TYPES if each.id == "haiku/users")).profile,
    tuple(
        sheet
        for each in RECORD_TYPES
        if each.id in {"haiku/users", "haiku/rosters"}
        for sheet in job_with_mistakes(each).sheets
    ),
)


def with_sheet(change: Callable[[Sheet], Sheet]) -> Job:
    """Return the patrons with something else in what was read of their sheet."""
    (sheet,) = PATRONS.sheets
    changed = JobSheet.of(sheet.record_type, change(sheet.sheet), sheet.matching)
    return replace(PATRONS, sheets=(changed,))


def stacked(*names: str) -> Job:
    """Return the patrons as they stand in two sheets of a workbook."""
    return with_sheet(
        lambda sheet: replace(
            sheet,
            sheet_row=pl.Series([2, 2], dtype=pl.UInt32),
            row_sheet=pl.Series(names, dtype=pl.Enum(names)),
            set_aside=(AsideRow(7, "no-record", sheet=names[1]),),
        )
    )


STACKED = stacked("Year 7", "Year 8")


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        ("A2", 0, 0),
        ("c3", 1, 2),
        ("$C$3", 1, 2),
        ("3:emailaddress", 1, 2),
        ("3:[C]", 1, 2),
        ("2: given  NAME", 0, 1),
        ("patrons!A3", 1, 0),
        ("2:graduationyear", 0, None),
    ],
)
def test_cell_is_found_by_letters_heading_and_field(
    text: str, row: int, column: int | None
) -> None:
    found = asked_cell(PATRONS, text)
    assert (found.row, found.column) == (row, column)


def test_field_that_no_column_fills_is_one_of_its_row() -> None:
    assert asked_cell(PATRONS, "2:gender") == AskedCell("patrons", 0, None, ("gender",))


def test_cell_of_an_unknown_column_fills_no_field() -> None:
    assert asked_cell(PATRONS, "D2") == AskedCell("patrons", 0, 3, ())


def test_sheet_of_a_set_is_named_by_its_record_type() -> None:
    assert asked_cell(SET, "rosters!A2").type == "rosters"
    assert asked_cell(SET, "users!A2").type == "users"


@pytest.mark.parametrize("named", ["Year 8", "'Year 8'", "year 8", "'YEAR 8'"])
def test_row_of_stacked_sheets_is_named_with_its_own_sheet(named: str) -> None:
    assert asked_cell(STACKED, f"{named}!A2").row == 1


@pytest.mark.parametrize(
    ("name", "other", "said", "row"),
    [
        ("It's!", "Its", "It's!!A2", 0),
        ("It's!", "Its", "'It''s!'!A2", 0),
        ("'a'", "a", "'a'!A2", 0),
        ("'a'", "a", "a!A2", 1),
        ("b", "B", "B!A2", 1),
    ],
)
def test_odd_names_of_sheets_are_told_apart(name: str, other: str, said: str, row: int) -> None:
    assert asked_cell(stacked(name, other), said).row == row


def test_sheets_whose_names_differ_in_capitals_alone_are_not_mixed_up() -> None:
    with pytest.raises(RosterError) as caught:
        asked_cell(stacked("AA", "aa"), "Aa!A2")
    assert caught.value.code == "cell-no-sheet"


def test_heading_may_hold_the_sign_behind_a_sheets_name() -> None:
    job = job_of("infiniti", {"patrons": (["username", "Really!"], [["ana1", "x"]])})
    assert asked_cell(job, "2:Really!").column == 1
    assert asked_cell(job, "patrons!2:Really!").column == 1


@pytest.mark.parametrize(
    ("job", "text", "code", "said"),
    [
        (PATRONS, "somewhere", "cell-unclear", "F17"),
        (PATRONS, "A1", "cell-no-row", "row 1"),
        (PATRONS, "A99", "cell-no-row", "row 99"),
        (PATRONS, "users!A2", "cell-no-sheet", "patrons"),
        (PATRONS, "Z2", "cell-no-column", "Z"),
        (PATRONS, "2:shoe size", "cell-no-column", "infiniti/patrons"),
        (SET, "A2", "cell-several-rows", "users, rosters"),
        (STACKED, "A2", "cell-several-rows", "Year 7, Year 8"),
        (STACKED, "Year 9!A2", "cell-no-sheet", "Year 7, Year 8"),
        (STACKED, "Year 8!A7", "cell-row-aside", "Row 7"),
        (STACKED, "Year 7!A7", "cell-no-row", "row 7"),
    ],
)
def test_what_is_not_there_is_said(job: Job, text: str, code: str, said: str) -> None:
    with pytest.raises(RosterError) as caught:
        asked_cell(job, text)
    assert caught.value.code == code
    assert said in str(caught.value)


def test_row_that_was_set_aside_says_why() -> None:
    aside = (AsideRow(8, "no-record"), AsideRow(9, "sample"))
    job = with_sheet(lambda sheet: replace(sheet, set_aside=aside))
    with pytest.raises(RosterError, match="a sample of a template") as caught:
        asked_cell(job, "A9")
    assert caught.value.code == "cell-row-aside"
    with pytest.raises(RosterError, match="No record stands in row 10"):
        asked_cell(job, "A10")
