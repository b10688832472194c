"""Signs that tell a spreadsheet that a cell is text are no part of the cell, and that is said."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook

from rosterwizard.core.marking.written_text import put_exactly
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.reading.grid import Grid, frame_of, rows_from
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.core.reading.text_files import read_text
from rosterwizard.core.reading.text_marks import may_be_marked, without_text_marks
from rosterwizard.core.results.refused import refused_rows
from rosterwizard.core.sheet.apostrophes import with_text_marks
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.templates.looks import cell_at
from tests.helpers.checked import record_type
from tests.helpers.job_sheets import job_sheet
from tests.helpers.outcomes import as_outcomes

if TYPE_CHECKING:
    from rosterwizard.core.sheet.sheet import Sheet

CODED = st.text("'=07A ", max_size=5).filter(lambda text: text == text.strip())
SIGNED = st.text("'=+-@ ab1,\"", max_size=5).filter(lambda text: text == text.strip())


def read(*rows: tuple[str, ...]) -> Sheet:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return read_text(out.getvalue().encode(), Path("a.csv"), ReadingOptions(heading_row=1))


def told(sheet: Sheet) -> list[int]:
    """Return how many cells are said to have had such signs."""
    return [int(dict(each.tells)["cells"]) for each in sheet.oddities if each.kind == "text-marks"]


@pytest.mark.parametrize(
    ("cells", "meant", "count"),
    [
        (("'00123", "'00124", ""), ["00123", "00124"], 2),
        (("'7A", "'MAR1"), ["7A", "MAR1"], 2),
        (('="00123"', "7"), ["00123", "7"], 1),
        (('="a ""b"""', "7"), ['a "b"', "7"], 1),
        (("'+61400111222", "0400"), ["+61400111222", "0400"], 1),
        (("''=x", "y"), ["'=x", "y"], 1),
        (("'00123", "10124"), ["00123", "10124"], 1),
        (("'00123",), ["00123"], 1),
        (("'7B", "MAR1"), ["7B", "MAR1"], 1),
        (("'0400 111-222", ""), ["0400 111-222"], 1),
    ],
)
def test_they_are_taken_off(cells: tuple[str, ...], meant: list[str], count: int) -> None:
    sheet = read(("name", "code"), *((f"n{at}", cell) for at, cell in enumerate(cells)))
    assert [each for each in sheet.frame["c1"] if each] == meant
    assert told(sheet) == [count]


@pytest.mark.parametrize(
    "cells",
    [
        ("'s Gravenhage", "Delft"),
        ("'t Hart", "'t Hart"),
        ("'Akau", "'Ofa"),
        ("'t Hof 12", "'t Hof 14"),
        ("'08", "2009"),
        ("'1", "2"),
        ("=1+1", "2"),
        ('="', "a"),
    ],
)
def test_letters_and_formulas_stay(cells: tuple[str, ...]) -> None:
    sheet = read(("name", "code"), *((f"n{at}", cell) for at, cell in enumerate(cells)))
    assert tuple(sheet.frame["c1"]) == cells
    assert told(sheet) == []


def test_they_are_taken_off_where_a_sheet_has_them_throughout() -> None:
    sheet = read(("'name", "'on"), ("'Ada", "'Y"), ("'t Hart", ""))
    assert sheet.frame.rows() == [("Ada", "Y"), ("t Hart", "")]
    assert told(sheet) == [3]


@pytest.mark.parametrize(
    "formula",
    ["=A2", '=$B$2&"x"', "=PROPER(B2)", "= -(C3+1)", "='Year 7'!B2", "=List!B2", "=ÄR(1)"],
)
def test_a_formula_without_its_result_is_named(formula: str) -> None:
    sheet = read(("name", "code"), ("a", "7"), ("b", formula))
    assert tuple(sheet.frame["c1"]) == ("7", formula)
    assert {each: list(at) for each, at in sheet.oddities.items() if at is not None} == {
        Oddity("formula", "text", column=1): [1]
    }


@pytest.mark.parametrize("text", ["=", "=)", "=cat", "=A1b2", "= 5 =", "==", "-A1", "=x!"])
def test_other_text_behind_such_a_sign_is_no_formula(text: str) -> None:
    assert not read(("name", "code"), ("a", text)).oddities


@given(st.lists(st.tuples(SIGNED, SIGNED), min_size=1, max_size=4))
def test_the_file_of_refused_rows_is_read_back_just_as_it_was(rows: list[tuple[str, str]]) -> None:
    people = record_type(Field("id"), Field("name"), Field("last"))
    full = [("x", *row) for row in rows]
    sheet = job_sheet(people, ("id", "name", "last"), *full)
    outcomes = as_outcomes(*((at, "refused", "=why") for at in range(len(full))))
    again = read_text(refused_rows(sheet, outcomes), Path("refused.csv"))
    assert [row[:3] for row in again.frame.iter_rows()] == full


@given(st.lists(st.tuples(CODED, CODED), min_size=1, max_size=4))
def test_what_a_workbook_is_given_is_read_back_just_as_it_was(rows: list[tuple[str, str]]) -> None:
    frame = frame_of(zip(*rows, strict=True))
    page = Workbook().create_sheet()
    for column, texts in enumerate(with_text_marks(frame), start=1):
        for row, text in enumerate(texts, start=1):
            put_exactly(cell_at(page, row, column), text)
    written = [[cell.value or "" for cell in column] for column in page.iter_cols()]
    _, grid = without_text_marks(("a", "b"), Grid(frame_of(written), rows_from(1, len(rows))))
    assert grid.frame.rows() == rows


@given(
    st.lists(
        st.text(st.sampled_from("a'=\"\u00e9\u00a0\u1680\u2003\u2028\u205f\u3000 \t"), max_size=4)
    ),
    st.sampled_from(",;\t|'="),
)
@example(["'"], ",")
@example(["a", "\u3000="], ",")
def test_no_cell_is_marked_where_none_may_be(cells: list[str], delimiter: str) -> None:
    text = "\n".join(cells)
    marked = (
        pl.Series(cells, dtype=pl.String).str.split(delimiter).explode().str.contains(r"^\s*['=]")
    )
    if marked.any():
        assert may_be_marked(text.encode(), delimiter)
    assert may_be_marked(f'"{text}"'.encode(), delimiter) >= bool(marked.any())


@pytest.mark.parametrize(
    ("text", "may_be"),
    [("O'Hara,a=b\n" * 9, False), ("a'" * 99, True), ("a,b\n" * 99 + "a,'b", True), ("", False)],
)
def test_signs_inside_few_cells_mark_none(text: str, *, may_be: bool) -> None:
    assert may_be_marked((text + "x" * 2000).encode(), ",") is may_be
