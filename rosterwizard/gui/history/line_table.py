"""The lines of the history as a table of which one or two are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from rosterwizard.core.messages.screen_mask import screened_file
from rosterwizard.core.messages.words import number, sentence
from rosterwizard.gui.moments import short_moment
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import set_tip
from rosterwizard.gui.tables.whole_lines import show_whole_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.history_lines import HistoryLine

_HEADINGS = ("when", "what", "server", "file", "rows", "outcome")
_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LineTable(QTableWidget):
    """One line for each sheet that was sent."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_HEADINGS), parent)
        named(self, "history.table", sentence("history-about", "table"))
        self._lines: tuple[HistoryLine, ...] = ()
        self._profiles: Sequence[Profile] = ()
        self.setHorizontalHeaderLabels([sentence("history-columns", each) for each in _HEADINGS])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        show_whole_lines(self)
        rows = self.horizontalHeaderItem(_HEADINGS.index("rows"))
        if rows is not None:
            rows.setTextAlignment(_NUMBERS)
        self.itemSelectionChanged.connect(self.chosen)

    def show_lines(self, lines: Sequence[HistoryLine], profiles: Sequence[Profile]) -> None:
        """Show these lines, with the first of them chosen. profiles: know the names."""
        self._lines, self._profiles = tuple(lines), profiles
        self.clearSelection()
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, text in enumerate(_texts(line, profiles)):
                item = QTableWidgetItem(text)
                set_tip(item, text)
                if _HEADINGS[column] == "rows":
                    item.setTextAlignment(_NUMBERS)
                self.setItem(row, column, item)
        self.resizeColumnsToContents()
        for stretches in (False, True):  # the last column has its own width by now
            self.horizontalHeader().setStretchLastSection(stretches)
        if lines:
            self.setCurrentCell(0, 0)  # an arrow key would else pass the first one by
        self.chosen.emit()

    def tell_again(self) -> None:
        """Name the files as they may be named now; what is chosen stays so."""
        for row, line in enumerate(self._lines):
            for column, text in enumerate(_texts(line, self._profiles)):
                item = self.item(row, column)
                if item is not None:
                    item.setText(text)
                    set_tip(item, text)

    def chosen_lines(self) -> list[HistoryLine]:
        """Return the lines that are chosen, the latest first."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return [self._lines[row] for row in rows]


def _texts(line: HistoryLine, profiles: Sequence[Profile]) -> tuple[str, ...]:
    entry = line.entry
    outcome = line.outcome()
    return (
        *(short_moment(entry.when), line.what_in(profiles), line.server),
        *(screened_file(entry.file), number(entry.rows)),
        sentence("history-open", counts=outcome) if line.is_open else outcome,
    )
