"""The places of a few rows are found among those of all."""

from __future__ import annotations

from unittest.mock import patch

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.checking.problems import FRAME
from rosterwizard.core.showing import places_by_row as module
from rosterwizard.core.showing.places_by_row import Places

PLACES = st.lists(
    st.tuples(st.none() | st.integers(0, 20), st.none() | st.integers(0, 3), st.just(0))
)


@given(PLACES, st.booleans(), st.sets(st.integers(0, 22)), st.integers(0, 22), st.integers(0, 22))
def test_they_are_those_that_a_search_over_all_finds(
    cells: list[tuple[int | None, int | None, int]],
    ordered: bool,
    rows: set[int],
    start: int,
    stop: int,
) -> None:
    frame = pl.DataFrame(cells, schema=FRAME, orient="row")
    frame = frame.sort("row", nulls_last=False, maintain_order=True) if ordered else frame
    places = Places(frame)
    in_order = frame.sort("row", nulls_last=False, maintain_order=True)
    wanted = pl.Series(sorted(rows), dtype=pl.UInt32)
    for few in (0, 30):
        with patch.object(module, "_FEW_ROWS", few):
            found = places.of_rows(wanted)
        assert found.rows() == [each for each in in_order.rows() if each[0] in rows]
    last = max(start, stop)
    assert places.between(start, last).rows() == [
        each for each in in_order.rows() if each[0] is not None and start <= each[0] < last
    ]
    assert places.in_no_row.rows() == [each for each in in_order.rows() if each[0] is None]
