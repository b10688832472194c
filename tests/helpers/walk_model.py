"""What a person has done in the window, worked out from the files and the edits alone."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rosterwizard.core.job.row_states import State

Rows = list[list[str]]


class Table(NamedTuple):
    """A file: its headings, and its rows."""

    headings: list[str]
    rows: Rows

    def copy(self) -> Table:
        return Table(list(self.headings), [list(row) for row in self.rows])

    def grow(self, rows: int) -> None:
        """Put so many blank rows below all others."""
        self.rows.extend([""] * len(self.headings) for _ in range(rows))

    def key_column(self) -> int:
        return self.headings.index(next(each for each in self.headings if each in KEYS))


KEYS = {"username", "import_id", "custom_id", "user_id"}


class Cell(NamedTuple):
    """A changed cell, and what stood and stands in it."""

    row: int
    column: int
    before: str
    after: str


class Change(NamedTuple):
    """One step that can be undone, in the sheet of one record type.

    new_rows: how many rows it put below all others, before it changed any cell.
    """

    of: str
    cells: tuple[Cell, ...]
    new_rows: int = 0


@dataclass
class Model:
    """The job in front of a person.

    system: that of the files. files, opened: by record type, the file and what it held when it
    was read; none where they were not.
    sent: the rows as they were handed over the last time, by position, and states: what became
    of every row. sent_to: the address of the server.
    """

    system: str = ""
    paths: tuple[Path, ...] = ()
    files: dict[str, Path] = field(default_factory=dict)
    opened: dict[str, Table] = field(default_factory=dict)
    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)
    sent: dict[str, dict[int, list[str]]] = field(default_factory=dict)
    states: dict[str, list[State]] = field(default_factory=dict)
    sent_to: str = ""

    def now(self) -> dict[str, Table]:
        """Return what the sheets hold by now."""
        tables = {name: table.copy() for name, table in self.opened.items()}
        for change in self.done:
            tables[change.of].grow(change.new_rows)
            for cell in change.cells:
                tables[change.of].rows[cell.row][cell.column] = cell.after
        return tables

    def make(self, change: Change) -> None:
        self.undone.clear()
        self._do(change)

    def undo(self) -> None:
        if self.done:
            self.undone.append(self.done.pop())
            of, _, new_rows = self.undone[-1]
            if new_rows:  # nothing is known of them any more
                left = len(self.now()[of].rows)
                self.states[of] = self.states.get(of, [])[:left]
                known = self.sent.get(of, {})
                self.sent[of] = {row: cells for row, cells in known.items() if row < left}

    def redo(self) -> None:
        if self.undone:
            self._do(self.undone.pop())

    def _do(self, change: Change) -> None:
        self.done.append(change)
        if self.states.get(change.of):
            unsent: list[State] = ["not-sent"]
            self.states[change.of] += unsent * change.new_rows

    def read_again(self, tables: Mapping[str, Table]) -> None:
        """Read the files as they are by now, and lay the changes on them by key, sheet by sheet."""
        before, done, undone = self.opened, self.done, self.undone
        self.opened = {name: table.copy() for name, table in tables.items()}
        self.done, self.undone = [], []
        for name in tables.keys() & before.keys():
            laying = _Laying(before[name], tables[name])
            self.done += laying.lay([each for each in done if each.of == name])
        for name in (each for each in tables if each in before):
            laying = _Laying(before[name], tables[name])
            laying.lay([each for each in done if each.of == name])
            again = [each for each in reversed(undone) if each.of == name]
            self.undone += reversed(laying.lay(again))
        order = list(tables)
        self.done.sort(key=lambda each: order.index(each.of))


class _Laying:
    """A file as it was and as it is by now, with what of some changes was laid on it."""

    def __init__(self, before: Table, now: Table) -> None:
        self._before, self._now, self._laid = before, now, now.copy()

    def lay(self, changes: list[Change]) -> list[Change]:
        """Lay on what fits, and return that."""
        return [each for each in map(self._lay, changes) if each.cells or each.new_rows]

    def _lay(self, change: Change) -> Change:
        self._laid.grow(change.new_rows)
        cells = tuple(filter(None, map(self._place, change.cells)))
        for cell in cells:
            self._laid.rows[cell.row][cell.column] = cell.after
        return change._replace(cells=cells)

    def _place(self, cell: Cell) -> Cell | None:
        """Return the cell where its person and its heading are by now, if it can be laid on."""
        row, heading = self._row(cell.row), self._before.headings[cell.column]
        if row is None or heading not in self._now.headings:
            return None
        column = self._now.headings.index(heading)
        fits = self._laid.rows[row][column] == cell.before
        return Cell(row, column, cell.before, cell.after) if fits else None

    def _row(self, row: int) -> int | None:
        """Return where a row is by now: a new one below all of the file."""
        beyond = row - len(self._before.rows)
        if beyond >= 0:
            return len(self._now.rows) + beyond
        person = self._before.rows[row][self._before.key_column()]
        now = [each[self._now.key_column()] for each in self._now.rows]
        return now.index(person) if now.count(person) == 1 else None


def read_table(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as file:
        headings, *rows = csv.reader(file)
    return Table(headings, rows)
