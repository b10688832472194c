"""F8 walks the places from the top of the screen to its end, and round, however it is sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.sheet.row_list import OrderedRows, RowList
from rosterwizard.core.showing.row_filters import CELL
from rosterwizard.core.showing.walk import WHOLE_ROW, Walk

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = (2, 0, 1)  # as they are shown; 3 is hidden


def places(*cells: tuple[int, int | None]) -> pl.DataFrame:
    return pl.DataFrame(cells, CELL, orient="row").sort(*CELL, nulls_last=False)


def rows_of(shown: Sequence[int], kind: str) -> Sequence[int]:
    rows = pl.Series(shown, dtype=pl.UInt32)
    return OrderedRows(rows) if kind == "sorted" else RowList(rows.sort())


def test_nowhere_to_go() -> None:
    assert Walk(places(), range(9), COLUMNS).next(1, 0) is None
    assert (
        Walk(places((1, 0)), RowList(pl.Series([2], dtype=pl.UInt32)), COLUMNS).next(2, 0) is None
    )


def test_a_row_that_is_not_shown_is_above_the_first() -> None:
    walk = Walk(places((5, 0), (1, 0)), rows_of([5, 1], "sorted"), COLUMNS)
    assert walk.next(9, 0) == (5, 0)


@pytest.mark.parametrize("kind", ["file", "sorted"])
@given(
    cells=st.sets(
        st.tuples(st.integers(0, 6), st.one_of(st.none(), st.integers(0, 3))), min_size=1
    ),
    shown=st.lists(st.integers(0, 6), unique=True, min_size=1),
)
def test_every_place_that_is_shown_is_met_in_the_order_of_the_screen(
    cells: set[tuple[int, int | None]], shown: list[int], kind: str
) -> None:
    rows = rows_of(shown, kind)
    rank = [WHOLE_ROW, *COLUMNS, 3]
    there = [(row, WHOLE_ROW if column is None else column) for row, column in cells]
    wanted = sorted(
        (place for place in there if place[0] in rows),
        key=lambda place: (rows.index(place[0]), rank.index(place[1])),
    )
    walk = Walk(places(*cells), rows, COLUMNS)
    if not wanted:
        assert walk.next(None, 0) is None
        return
    here = walk.next(None, 0)
    for place, following in zip(wanted, [*wanted[1:], wanted[0]], strict=True):
        assert here == place
        here = walk.next(*place)
        assert here == following
        assert walk.next(*following, backwards=True) == place
