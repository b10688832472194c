"""Copied cells are read as the same cells in a CSV file are."""

from __future__ import annotations

import csv
import io
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.pasted_text import is_of_lines, pasted_text
from rosterwizard.core.reading.text_files import read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.sheet.sheet import Sheet

    Cells = Sequence[Sequence[str]]

HEADINGS = ("username", "surname", "emailaddress")
CELLS = [
    HEADINGS,
    ("ann1", "O'Neil, Ann", "ann@school.example"),
    ("007", 'Ann "Nan"\nRoe', "nan@school.example"),
    ("", "Núñez; Zoë", ""),
]


def as_csv(cells: Cells, delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(cells)
    return out.getvalue()


def as_page(cells: Cells) -> str:
    rows = ("".join(f"<td>{_in_page(cell)}</td>" for cell in row) for row in cells)
    table = "\n".join(f" <tr>\n  {row}</tr>" for row in rows)
    return f"<html><head><style>td {{ x }}</style></head><table>\n{table}</table></html>"


def _in_page(cell: str) -> str:
    return escape(cell).replace("\n", "<br>")


def sheet_of(text: str) -> Sheet:
    return read_text(text.encode(), Path("a"))


def told_of(sheet: Sheet) -> tuple[object, ...]:
    return sheet.headings, sheet.frame.rows(), sheet.sheet_row.to_list()


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_cells_of_a_spreadsheet_are_those_of_its_csv_file(line_end: str) -> None:
    copied = as_csv(CELLS, "\t").replace("\r\n", line_end)
    assert told_of(sheet_of(pasted_text(copied))) == told_of(sheet_of(as_csv(CELLS)))


def test_a_table_that_a_mail_holds_as_a_page_alone_is_read() -> None:
    read = told_of(sheet_of(pasted_text("", as_page(CELLS))))
    assert read == told_of(sheet_of(as_csv(CELLS)))


def test_a_page_counts_where_the_text_has_each_cell_on_a_line_of_its_own() -> None:
    plain = "\n".join(cell for row in CELLS for cell in row)
    read = told_of(sheet_of(pasted_text(plain, as_page(CELLS))))
    assert read == told_of(sheet_of(as_csv(CELLS)))


@pytest.mark.parametrize("plain", ["name\nRoe, Ann\nNg,  Bo, Dr\n", ""])
def test_a_comma_in_the_only_column_parts_nothing(plain: str) -> None:
    cells = [("name",), ("Roe, Ann",), ("Ng,  Bo, Dr" if plain else "Ng, Bo, Dr",)]
    read = sheet_of(pasted_text(plain, as_page(cells)))
    assert [*read.frame["c0"]] == [cells[1][0], cells[2][0]]
    assert read.headings == ("name",)


def test_where_text_and_page_differ_the_page_counts() -> None:
    assert pasted_text("name\nSomebody", as_page([("name",), ("Bo",)])) == '"name"\n"Bo"\n'


@pytest.mark.parametrize(
    ("plain", "cells"),
    [
        ('name\n"Ann\nBo\nCy\n', ["name", '"Ann', "Bo", "Cy"]),
        ('name\n"Bo" Kim\nCy\n', ["name", '"Bo" Kim', "Cy"]),
        ('name\n"say ""hi"""\nCy\n', ["name", 'say "hi"', "Cy"]),
        ("name\nBo\n\nCy\n", ["name", "Bo", "", "Cy"]),
        ("name\nBo Kim\nCy Ng\n", ["name", "Bo Kim", "Cy Ng"]),
    ],
)
def test_quotes_in_the_only_column_swallow_no_row(plain: str, cells: list[str]) -> None:
    text = pasted_text(plain, as_page([(cell,) for cell in cells]))
    assert ["".join(row) for row in csv.reader(io.StringIO(text))] == cells


@given(
    st.lists(
        st.tuples(*[st.text("abcé07 .,;'-", max_size=6).map(str.strip)] * 3), min_size=1, max_size=6
    )
)
def test_every_block_of_cells_is_read_as_its_csv_file(rows: list[tuple[str, ...]]) -> None:
    cells = [HEADINGS, *rows, ("z", "z", "z")]
    expected = told_of(sheet_of(as_csv(cells)))
    assert told_of(sheet_of(pasted_text(as_csv(cells, "\t")))) == expected


@pytest.mark.parametrize(
    "page",
    [
        "<p>a<table><tr><td>a<td>b</table><table><tr><td>c<td>d</table>",
        "<table><tr><td>a<td><table><tr><td>b<td>c</table></table>",
        "<table><tr><td colspan=2>a<tr><td>b<td>c</table>",
        "<table><tr><td rowspan='3'>a<td>b<tr><td>c</table>",
        "<table><td>a<td>b<tr><td>c<td>d</table>",
        "<p>no table</p>",
    ],
)
def test_a_page_that_is_not_one_plain_table_is_left_to_the_text(page: str) -> None:
    assert pasted_text("a\nb", page) == "a\nb"
    with pytest.raises(RosterError, match="nothing"):
        pasted_text("", page)


def test_text_with_tabs_counts_before_any_page() -> None:
    assert pasted_text("a\tb\nc\td", as_page(CELLS)) == "a\tb\nc\td"


def test_a_page_whose_ends_were_left_out_is_read() -> None:
    page = "<table><tr><th colspan=1>a<th>b<tr><td><p>1</p><p>2</p><td>&nbsp;"
    assert pasted_text("", page) == 'a\tb\n"1\n2"\t\n'


@pytest.mark.parametrize("plain", ["", " ", "\n\n", "\t\n \t"])
def test_nothing_is_said(plain: str) -> None:
    with pytest.raises(RosterError) as raised:
        pasted_text(plain)
    assert raised.value.code == "pasted-nothing"


@pytest.mark.parametrize("plain", ["one", "one\n", "a\tb\tc\n\n", "https://school.example"])
def test_one_line_is_no_table(plain: str) -> None:
    assert not is_of_lines(plain)
    with pytest.raises(RosterError) as raised:
        pasted_text(plain)
    assert raised.value.code == "pasted-one-line"
