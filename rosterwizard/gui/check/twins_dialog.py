"""Rows that have one key, beside each other: keep one, make one of them, or keep them all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.fixing.twins import lines_of_rows, made_one, only_one_kept
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.screen_mask import screened_heading
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.showing.visible_blanks import has_odd_blanks, visible
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.flow_row import FlowRow
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import quiet_label, text_label
from rosterwizard.gui.widgets.push_button import push_button
from rosterwizard.gui.window_size import on_screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from rosterwizard.core.fixing.twins import TwinLine, Twins
    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.job.job import JobSheet

_SIZE = QSize(720, 480)


class RowsTable(QTableWidget):
    """A table in which the space bar does what a click does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the cell by Space."""
        if event.key() == Qt.Key.Key_Space:
            self.cellClicked.emit(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)


class TwinsDialog(KeyedDialog):
    """A table with a column for each row; a click or Space says which text counts.

    edit: what the person wants; None: all rows stay as they are. row: where to go then, None: to
    stay.
    """

    def __init__(self, sheet: JobSheet, twins: Twins, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet, self._twins = sheet, twins
        self.edit: Edit | None = None
        self.row: int | None = None
        self._chosen = {line.column: line.chosen for line in twins.lines}
        named(self, "twins", sentence("twins", "title"))
        self.setWindowTitle(sentence("twins", "title"))
        self._items = {
            (at, place): QTableWidgetItem()
            for at in range(len(twins.lines))
            for place in range(len(twins.rows))
        }
        self.table = self._table()
        self.missing = quiet_label()
        self.missing.setObjectName("twins.missing")
        self.keep = self._button("keep", "", self._keep)
        self.table.currentCellChanged.connect(self._say_kept)
        self.merge = self._button("merge", sentence("twins", "merge"), self._merge)
        self.merge.setProperty("role", "primary")  # before the style looks at it
        self.go = self._button("go", "", self._go)
        self.leave = self._button("leave", sentence("twins", "leave"), self.reject)
        self._lay_out()
        self.resize(on_screen(self, _SIZE))
        self._show_chosen()
        first = next((at for at, line in enumerate(twins.lines) if line.chosen is None), 0)
        self.table.setCurrentCell(first, 0)

    @classmethod
    def wanted(
        cls, sheet: JobSheet, twins: Twins, parent: QWidget, go_to: Callable[[int], object]
    ) -> Edit | None:
        """Show the rows and return what the person wants. Tests replace this.

        go_to: is handed the position of a row that the person wants to go to instead.
        """
        dialog = cls(sheet, twins, parent)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        if dialog.row is not None:
            go_to(dialog.row)
        return dialog.edit

    def tell_again(self) -> None:
        """Show of the texts what may be seen now."""
        self._twins = replace(self._twins, lines=lines_of_rows(self._sheet, self._twins.rows))
        self.table.setVerticalHeaderLabels([_heading(line) for line in self._twins.lines])
        self._show_chosen()

    def choose(self, at: int, place: int) -> None:
        """Let the text of a row (its place) count in a line."""
        line = self._twins.lines[at]
        if line.differs:
            self._chosen[line.column] = place
            self._show_chosen()

    def _table(self) -> RowsTable:
        lines, places = self._twins.lines, self._twins.places
        table = named(RowsTable(len(lines), len(places)), "twins.rows", sentence("twins", "title"))
        table.setHorizontalHeaderLabels([sentence("twins", "row", row=each) for each in places])
        table.setVerticalHeaderLabels([_heading(line) for line in lines])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.horizontalHeader().setDefaultSectionSize(theme.EDGE_PX * 8)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        table.horizontalHeader().setDefaultAlignment(left)
        for at, place in self._items:
            table.setItem(at, place, self._items[at, place])
        table.cellClicked.connect(self.choose)
        return table

    def _show_chosen(self) -> None:
        """Mark what counts, and say what is still to be chosen."""
        for at, line in enumerate(self._twins.lines):
            for place, text in enumerate(line.texts):
                self._show_cell(at, place, visible(text) if has_odd_blanks(text) else text)
        open_lines = [screened_heading(line.heading) for line in self._open_lines()]
        words = sentence("twins", "missing", headings=listed(open_lines)) if open_lines else ""
        self.missing.setText(words)
        self.merge.setEnabled(not open_lines)

    def _open_lines(self) -> list[TwinLine]:
        return [line for line in self._twins.lines if self._chosen[line.column] is None]

    def _show_cell(self, at: int, place: int, text: str) -> None:
        line, item = self._twins.lines[at], self._items[at, place]
        counts = line.differs and self._chosen[line.column] == place
        shown = text or sentence("check-empty-cell")
        item.setText(sentence("twins", "counts", text=shown) if counts else shown)
        font = self.table.font()
        font.setBold(counts)
        item.setFont(font)
        if line.differs:
            item.setBackground(QColor(theme.colours().warning_ground))
        part = "said-differs" if line.differs else "said"
        said = sentence("twins", part, heading=line.heading, text=item.text())
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)

    def _say_kept(self) -> None:
        """Let the button name the row in which the person is."""
        place = max(0, self.table.currentColumn())
        row = self._twins.places[place]
        self.keep.setText(sentence("twins", "keep", row=row))
        self.go.setText(sentence("twins", "go", row=row))

    def _keep(self) -> None:
        self._take(only_one_kept(self._sheet, self._twins, self.table.currentColumn()))

    def _go(self) -> None:
        self.row = self._twins.rows[max(0, self.table.currentColumn())]
        self.accept()

    def _merge(self) -> None:
        chosen = {column: place for column, place in self._chosen.items() if place is not None}
        self._take(made_one(self._sheet, self._twins, chosen))

    def _take(self, edit: Edit | None) -> None:
        self.edit = edit
        self.accept()

    def _button(self, role: str, words: str, act: Callable[[], object]) -> QPushButton:
        return push_button(f"twins.{role}", words, act)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.BETWEEN_PX] * 4)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(text_label(sentence("twins")))
        column.addWidget(self.table, 1)
        column.addWidget(self.missing)
        buttons = FlowRow(across_px=theme.INSIDE_PX, down_px=theme.INSIDE_PX, at_end=True)
        for each in (self.keep, self.merge, self.go, self.leave):
            buttons.addWidget(each)
        column.addLayout(buttons)


def _heading(line: TwinLine) -> str:
    if line.differs:
        return sentence("twins", "differs", heading=line.heading)
    return screened_heading(line.heading)
