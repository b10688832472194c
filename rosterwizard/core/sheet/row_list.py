"""Rows of a sheet in its order, kept as a column: a list of a million would halt the window.

Nothing heavy is imported here: the window makes its tables before there is a sheet.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    import polars as pl

_BLOCK = 512  # rows that are taken out of the column at once: more than a screen shows


class RowList(Sequence[int]):
    """Positions of rows, ascending, each once. Made on any thread, then read on one alone.

    rows: UInt32, ascending, each once.
    """

    def __init__(self, rows: pl.Series) -> None:
        self.rows = rows
        self._from = 0
        self._block: list[int] = []

    @classmethod
    def of(cls, rows: pl.Series) -> RowList:
        """Return the rows (ascending, perhaps several times, null: no row) each once."""
        there = rows.drop_nulls()
        return cls(there.filter(there.ne_missing(there.shift(1))))

    def place_of(self, row: int) -> int | None:
        """Return the how-manieth the row is, counted from 0; None where it is not among them."""
        place = bisect_left(self.rows, row)
        return place if place < len(self) and self.rows[place] == row else None

    def has(self, rows: pl.Series) -> pl.Series:
        """Tell of each of some rows whether it is among these."""
        if self.rows.is_empty():
            return rows.is_in([])
        places = self.rows.search_sorted(rows).clip(upper_bound=len(self) - 1)
        return self.rows.gather(places) == rows

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, place: int) -> int: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...

    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        """Return the row at a place; a table asks for neighbours, which lie in one block."""
        if isinstance(place, slice):
            return type(self)(self.rows[place])
        at = place + len(self) if place < 0 else place
        if not 0 <= at < len(self):
            raise IndexError(place)
        if not self._from <= at < self._from + len(self._block):
            start = at - at % _BLOCK
            self._from, self._block = start, self.rows.slice(start, _BLOCK).to_list()
        return self._block[at - self._from]


def with_rows_below(rows: Sequence[int], more: range) -> Sequence[int]:
    """Return the rows that a table shows with some more at its end, none of which is there.

    rows: a range of them is all rows of a sheet; then the others come right behind.
    """
    import polars as pl  # noqa: PLC0415 - see above

    if not more:
        return rows
    if isinstance(rows, range):
        return range(rows.start, more.stop)
    if not isinstance(rows, RowList):
        return (*rows, *more)
    return type(rows)(pl.concat([rows.rows, pl.Series(more, dtype=pl.UInt32)]))


class OrderedRows(RowList):
    """Positions of rows in any order, each once: those of a table that is sorted.

    rows: UInt32, each once. Slow to make where there are many.
    """

    def __init__(self, rows: pl.Series) -> None:
        super().__init__(rows)
        self._place = rows.arg_sort()
        self._sorted = RowList(rows.gather(self._place))

    def place_of(self, row: int) -> int | None:
        """Return the how-manieth the row is, counted from 0; None where it is not among them."""
        place = self._sorted.place_of(row)
        return None if place is None else int(self._place[place])

    def places_of(self, rows: pl.Series) -> pl.Series:
        """Return the how-manieth each of these rows is, each of which is among them."""
        return self._place.gather(self._sorted.rows.search_sorted(rows))

    def has(self, rows: pl.Series) -> pl.Series:
        """Tell of each of some rows whether it is among these."""
        return self._sorted.has(rows)
