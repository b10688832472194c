"""Sheets with the same headings become one, and no row forgets where it came from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl

from rosterwizard.core.sheet.aside_row import AsideRow
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.sheet.sheet import Origin, Sheet, TemplateMark
from rosterwizard.core.sheet.stacking import stacked

RAGGED, OF_ALL, OF_NAME = Oddity("ragged-row"), Oddity("encoding"), Oddity("formula", column=1)
ONE = pl.Series([1], dtype=pl.UInt32)
ODD = {RAGGED: ONE, OF_ALL: None, OF_NAME: ONE}


def sheet(name: str, headings: tuple[str, ...], *rows: tuple[str, ...]) -> Sheet:
    """Return a sheet whose rows begin below headings in row 3."""
    return Sheet(
        pl.DataFrame(
            list(rows), schema={f"c{at}": pl.String for at in range(len(headings))}, orient="row"
        ),
        headings,
        pl.int_range(4, 4 + len(rows), dtype=pl.UInt32, eager=True),
        Origin(
            Path("years.xlsx"),
            name,
            blank_rows=1,
            hidden_rows=2,
            hidden_columns=(1,),
        ),
        ODD if len(rows) > 1 else {},
    )


def rows_of(of: Sheet, oddity: Oddity) -> list[int]:
    """Return the rows at which that was noticed."""
    rows = of.oddities[oddity]
    assert rows is not None
    return rows.to_list()


SEVEN = sheet("Year 7", ("ID", "Name"), ("1", "Ada"), ("2", "Bob"))
EIGHT = sheet("Year 8", ("name ", "Shoe", "id"), ("Cleo", "38", "3"), ("Dan", "", "4"))


def test_titles_above_each_are_named_with_their_sheet() -> None:
    title = AsideRow(1, "above-headings", "Students")
    titled = replace(EIGHT, origin=replace(EIGHT.origin, above=(title,)))
    assert stacked([SEVEN, titled]).origin.above == (replace(title, sheet="Year 8"),)


def test_columns_go_below_the_same_heading_wherever_it_stands() -> None:
    both = stacked([SEVEN, EIGHT])

    assert both.headings == ("ID", "Name", "Shoe")
    assert both.frame.rows() == [
        *(("1", "Ada", ""), ("2", "Bob", "")),
        *(("3", "Cleo", "38"), ("4", "Dan", "")),
    ]
    assert both.frame.columns == ["c0", "c1", "c2"]


def test_each_row_keeps_its_own_sheet_and_number() -> None:
    both = stacked([SEVEN, EIGHT])

    assert both.sheet_row.to_list() == [4, 5, 4, 5]
    assert both.places.in_words().to_list()[1:3] == ["5 of “Year 7”", "4 of “Year 8”"]
    assert rows_of(both, RAGGED) == [1, 3]
    assert both.oddities[OF_ALL] is None
    # The second column of either sheet is not the same one.
    assert rows_of(both, OF_NAME) == [1]
    assert rows_of(both, replace(OF_NAME, column=2)) == [3]
    assert both.origin.stacked == both.origin.own_sheets == ("Year 7", "Year 8")
    assert (both.origin.blank_rows, both.origin.hidden_rows) == (2, 4)
    assert both.origin.hidden_columns == (1, 2)


def test_equal_headings_are_paired_in_turn_and_nameless_ones_by_their_place() -> None:
    left = sheet("A", ("Mail", "Mail", ""), ("a", "b", "c"))
    right = sheet("B", ("", "Mail", "Mail"), ("d", "e", "f"))

    assert stacked([left, right]).frame.rows() == [("a", "b", "c", ""), ("e", "f", "", "d")]


def test_samples_of_every_sheet_are_known() -> None:
    mark = TemplateMark("club", "members", "1", ("ID",), ("f1",))
    first = replace(SEVEN, origin=replace(SEVEN.origin, mark=mark))
    other = replace(mark, fingerprints=("f1", "f2"))
    second = replace(EIGHT, origin=replace(EIGHT.origin, mark=other))

    assert stacked([first, second, EIGHT]).origin.mark == replace(mark, fingerprints=("f1", "f2"))
    assert stacked([SEVEN, EIGHT]).origin.mark is None
