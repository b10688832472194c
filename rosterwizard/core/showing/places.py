"""Places in the order of the rows, so that those of a few rows are found without the others."""

from __future__ import annotations

import polars as pl


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
        first = int(rows.search_sorted(start))
        return self.frame.slice(first, int(rows.search_sorted(stop)) - first)

    def of_rows(self, rows: pl.Series) -> pl.DataFrame:
        """Return the places in those rows (UInt32, ascending, each once)."""
        own = self.frame["row"]
        first, last = (own.search_sorted(rows, side) for side in ("left", "right"))
        there = pl.int_ranges(first, last, dtype=pl.UInt32, eager=True)
        return self.frame[there.explode().drop_nulls()]
