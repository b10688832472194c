"""What stands at each cell of a sheet: its worst problem, a tick, or nothing."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal, get_args

import polars as pl

if TYPE_CHECKING:
    from rosterwizard.core.showing.row_filters import ShownCells

CellMark = Literal["error", "warning", "note", "fixed", "changed"]
WORST_FIRST: tuple[CellMark, ...] = get_args(CellMark)
WHOLE_ROW = -1  # in place of a column: the problem is of the row


class _RowIndex:
    """Places ordered by row, found by row without a search over all of them."""

    def __init__(self, places: pl.DataFrame, value: pl.Expr) -> None:
        ordered = places.filter(pl.col("row").is_not_null()).sort("row")
        self._rows = array("I", ordered["row"].to_list())
        columns = ordered["column"].cast(pl.Int32).fill_null(WHOLE_ROW)
        self._columns = array("i", columns.to_list())
        self._values = array("I", ordered.select(value)[:, 0].to_list())

    def of_row(self, row: int) -> list[tuple[int, int]]:
        """Return the (column, value) of every place in the row."""
        start = bisect_left(self._rows, row)
        stop = bisect_right(self._rows, row, start)
        return list(zip(self._columns[start:stop], self._values[start:stop], strict=True))


class CellMarks:
    """The marks of one sheet, ready to be asked for cell by cell while a table is painted.

    Making one reads every problem once and belongs off the GUI thread; asking costs the
    same however many problems there are.
    """

    def __init__(self, shown: ShownCells) -> None:
        self._severities: list[CellMark] = [rule.severity for rule in shown.problems.rules]
        self._problems = _RowIndex(shown.problems.frame, pl.col("rule"))
        nothing = pl.col("row")
        self._fixed = _RowIndex(shown.cells("fixed"), nothing)
        self._changed = _RowIndex(shown.cells("changed"), nothing)
        self._row = -1
        self._rules: dict[int, list[int]] = {}
        self._marks: dict[int, CellMark] = {}

    def at(self, row: int, column: int) -> CellMark | None:
        """Return the worst mark of the cell, or of the row itself for `WHOLE_ROW`."""
        self._look_at(row)
        return self._marks.get(column)

    def of_row(self, row: int) -> CellMark | None:
        """Return the worst mark anywhere in the row."""
        self._look_at(row)
        return min(self._marks.values(), key=WORST_FIRST.index, default=None)

    def rules_at(self, row: int, column: int) -> tuple[int, ...]:
        """Return the rules that the cell breaks, worst first."""
        self._look_at(row)
        rules = self._rules.get(column, ())
        return tuple(sorted(rules, key=lambda rule: WORST_FIRST.index(self._severities[rule])))

    def _look_at(self, row: int) -> None:
        """Keep the row that was asked for last: a table paints row by row."""
        if row == self._row:
            return
        self._row = row
        self._marks = {column: "changed" for column, _ in self._changed.of_row(row)}
        self._marks |= {column: "fixed" for column, _ in self._fixed.of_row(row)}
        self._rules = {}
        for column, rule in self._problems.of_row(row):
            self._rules.setdefault(column, []).append(rule)
        for column, rules in self._rules.items():
            self._marks[column] = min(
                (self._severities[rule] for rule in rules), key=WORST_FIRST.index
            )
