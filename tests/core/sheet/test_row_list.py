"""Rows as a column answer as a list of them would."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.sheet.row_list import RowList

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
