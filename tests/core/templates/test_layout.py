"""Where everything stands in the sheet."""

from __future__ import annotations

import pytest

from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldType,
    RecordType,
    Schema,
)
from rosterwizard.core.templates.layout import (
    DEFAULT_ROWS,
    HEADING_ROW,
    SheetLayout,
    in_sheet,
    number_format,
    sheet_titles,
)
from rosterwizard.core.templates.samples import sample_rows
from tests.helpers.club_profile import CLUBS, MEMBERS


def titles(*wanted: str) -> list[str]:
    types = [
        RecordType(name=f"type{at}", title=title, schema=Schema(fields=()))
        for at, title in enumerate(wanted)
    ]
    return list(sheet_titles(types).values())


def test_checked_rows_are_those_that_one_file_may_have_below_the_samples() -> None:
    samples = sample_rows(CLUBS, CLUBS.fields)
    layout = SheetLayout("Clubs", CLUBS, CLUBS.fields, samples)
    assert layout.cells("Days") == "$C$1:$C$6"
    assert layout.area("Days") == "C2:C6"
    assert layout.area("Days", HEADING_ROW) == "C1:C6"
    assert SheetLayout("Clubs", CLUBS, CLUBS.fields).last_row == 4


def test_rows_without_a_known_limit_are_still_limited() -> None:
    assert SheetLayout("Members", MEMBERS, MEMBERS.fields).last_row == 1 + DEFAULT_ROWS


def test_references_are_of_the_heading_row_with_the_column_fixed() -> None:
    layout = SheetLayout("Clubs", CLUBS, CLUBS.fields[1:])
    assert layout.cell("Name") == "$A1"
    assert layout.letter("Days") == "B"
    assert layout.row == "$A1:$B1"
    assert "Days" in layout
    assert "Club ID" not in layout


def test_reference_from_another_sheet_quotes_its_title() -> None:
    layout = SheetLayout("Users' levels", CLUBS, CLUBS.fields)
    assert in_sheet(layout, "$A$2") == "'Users'' levels'!$A$2"


def test_titles_are_legal() -> None:
    assert titles("Classes/Groups") == ["Classes-Groups"]
    assert titles("'Quoted' [a]:*?\\ ") == ["Quoted' -a-----"]
    assert titles("a" * 30 + "' b") == ["a" * 30]
    assert titles("") == ["type0"]
    assert titles("''") == ["-"]


def test_no_two_titles_are_alike_for_a_spreadsheet() -> None:
    assert titles("Users", "users", "USERS") == ["Users", "users 2", "USERS 3"]
    assert titles("a" * 31, "a" * 31) == ["a" * 31, "a" * 29 + " 2"]


def test_titles_of_the_workbooks_own_sheets_are_taken() -> None:
    assert titles("Read me first", "History", "_lists") == [
        "Read me first 2",
        "History 2",
        "_lists 2",
    ]


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("string", "@"),
        ("any", "@"),
        ("date", "@"),
        ("datetime", "@"),
        ("boolean", "@"),
        ("list", "@"),
        ("integer", "0"),
        ("year", "0"),
        ("number", "General"),
    ],
)
def test_everything_is_text_but_true_numbers(kind: FieldType, form: str) -> None:
    assert number_format(Field(name="a", type=kind)) == form


def test_numbers_that_are_chosen_from_a_list_are_text_like_the_list() -> None:
    grade = Field(name="a", type="integer", constraints=Constraints(enum=("1", "2")))
    assert number_format(grade) == "@"
