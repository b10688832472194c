"""People are told which sheets are read, and of every other one."""

from __future__ import annotations

from pathlib import Path

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.sheet.sheet import Origin, SheetBeside
from rosterwizard.core.sheet.sheet_words import (
    hidden_in_words,
    sheets_besides_problems,
    sheets_in_words,
    sheets_left_out,
)

FILE = Path("a.xlsx")
BESIDE = (
    SheetBeside("Year 8", 212, alike=True),
    SheetBeside("Leavers", 1, alike=True, hidden=True),
    SheetBeside("Notes", 1),
    SheetBeside("Lists", 30, hidden=True),
)


def test_of_a_sheet_alone_there_is_nothing_to_say() -> None:
    assert list(sheets_in_words(Origin(FILE, "Year 7", ("Year 7", "Empty")))) == []


def test_every_other_sheet_is_named_with_its_rows() -> None:
    origin = Origin(FILE, "Year 7", beside=BESIDE, charts=("Growth",), linked=True)
    assert list(sheets_in_words(origin)) == [
        "The sheet “Year 8” has 212 more rows of the same kind. They are left out.",
        "The sheet “Leavers”, which is hidden, has 1 more row of the same kind. It is left out.",
        "2 sheets with other headings are left out: “Notes” (1 row), “Lists” (30 rows, hidden).",
        "A sheet without cells, such as a chart, is left out: Growth.",
        sentence("workbook-linked"),
    ]


def test_what_the_check_says_is_not_said_twice() -> None:
    (said,) = sheets_besides_problems(Origin(FILE, "Year 7", beside=BESIDE))
    assert said.startswith("2 sheets with other headings")


def test_stacked_and_hidden_sheets_that_are_read_are_said() -> None:
    (both,) = sheets_in_words(Origin(FILE, "Year 7", stacked=("Year 7", "Year 8")))
    assert both == "The rows of several sheets are taken together: Year 7, Year 8."
    (hidden,) = sheets_in_words(Origin(FILE, "Old", hidden=True))
    assert hidden.startswith("The sheet “Old” is hidden in your workbook.")


def test_sheets_of_other_files_are_named_with_these() -> None:
    others = (
        SheetBeside("Year 8", 3, alike=True, file="b.xlsx"),
        SheetBeside("", 1, alike=True, file="c.csv"),
    )
    assert sheets_left_out(others) == "“Year 8” of “b.xlsx” (3 rows), “c.csv” (1 row)"
    assert list(sheets_in_words(Origin(FILE, "Year 7", beside=others[1:]))) == [
        "The file “c.csv” has 1 more row of the same kind. It is left out."
    ]


def test_hidden_rows_and_columns_are_said() -> None:
    assert list(hidden_in_words(Origin(FILE))) == []
    assert list(hidden_in_words(Origin(FILE, hidden_rows=2, hidden_columns=(1, 5)))) == [
        "2 rows are hidden in your sheet; they count like the others.",
        "2 columns are hidden in your sheet: B, F. They count like the others.",
    ]
