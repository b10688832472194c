"""What stands at each cell of a sheet: its worst problem, a tick, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from rosterwizard.core.showing.row_filters import cells_of

if TYPE_CHECKING:
    from rosterwizard.core.showing.row_filters import ShownCells

CellMark = Literal["error", "warning", "note", "fixed", "changed"]
WORST_FIRST: tuple[CellMark, ...] = get_args(CellMark)
WHOLE_ROW = -1  # in place of a column: the problem is of the row
_BLOCK = 128  # rows that are looked at together: about what a screen shows
_KEPT_BLOCKS = 64


@dataclass(slots=True)
class _Row:
    """The marks of a row, and the rules that it breaks, by column."""

    marks: dict[int, CellMark] = field(default_factory=dict)
    rules: dict[int, list[int]] = field(default_factory=dict)


_NOTHING = _Row()


class CellMarks:
    """The marks of one sheet, ready to be asked for cell by cell while a table is painted.

    Making one costs nothing; each asking looks at the problems of a few rows, however many there
    are in all. It is asked on one thread.
    """

    def __init__(self, shown: ShownCells) -> None:
        self._severities: list[CellMark] = [rule.severity for rule in shown.problems.rules]
        self._shown = shown
        self._blocks: dict[int, dict[int, _Row]] = {}

    def at(self, row: int, column: int) -> CellMark | None:
        """Return the worst mark of the cell, or of the row itself for `WHOLE_ROW`."""
        return self._row(row).marks.get(column)

    def of_row(self, row: int) -> CellMark | None:
        """Return the worst mark anywhere in the row."""
        return min(self._row(row).marks.values(), key=WORST_FIRST.index, default=None)

    def rules_at(self, row: int, column: int) -> tuple[int, ...]:
        """Return the rules that the cell breaks, worst first."""
        rules = self._row(row).rules.get(column, ())
        return tuple(sorted(rules, key=lambda rule: WORST_FIRST.index(self._severities[rule])))

    def _row(self, row: int) -> _Row:
        """Return what stands in a row: a table paints rows that lie together."""
        block = row // _BLOCK
        if block not in self._blocks:
            if len(self._blocks) >= _KEPT_BLOCKS:
                self._blocks.clear()
            self._blocks[block] = self._marked(block * _BLOCK)
        return self._blocks[block].get(row, _NOTHING)

    def _marked(self, start: int) -> dict[int, _Row]:
        """Return the rows of a block that have any mark."""
        rows: dict[int, _Row] = {}
        stop = start + _BLOCK
        changed = cells_of(self._shown.changed.between(start, stop))
        for row, column in changed:
            rows.setdefault(row, _Row()).marks[_place(column)] = "changed"
        for row, column in self._shown.fixed_between(start, stop):
            rows.setdefault(row, _Row()).marks[_place(column)] = "fixed"
        told = self._shown.told.between(start, stop)
        for (row, column), rule in zip(cells_of(told), told["rule"].to_list(), strict=True):
            rows.setdefault(row, _Row()).rules.setdefault(_place(column), []).append(rule)
        for each in rows.values():
            for column, rules in each.rules.items():
                severities = (self._severities[rule] for rule in rules)
                each.marks[column] = min(severities, key=WORST_FIRST.index)
        return rows


def _place(column: int | None) -> int:
    return WHOLE_ROW if column is None else column
