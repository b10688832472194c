"""Rows as a column answer as a list of them would."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.sheet.row_list import OrderedRows, RowList, with_rows_below

ROWS = st.lists(st.integers(0, 3000), max_size=1200)


def row_list(rows: list[int]) -> RowList:
    return RowList.of(pl.Series(sorted(rows), dtype=pl.UInt32))


@given(ROWS, st.lists(st.integers(0, 3001), max_size=20))
def test_it_is_what_a_list_of_the_rows_would_be(rows: list[int], asked: list[int]) -> None:
    plain, made = sorted(set(rows)), row_list(rows)
    assert list(made) == plain
    assert list(made[3:7]) == plain[3:7]
    for row in asked:
        place = made.place_of(row)
        assert place == (plain.index(row) if row in plain else None)
    asked_at_once = made.has(pl.Series(asked, dtype=pl.UInt32))
    assert asked_at_once.to_list() == [row in plain for row in asked]


def test_what_is_in_no_row_is_not_among_them() -> None:
    assert list(RowList.of(pl.Series([None, 2, 2, 5], dtype=pl.UInt32))) == [2, 5]


def test_it_can_be_asked_from_the_end_and_not_beyond_its_ends() -> None:
    rows = row_list([1, 5, 9])
    assert rows[-1] == 9
    for place in (3, -4):
        with pytest.raises(IndexError):
            rows[place]


def test_rows_that_come_below_are_shown_behind_all_others() -> None:
    more = range(10, 12)
    ordered = OrderedRows(pl.Series([7, 1, 5], dtype=pl.UInt32))
    kinds = ((range(10), list(range(12))), (row_list([1, 5]), [1, 5, 10, 11]))
    for rows, all_rows in (*kinds, (ordered, [7, 1, 5, 10, 11]), ([2, 3], [2, 3, 10, 11])):
        below = with_rows_below(rows, more)
        assert list(below) == all_rows
        assert type(below) is type(rows) or isinstance(below, tuple)
        assert with_rows_below(rows, range(10, 10)) is rows
    assert isinstance(with_rows_below(range(10), more), range)  # no list of a million
    sorted_ = with_rows_below(ordered, more)
    assert isinstance(sorted_, OrderedRows)
    assert sorted_.place_of(11) == 4
