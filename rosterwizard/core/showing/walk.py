"""The way from one place of a table to the next, in the order of the screen, round and round."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from rosterwizard.core.job.cell_edits import within
from rosterwizard.core.sheet.row_list import OrderedRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

WHOLE_ROW = -1  # in place of a column: the place is the row, before its first cell


class Walk:
    """places: schema `CELL` and perhaps more, ordered; a null column stands for the whole row.

    rows: those that are shown, as they are shown. columns: those that are shown, from the left;
    a place in another one comes after them.
    """

    def __init__(self, places: pl.DataFrame, rows: Sequence[int], columns: Sequence[int]) -> None:
        self._places = places if isinstance(rows, range) else within(places, rows)
        self._rows = self._places["row"]
        self._order = rows if isinstance(rows, OrderedRows) else None
        self._rank = {column: place for place, column in enumerate((WHOLE_ROW, *columns))}
        self._lines = self._rows  # on which there is any place, from the top; perhaps often
        if self._order is not None:
            self._lines = self._order.places_of(self._rows.unique()).sort()

    def next(
        self, row: int | None, column: int, *, backwards: bool = False
    ) -> tuple[int, int] | None:
        """Return the place after (or before) a cell; None where there is no place at all.

        row: None for the top of the table. A whole row is given back as `WHOLE_ROW`.
        """
        if self._places.is_empty():
            return None
        here = self._rank_of(column)
        columns = self._columns_in(row) if row is not None else []
        if backwards:
            before = [each for each in columns if self._rank_of(each) < here]
            if row is not None and before:
                return row, before[-1]
        else:
            after = [each for each in columns if self._rank_of(each) > here]
            if row is not None and after:
                return row, after[0]
        line = self._line_of(row)
        if backwards:
            place = bisect_left(self._lines, line) - 1  # before the first one is the last one
        else:
            place = bisect_right(self._lines, line) % len(self._lines)
        there = self._row_of(self._lines[place])
        return there, self._columns_in(there)[-1 if backwards else 0]

    def _columns_in(self, row: int) -> list[int]:
        first = bisect_left(self._rows, row)
        count = bisect_right(self._rows, row, first) - first
        found = self._places["column"].slice(first, count).to_list()
        columns = {WHOLE_ROW if column is None else column for column in found}
        return sorted(columns, key=self._rank_of)

    def _rank_of(self, column: int) -> int:
        return self._rank.get(column, len(self._rank) + column)

    def _line_of(self, row: int | None) -> int:
        if row is None:
            return -1
        if self._order is None:
            return row
        line = self._order.place_of(row)
        return -1 if line is None else line

    def _row_of(self, line: int) -> int:
        return line if self._order is None else self._order[line]
