"""The table of the log: one row for each line, the latest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.mark_shapes import mark_pixmap
from rosterwizard.gui.plain_text import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from rosterwizard.gui.theme import Mark
    from rosterwizard.services.log_lines import LogLine, Weight

Index = QModelIndex | QPersistentModelIndex
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
COLUMNS = ("when", "weight", "event", "facts")
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
_NO_INDEX = QModelIndex()
_MARKS: dict[Weight, Mark] = {"fault": "error"}
_MARK_PX = 14


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line in words, which take too long to be found anew at each key of a search.

    columns: what stands in each. searched: all of it in small letters.
    """

    weight: Weight
    columns: tuple[str, ...]
    searched: str


def shown_line(line: LogLine) -> ShownLine:
    """Put a line into words."""
    when = line.moment.replace("T", " ")
    weight = sentence("log-weight", line.weight)
    columns = when, weight, line.event_in_words(), line.facts_in_words()
    return ShownLine(line.weight, columns, "  ".join(columns).casefold())


class LogTableModel(QAbstractTableModel):
    """Shows lines of the log; a fault has its shape beside its word."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[ShownLine] = ()

    def show_lines(self, lines: Sequence[ShownLine]) -> None:
        """Show these in place of the former ones."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> ShownLine:
        """Return the line of a row."""
        return self._lines[row]

    # -- Qt's own -------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return how many lines are shown."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Return the text of a cell, what it says whole, or the shape of a fault."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == DISPLAY:
            return line.columns[index.column()]
        if role == _TOOLTIP:
            return plain_tip(line.columns[index.column()])
        mark = _MARKS.get(line.weight)
        if role == _DECORATION and mark and COLUMNS[index.column()] == "weight":
            return mark_pixmap(mark, _MARK_PX)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """Return the heading of a column."""
        if role == DISPLAY and orientation == Qt.Orientation.Horizontal:
            return sentence("log-columns", COLUMNS[section])
        return None
