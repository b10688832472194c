"""Find and replace in the rows that are shown: the count comes first, then the change."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.job.cell_edits import Search, found, replaced, within
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui import icons, theme
from rosterwizard.gui.check.edit_maker import EditMaker
from rosterwizard.gui.enter_key import is_enter, press_focused
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.plain_text import PlainLabel, set_tip
from rosterwizard.gui.task import LatestTask
from rosterwizard.gui.widgets.choice_box import ChoiceBox
from rosterwizard.gui.widgets.flipping_row import FlippingRow
from rosterwizard.gui.widgets.labels import link_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl
    from PySide6.QtGui import QKeyEvent

    from rosterwizard.core.job.job import JobSheet

_TYPING_PAUSE_MS = 150
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QWidget):
    """Searches a sheet away from the GUI thread; what it finds is walked with Enter and F3."""

    found_next = Signal(bool)  # go to the next hit; True: to the one before
    edit_wanted = Signal(object)  # an Edit
    all_wanted = Signal()  # all rows shall be shown, and so be searched
    closed = Signal()
    failed = Signal(BaseException)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("check.find_bar")
        self._sheet: JobSheet | None = None
        self._column = 0
        self._rows: Sequence[int] | None = None  # those that are shown; None: all
        self.hits: pl.DataFrame | None = None  # where it was found: row and column
        self._searching = LatestTask(self)
        self._replacing = EditMaker(lambda: self._sheet, self)
        self._replacing.made.connect(self.edit_wanted)
        for each in (self._searching, self._replacing):
            each.failed.connect(self.failed)
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.search)
        self._make_parts()
        self._lay_out()
        self.hide()

    def open(self, *, to_replace: bool) -> None:
        """Show the bar and put the keyboard into it."""
        for part in self._for_replacing:
            part.setVisible(to_replace)
        self.show()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()
        self.search()

    def close_bar(self) -> None:
        """Hide the bar and forget what was found."""
        self._searching.cancel()
        self._replacing.forget()
        self.hits = None
        self.hide()
        self.closed.emit()

    def show_sheet(self, sheet: JobSheet) -> None:
        """Search in that sheet from now on."""
        self._sheet = sheet
        if self.isVisible():
            self.search()

    def show_rows(self, rows: Sequence[int] | None) -> None:
        """Search in those rows from now on; None: in all."""
        self._rows = rows
        if self.isVisible():
            self.search()

    def forget(self) -> None:
        """Search in nothing, and for nothing."""
        self._sheet = self._rows = None
        for line in (self.text, self.replacement):
            line.clear()
        self.close_bar()

    def look_in(self, column: int) -> None:
        """Take the column that the keyboard is in."""
        if column != self._column:
            self._column = column
            if self.isVisible() and self.scope.currentIndex() == 0:
                self.search()

    def wanted(self) -> Search:
        """Return what is searched for."""
        width = self._sheet.frame.width if self._sheet else 0
        columns = range(width) if self.scope.currentIndex() else [min(self._column, width - 1)]
        return Search(
            self.text.text(),
            tuple(columns) if width else (),
            self._rows,
            match_case=self.match_case.isChecked(),
            whole_cell=self.whole_cell.isChecked(),
        )

    def search(self) -> None:
        """Count the hits on a worker thread."""
        sheet, search = self._sheet, self.wanted()
        if sheet is None or not search.text:
            self._searching.cancel()
            self._show_hits((None, 0))
            return
        self._searching.start(lambda _progress: _hits(sheet, search), self._show_hits)

    def replace_all(self) -> None:
        """Make one step of all replacements: a search that begins meanwhile takes none of it."""
        search, replacement = self.wanted(), self.replacement.text()
        if search.text:
            self._replacing.make(lambda sheet: replaced(sheet, search, replacement))

    def _search_soon(self) -> None:
        """Wait until nothing more is said; what was not counted yet cannot be replaced."""
        self.replace.setEnabled(False)
        self._pause.start()

    def _show_hits(self, found_: tuple[pl.DataFrame | None, int]) -> None:
        hits, elsewhere = found_
        self.hits = hits
        count = 0 if hits is None else hits.height
        code = "check-found" if self._rows is None else "check-found-shown"
        self.count.setText(counted(code, count) if self.text.text() else "")
        self.elsewhere.setText(counted("check-found-elsewhere", elsewhere))
        self.elsewhere.setVisible(elsewhere > 0)
        self.count.setAccessibleName(self.count.text())
        for button in (self.previous, self.next):
            button.setEnabled(count > 0)
        self.replace.setEnabled(count > 0)
        self.replace.setText(counted("check-replace", count))

    def _make_parts(self) -> None:
        self.text = named(QLineEdit(), "check.find_text", sentence("find-bar", "find"))
        self.replacement = named(
            QLineEdit(), "check.replace_text", sentence("find-bar", "replace-with")
        )
        self.scope = named(ChoiceBox(), "check.find_scope", sentence("find-bar", "search-in"))
        self.scope.addItems(
            [sentence("find-bar", "this-column"), sentence("find-bar", "all-columns")]
        )
        self.scope.setCurrentIndex(1)
        self.match_case = named(QCheckBox(sentence("find-bar", "match-case")), "check.match_case")
        self.whole_cell = named(QCheckBox(sentence("find-bar", "whole-cell")), "check.whole_cell")
        self.count = named(PlainLabel(), "check.found")
        self.count.setProperty("role", "quiet")
        self.elsewhere = named(link_button("", self.all_wanted.emit), "check.found_elsewhere")
        self.elsewhere.hide()
        self.previous = _tool("arrow_up", "check.find_previous", sentence("find-bar", "previous"))
        self.next = _tool("arrow_down", "check.find_next", sentence("find-bar", "next"))
        self.shut = _tool("close", "check.find_close", sentence("find-bar", "close"))
        self.replace = named(QPushButton(), "check.replace_all")
        self.replace.setAutoDefault(False)
        self.text.textChanged.connect(self._search_soon)
        self.scope.currentIndexChanged.connect(self._search_soon)
        self.match_case.toggled.connect(self._search_soon)
        self.whole_cell.toggled.connect(self._search_soon)
        self.previous.clicked.connect(lambda: self.found_next.emit(True))
        self.next.clicked.connect(lambda: self.found_next.emit(False))
        self.shut.clicked.connect(self.close_bar)
        self.replace.clicked.connect(self.replace_all)

    def _lay_out(self) -> None:
        find_label = buddy_label(sentence("find-bar", "find-label"), self.text)
        walk = (self.previous, self.next, self.count)
        find = _line(find_label, self.text, *walk, self.shut)
        replace_label = buddy_label(sentence("find-bar", "replace-label"), self.replacement)
        replace = _line(replace_label, self.replacement, self.replace)
        scope_label = buddy_label(sentence("find-bar", "in-label"), self.scope)
        options = _line(scope_label, self.scope, self.match_case, self.whole_cell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(find)
        column.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(FlippingRow([replace, options], [1, 0]))
        self._for_replacing = (replace,)
        order = (self.text, self.replacement, self.replace, self.previous, self.next)
        for before, after in pairwise((*order, self.scope, self.match_case, self.whole_cell)):
            QWidget.setTabOrder(before, after)

    # Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with Enter, leave with Esc: neither may reach the wizard."""
        if is_enter(event) and press_focused(event):
            return
        if event.key() in _ENTER:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.found_next.emit(back)
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            event.accept()
        else:
            super().keyPressEvent(event)


def _hits(sheet: JobSheet, search: Search) -> tuple[pl.DataFrame, int]:
    """Return what is found in the rows that are searched, and how often it stands in others."""
    everywhere = found(sheet, replace(search, rows=None))
    hits = within(everywhere, search.rows)
    return hits, everywhere.height - hits.height


def _tool(icon: str, name: str, speaks: str) -> QToolButton:
    button = named(QToolButton(), name, speaks)
    set_tip(button, speaks)
    icons.wear(button, icon)
    return button


def _line(*parts: QWidget) -> QWidget:
    """Return the parts side by side; of these only a line to type in takes more room."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.INSIDE_PX)
    for part in parts:
        row.addWidget(part, int(isinstance(part, QLineEdit)))
    return holder
