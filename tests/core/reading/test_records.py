"""Clean text goes the fast way, all other text the tolerant one, and both give the same cells."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading import records
from rosterwizard.core.reading.records import Records, clean_grid, tolerant_grid
from rosterwizard.core.sheet.oddity import Oddity

if TYPE_CHECKING:
    from rosterwizard.core.reading.grid import Grid

# Everything that is special to one of the two ways, and a little that is not.
CELL = st.text(st.sampled_from("ab '\",;\t\n\rﬁé😀\x00\x1a#=0"), max_size=6)
DELIMITER = st.sampled_from(",;\t|")
ENDS = st.sampled_from(["\n", "\r\n"])


def rows(grid: Grid | None) -> list[tuple[str, ...]]:
    assert grid is not None
    return grid.frame.rows()


def written(cell: str, delimiter: str, *, quote_all: bool) -> str:
    """Return the cell as a strict program writes it; csv.writer leaves a lone CR unquoted."""
    if quote_all or any(special in cell for special in ('"', "\r", "\n", delimiter)):
        return '"' + cell.replace('"', '""') + '"'
    return cell


@given(st.data())
def test_clean_text_is_read_alike_both_ways(data: st.DataObject) -> None:
    width = data.draw(st.integers(1, 5))
    table = data.draw(st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=8))
    delimiter, end = data.draw(DELIMITER), data.draw(ENDS)
    quote_all = data.draw(st.booleans())
    text = "".join(
        delimiter.join(written(cell, delimiter, quote_all=quote_all) for cell in row) + end
        for row in table
    )

    fast = clean_grid(text, delimiter, width, 2)

    if table:
        assert rows(fast) == [tuple(row) for row in table]
        assert rows(tolerant_grid(text, delimiter, 2)) == rows(fast)


@given(st.text(st.sampled_from('ab,"\n\r '), max_size=40), st.integers(1, 4))
def test_whatever_the_fast_way_takes_the_tolerant_one_reads_alike(text: str, width: int) -> None:
    fast = clean_grid(text, ",", width, 7)
    tolerant = tolerant_grid(text, ",", 7)

    if fast is not None:
        padded = [row + ("",) * (width - len(row)) for row in rows(tolerant)]
        assert rows(fast) == padded
        assert fast.sheet_row.to_list() == tolerant.sheet_row.to_list()


@given(st.text(st.sampled_from('ab,"\n\r '), max_size=60))
def test_no_text_is_lost_on_the_tolerant_way(text: str) -> None:
    letters = [letter for letter in text if letter in "ab"]

    cells = [cell for row in rows(tolerant_grid(text, ",", 2)) for cell in row]

    assert [letter for cell in cells for letter in cell if letter in "ab"] == letters


def test_quoted_line_breaks_far_apart_do_not_confuse_the_fast_way() -> None:
    table = [[f"{row}", "two\nlines" if row % 977 == 0 else "one", "x, y"] for row in range(60_000)]
    out = io.StringIO(newline="")
    csv.writer(out).writerows(table)

    assert rows(clean_grid(out.getvalue(), ",", 3, 2)) == [tuple(row) for row in table]


def test_a_quoted_line_break_starts_no_new_row() -> None:
    grid = clean_grid('"a\nb",1\r\nc,2\r\n', ",", 2, 2)

    assert rows(grid) == [("a\nb", "1"), ("c", "2")]
    assert grid is not None
    assert grid.sheet_row.to_list() == [2, 3]


@pytest.mark.parametrize(
    "text",
    [
        'a,b"c\n',  # a quote inside a cell
        '"a"b,c\n',  # text after a closing quote
        'a,"b\n',  # never closed
        "a\n",  # too short
        "a,b,c\n",  # too long
        "a,b\rc,d\n",  # a line end of old Macs
        "",
    ],
)
def test_unclean_text_is_not_for_the_fast_way(text: str) -> None:
    assert clean_grid(text, ",", 2, 2) is None


def test_very_wide_text_is_not_for_the_fast_way() -> None:
    assert clean_grid(",".join("a" * 501) + "\n", ",", 501, 2) is None
    assert clean_grid(",".join("a" * 500) + "\n", ",", 500, 2) is not None


def test_a_delimiter_of_several_bytes_is_not_for_the_fast_way() -> None:
    assert clean_grid("a§b\n", "§", 2, 2) is None
    assert rows(tolerant_grid("a§b\n", "§", 2)) == [("a", "b")]


def test_blank_lines_are_records_also_at_the_start() -> None:
    grid = clean_grid("\r\n\na,b\n\nc,d", ",", 2, 5)

    assert rows(grid) == [("", ""), ("", ""), ("a", "b"), ("", ""), ("c", "d")]
    assert grid is not None
    assert grid.sheet_row.to_list() == [5, 6, 7, 8, 9]


def test_ragged_records_keep_all_their_cells() -> None:
    grid = tolerant_grid("a,b,c\nd\n\ne,f,,\n", ",", 2)

    assert rows(grid) == [
        ("a", "b", "c", ""),
        ("d", "", "", ""),
        ("", "", "", ""),
        ("e", "f", "", ""),
    ]
    assert grid.cells is not None
    assert grid.cells.to_list() == [3, 1, 0, 4]
    assert grid.filled is not None
    assert grid.filled.to_list() == [3, 1, 0, 2]


def test_a_record_is_filled_up_to_its_last_cell_with_something_in_it() -> None:
    grid = tolerant_grid("a,b,c,\na,,,\n,,,\n,b\na,b,,,\n,,,,e\n", ",", 1)
    assert grid.filled is not None
    assert grid.filled.to_list() == [3, 1, 0, 2, 2, 5]


def test_every_kind_of_line_end_ends_a_record() -> None:
    assert rows(tolerant_grid("a\rb\r\nc\nd", ",", 2)) == [("a",), ("b",), ("c",), ("d",)]


def test_an_unclosed_quote_does_not_swallow_the_rest() -> None:
    grid = tolerant_grid('a,"b\nc,"d, e"\nf,g\n', ",", 2)

    assert rows(grid) == [("a", '"b'), ("c", "d, e"), ("f", "g")]
    assert grid.oddities == {Oddity("unclosed-quote"): [0]}


def test_cells_of_several_lines_survive_beside_an_unclosed_quote() -> None:
    grid = tolerant_grid('a,"b\nc,"d\ne"\nf,"g\nh"\n', ",", 2)

    assert rows(grid) == [("a", '"b'), ("c", "d\ne"), ("f", "g\nh")]


def test_a_quote_open_at_the_very_end_is_taken_as_it_stands() -> None:
    grid = tolerant_grid('a,b\nc,"', ",", 2)

    assert rows(grid) == [("a", "b"), ("c", '"')]
    assert grid.oddities == {Oddity("unclosed-quote"): [1]}


def test_text_behind_a_closing_quote_is_read_as_excel_does_in_the_last_line_too() -> None:
    grid = tolerant_grid('a,"b"x\nc,"d"y', ",", 2)

    assert rows(grid) == [("a", "bx"), ("c", "dy")]
    assert grid.oddities == {Oddity("quote-inside"): [0, 1]}


def test_each_of_many_unclosed_quotes_costs_only_its_own_row() -> None:
    text = "".join(f'u{row},"A{row},x\n' for row in range(300))

    grid = tolerant_grid(text, ",", 2)

    assert rows(grid) == [(f"u{row}", f'"A{row}', "x") for row in range(300)]
    assert grid.oddities == {Oddity("unclosed-quote"): list(range(300))}


def test_a_text_in_which_each_line_hangs_on_the_next_is_read_in_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(records, "_A_SHORT_TEXT", 0)
    text = '"\n' + 'a","b\n' * 300

    grid = tolerant_grid(text, ",", 2)

    assert grid.frame.height == 301
    places = grid.oddities[Oddity("unclosed-quote")]
    assert places is not None
    assert len(places) > 250


@pytest.mark.parametrize(
    ("line", "width", "cells"),
    [
        ('u1,"Ada "Countess" L",Lovelace', 3, ["u1", 'Ada "Countess" L', "Lovelace"]),
        ('u1,"Ada "Countess, the first" L",x', 3, ["u1", 'Ada "Countess, the first" L', "x"]),
        ('u1,"a""b","c" d', 3, ["u1", 'a"b', "c d"]),
        ('"a"b,"c",d"', 2, ['a"b,"c', 'd"']),
        ('u1,"a"b,c",d', 4, ["u1", "ab", 'c"', "d"]),
    ],
)
def test_a_quote_inside_a_quoted_cell_is_a_letter_of_it(
    line: str, width: int, cells: list[str]
) -> None:
    found = Records(f"{line}\nx,y\n", ",", width=width)

    assert next(found) == cells
    assert found.inside == [0]


def test_quotes_inside_that_swallow_lines_are_letters_where_the_line_then_fits() -> None:
    found = Records('u1,"a "b,"\nu2,d\n', ",", width=2)

    assert list(found) == [["u1", 'a "b,'], ["u2", "d"]]
    assert (found.inside, found.unclosed) == ([0], [])


@pytest.mark.parametrize("line", ['5" nail,x', 'a,b"c"d', '"a""b","c,d"', '""'])
def test_quotes_where_they_may_stand_are_no_oddity(line: str) -> None:
    found = Records(f"{line}\nx,y\n", ",", width=2)

    assert len(list(found)) == 2
    assert (found.inside, found.unclosed) == ([], [])


def test_rows_in_another_delimiter_than_their_headings_are_cut_there() -> None:
    some = tolerant_grid("a,b\nc;d\n", ",", 2, 2)
    assert rows(some) == [("a", "b"), ("c", "d")]
    every = tolerant_grid("a;b\n\nc;d\n", ",", 2, 2)
    assert rows(every) == [("a", "b"), ("", ""), ("c", "d")]
    for grid, places in ((some, [1]), (every, None)):
        ((oddity, found),) = grid.oddities.items()
        assert (oddity.code, oddity.kind, found) == ("odd-records", "delimiter", places)
    assert rows(tolerant_grid("a,b\nc;d;e\n", ",", 2, 2)) == [("a", "b"), ("c;d;e", "")]


def test_a_cell_of_any_length_is_read() -> None:
    assert rows(tolerant_grid('a"b,' + "x" * 200_000, ",", 2)) == [('a"b', "x" * 200_000)]


def test_one_record_must_not_make_the_sheet_too_wide_to_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(records, "MOST_CELLS", 20)

    with pytest.raises(RosterError) as caught:
        tolerant_grid("a\nb\n" + "c," * 9 + "\n", ",", 2)

    assert caught.value.code == "row-too-long"
    assert caught.value.params == {"row": 4, "cells": 10}


def test_records_tell_where_each_one_ends() -> None:
    text = 'title\n"a\nb",c\nd,e'
    reading = Records(text, ",")

    ends = [reading.end for _ in reading]

    assert [text[:end] for end in ends] == ["title\n", 'title\n"a\nb",c\n', text]


@pytest.mark.parametrize(
    ("last", "cells", "unclosed"),
    [
        ('"1, x",2', ["1, x", "2"], []),
        ('"x",', ["x", ""], []),
        ('"1, x', ['"1', " x"], [1]),
        ('1,"x', ["1", '"x'], [1]),
    ],
)
def test_in_a_last_line_without_an_end_only_a_quote_that_is_not_closed_is_a_letter(
    last: str, cells: list[str], unclosed: list[int]
) -> None:
    found = Records(f"a,b\n{last}", ",")

    assert list(found) == [["a", "b"], cells]
    assert found.unclosed == unclosed


def test_a_cell_may_be_as_long_as_every_system_lets_it() -> None:
    Records("", ",")
    assert csv.field_size_limit() == 0x7FFF_FFFF  # C's long has no more on Windows
