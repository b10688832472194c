"""Everything that a case holds, to be read before it is saved: part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.showing.short_text import shown_shortly
from rosterwizard.core.showing.visible_blanks import visible
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import set_tip
from rosterwizard.gui.widgets.labels import quiet_label, strong_label, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.services.case_files.case_told import PreviewPart

_MOST_ROWS = 500
_LIST_LETTERS = 40
_LIST_SHARE = 3  # of the window, at most
_BAR_PX = 28  # of the list: what scrolls it, and its edges
_WIDEST_PX = 260


class CaseContents(QWidget):
    """A list of the parts, and beside it what the chosen one says, as words and as a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: Sequence[PreviewPart] = ()
        self.list = named(QListWidget(), "make_case.parts", sentence("make-case", "parts"))
        self.list.setMaximumWidth(theme.letters_px(_LIST_LETTERS))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show)
        self._title, self._says, self._more = strong_label(), text_label(), quiet_label()
        self.table = named(QTableWidget(), "make_case.table", sentence("make-case", "table"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.table.horizontalHeader().setDefaultAlignment(left)
        beside = QVBoxLayout()
        beside.setSpacing(theme.INSIDE_PX)
        for part in (self._title, self._says):
            beside.addWidget(part)
        beside.addWidget(self.table, 1)
        beside.addWidget(self._more)
        beside.addStretch(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.BETWEEN_PX)
        row.addWidget(self.list)
        row.addLayout(beside, 1)

    def show_parts(self, parts: Sequence[PreviewPart]) -> None:
        """Show these parts; the one that was looked at stays chosen."""
        row = max(0, self.list.currentRow())
        self._parts = parts
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([each.title for each in parts])
        for row_of_list, each in enumerate(parts):
            set_tip(self.list.item(row_of_list), each.title)
        widest_px = self.list.sizeHintForColumn(0) + _BAR_PX
        most_px = min(self.list.maximumWidth(), self.window().width() // _LIST_SHARE)
        self.list.setMinimumWidth(min(widest_px, most_px))
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(row, len(parts) - 1))

    def _show(self, place: int) -> None:
        if not 0 <= place < len(self._parts):
            return
        part = self._parts[place]
        self._title.setText(part.title)
        self._says.setText(part.says)
        self.list.currentItem().setData(Qt.ItemDataRole.AccessibleDescriptionRole, part.says)
        rows = part.rows[:_MOST_ROWS]
        self.table.setVisible(bool(rows))
        self._fill(part.columns, rows)
        more = part.more + len(part.rows) - len(rows)
        self._more.setText(counted("case-not-shown", more) if more else "")
        self._more.setVisible(bool(more))

    def _fill(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.table.clear()
        self.table.setColumnCount(len(columns))
        self.table.setRowCount(len(rows))
        self.table.setHorizontalHeaderLabels(list(columns))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(visible(shown_shortly(text)))
                set_tip(item, text)
                self.table.setItem(row, column, item)
        self.table.resizeColumnsToContents()
        for column in range(len(columns)):
            self.table.setColumnWidth(column, min(self.table.columnWidth(column), _WIDEST_PX))
