"""The rows that were set aside, each to be ticked, and a button that brings these back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.job.sheet_edits import rows_brought_back
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.showing.away_rows import count_away, rows_away
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.flow_row import FlowRow
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import quiet_label, text_label
from rosterwizard.gui.widgets.push_button import push_button
from rosterwizard.gui.window_size import on_screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.job.job import JobSheet

_SIZE = QSize(640, 440)
_MOST_LISTED = 2000
_AT = Qt.ItemDataRole.UserRole


class AwayDialog(KeyedDialog):
    """A list of the rows; Space ticks one, the button says how many come back.

    edit: what the person wants; None: all stays as it is. is_held: they are only looked at.
    """

    def __init__(
        self, sheet: JobSheet, parent: QWidget | None = None, *, is_held: bool = False
    ) -> None:
        super().__init__(parent)
        self._sheet, self._is_held = sheet, is_held
        self.edit: Edit | None = None
        title = sentence("away-rows", "title")
        named(self, "away_rows", title)
        self.setWindowTitle(title)
        self.list = named(QListWidget(), "away_rows.rows", title)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.back = self.main = self._button("back", self._bring_back)
        self.back.setProperty("role", "primary")  # before the style looks at it
        self.every = self._button("every", self._tick_all)
        self.every.setText(sentence("away-rows", "every"))
        self.leave = self._button("leave", self.reject)
        leave = sentence("dialog", "close") if is_held else sentence("away-rows", "leave")
        self.leave.setText(leave)
        self._fill()
        self._lay_out()
        self.resize(on_screen(self, _SIZE))
        self._say_ticked()
        self.list.itemChanged.connect(self._say_ticked)
        self.list.setFocus()

    @classmethod
    def wanted(cls, sheet: JobSheet, parent: QWidget, *, is_held: bool = False) -> Edit | None:
        """Show the rows and return what the person wants. Tests replace this."""
        dialog = cls(sheet, parent, is_held=is_held)
        return dialog.edit if dialog.exec() == QDialog.DialogCode.Accepted else None

    def tell_again(self) -> None:
        """Say of the rows what may be said now; ticks stay."""
        for place, row in enumerate(rows_away(self._sheet, _MOST_LISTED)):
            self.list.item(place).setText(row.in_words())

    def _ticked(self) -> list[int]:
        items = map(self.list.item, range(self.list.count()))
        return [item.data(_AT) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _say_ticked(self) -> None:
        ticked = len(self._ticked())
        self.back.setText(counted("away-rows-back", ticked))
        self.back.setEnabled(ticked > 0)

    def _tick_all(self) -> None:
        self.list.blockSignals(True)
        for place in range(self.list.count()):
            self.list.item(place).setCheckState(Qt.CheckState.Checked)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self._say_ticked()

    def _bring_back(self) -> None:
        self.edit = rows_brought_back(self._sheet, self._ticked())
        self.accept()

    # -- Inside ---------------------------------------------------------------------------

    def _fill(self) -> None:
        for row in rows_away(self._sheet, _MOST_LISTED):
            item = QListWidgetItem(row.in_words())
            item.setData(_AT, row.at)
            if not self._is_held:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _button(self, role: str, act: Callable[[], object]) -> QPushButton:
        return push_button(f"away_rows.{role}", "", act)

    def _lay_out(self) -> None:
        buttons = FlowRow(across_px=theme.INSIDE_PX, down_px=theme.INSIDE_PX, at_end=True)
        for each in (self.back, self.every, self.leave):
            buttons.addWidget(each)
        if self._is_held:
            self.back.hide()
            self.every.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.EDGE_PX] * 4)
        column.setSpacing(theme.BETWEEN_PX)
        column.addWidget(text_label(sentence("away-rows", "held" if self._is_held else "message")))
        column.addWidget(self.list, 1)
        unlisted = count_away(self._sheet) - self.list.count()
        if unlisted:
            column.addWidget(quiet_label(counted("away-rows-unlisted", unlisted)))
        column.addLayout(buttons)
