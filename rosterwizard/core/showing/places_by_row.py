"""Places in the order of the rows, so that those of a few rows are found without the others."""

from __future__ import annotations

from bisect import bisect_left

import polars as pl

_FEW_ROWS = 16  # so many are faster looked up one by one


class Places:
    """The places of a frame with a column `row` (UInt32) and any others.

    frame: those that stand in rows, ordered by row. in_no_row: the others.
    """

    def __init__(self, places: pl.DataFrame) -> None:
        if not places["row"].is_sorted():
            places = places.sort("row", nulls_last=False, maintain_order=True)
        without = places["row"].null_count()  # these are first
        self.in_no_row, self.frame = places.slice(0, without), places.slice(without)

    def between(self, start: int, stop: int) -> pl.DataFrame:
        """Return the places in the rows from `start` on and before `stop`."""
        rows = self.frame["row"]
        first = bisect_left(rows, start)
        return self.frame.slice(first, bisect_left(rows, stop, first) - first)

    def of_rows(self, rows: pl.Series) -> pl.DataFrame:
        """Return the places in those rows (UInt32, ascending, each once)."""
        own = self.frame["row"]
        if len(rows) <= _FEW_ROWS:
            parts = [self.between(row, row + 1) for row in rows]
            return pl.concat([self.frame.clear(), *parts])
        first, last = (own.search_sorted(rows, side) for side in ("left", "right"))
        there = pl.int_ranges(first, last, dtype=pl.UInt32, eager=True)
        return self.frame[there.explode().drop_nulls()]
