"""Find and replace in the rows and columns that are shown: first the count, then the change."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
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

from rosterwizard.core.job.cell_edits import Area, Search, found, replaced
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui import icons, theme
from rosterwizard.gui.check.edit_maker import EditMaker
from rosterwizard.gui.enter_key import is_enter, press_focused
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.plain_text import PlainLabel, set_tip
from rosterwizard.gui.task import LatestTask
from rosterwizard.gui.widgets.choice_box import ChoiceBox
from rosterwizard.gui.widgets.covered_line import CoveredLine
from rosterwizard.gui.widgets.flipping_row import FlippingRow
from rosterwizard.gui.widgets.labels import link_button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import polars as pl
    from PySide6.QtGui import QKeyEvent

    from rosterwizard.core.job.job import JobSheet

_TYPING_PAUSE_MS = 150
_SCOPES = ("this-column", "selected-cells", "shown-columns", "all-columns")
_USUAL = "shown-columns"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class _Hits:
    """cells: row and column of each; None: of no search. elsewhere, hidden: how many more.

    These stand in rows that are not shown, and in columns that are hidden.
    """

    cells: pl.DataFrame | None = field(default=None, repr=False)
    elsewhere: int = 0
    hidden: int = 0


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
        self._shown: Sequence[int] | None = None  # the columns that are; None: all
        self._areas: tuple[Area, ...] = ()  # the cells that are searched where a choice of them is
        self.selected: Callable[[], Sequence[Area]] = tuple  # gives the selected cells
        # Tells of columns whose texts nobody sees: in these nothing is found, and nothing replaced.
        self.hides: Callable[[int], bool] = lambda _column: False
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
        self.take_selection()
        self.show()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()
        self.search()

    def close_bar(self) -> None:
        """Hide the bar and forget what was found."""
        self._close()
        self.closed.emit()

    def _close(self) -> None:
        """Hide the bar; the keyboard stays where it is, which may be another page."""
        self._searching.cancel()
        self._replacing.forget()
        self.hits = None
        self.hide()

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
        self._areas = ()
        for line in (self.text, self.replacement):
            line.clear()
        self._close()

    def look_in(self, column: int) -> None:
        """Take the column that the keyboard is in."""
        if column != self._column:
            self._column = column
            if self.isVisible() and self._scope() == "this-column":
                self.search()

    def show_columns(self, columns: Sequence[int]) -> None:
        """Search in those columns from now on, where not in all."""
        if columns != self._shown:
            self._shown = columns
            if self.isVisible():
                self.search()

    def forget_selection(self) -> None:
        """Search in no cell that was selected: other rows are there."""
        self._areas = ()

    def take_selection(self) -> None:
        """Search in the cells that are selected now, where a selection is searched."""
        self._areas = tuple(self.selected())
        if self.isVisible() and self._scope() == "selected-cells":
            self._search_soon()

    def wanted(self) -> Search:
        """Return what is searched for."""
        width = self._sheet.frame.width if self._sheet else 0
        if self._scope() == "selected-cells":
            search = Search.in_areas(self.text.text(), self._open_areas() if width else ())
        else:
            search = Search(self.text.text(), self._columns(width), self._rows)
        return replace(
            search,
            match_case=self.match_case.isChecked(),
            whole_cell=self.whole_cell.isChecked(),
        )

    def _scope(self) -> str:
        return str(self.scope.currentData())

    def _columns(self, width: int) -> tuple[int, ...]:
        scope, columns = self._scope(), range(width)
        if scope == "this-column":
            columns = columns[self._column : self._column + 1] or columns[-1:]
        shown = self._shown if scope == "shown-columns" else None
        return tuple(
            each for each in columns if (shown is None or each in shown) and not self.hides(each)
        )

    def _open_areas(self) -> tuple[Area, ...]:
        """Return the selected cells, without those that nobody sees."""
        return tuple(
            (rows, [each for each in columns if not self.hides(each)])
            for rows, columns in self._areas
        )

    def _unseen(self) -> tuple[int, ...]:
        """Return the hidden columns, where these are not searched with the others."""
        if self._sheet is None or self._shown is None or self._scope() != "shown-columns":
            return ()
        every = range(self._sheet.frame.width)
        return tuple(each for each in every if each not in self._shown and not self.hides(each))

    def search_again(self) -> None:
        """Search anew, where the bar is open: other texts are seen now."""
        if self.isVisible():
            self.search()

    def search(self) -> None:
        """Count the hits on a worker thread."""
        sheet, search = self._sheet, self.wanted()
        if sheet is None or not search.text:
            self._searching.cancel()
            self._show_hits(_Hits())
            return
        unseen = self._unseen()
        self._searching.start(lambda _progress: _hits(sheet, search, unseen), self._show_hits)

    def replace_all(self) -> None:
        """Make one step of all replacements: a search that begins meanwhile takes none of it."""
        search, replacement = self.wanted(), self.replacement.text()
        if search.text:
            self._replacing.make(lambda sheet: replaced(sheet, search, replacement))

    def _choose_scope(self) -> None:
        if self._scope() == "selected-cells" and not self._areas:
            self.take_selection()
        self._search_soon()

    def _search_all_columns(self) -> None:
        self.scope.setCurrentIndex(_SCOPES.index("all-columns"))
        self.text.setFocus()  # what was pressed is gone

    def _search_soon(self) -> None:
        """Wait until nothing more is said; what was not counted yet cannot be replaced."""
        self.replace.setEnabled(False)
        self._pause.start()

    def _show_hits(self, found_: _Hits) -> None:
        self.hits = found_.cells
        count = 0 if self.hits is None else self.hits.height
        code = "check-found" if self._rows is None else "check-found-shown"
        if self._scope() == "selected-cells":
            code = "check-found-selected"
        self.count.setText(counted(code, count) if self.text.text() else "")
        for link, words, unseen in (
            (self.elsewhere, "check-found-elsewhere", found_.elsewhere),
            (self.hidden, "check-found-hidden", found_.hidden),
        ):
            link.setText(counted(words, unseen))
            link.setVisible(unseen > 0)
        self.count.setAccessibleName(self.count.text())
        for button in (self.previous, self.next):
            button.setEnabled(count > 0)
        self.replace.setEnabled(count > 0)
        self.replace.setText(counted("check-replace", count))

    def _make_parts(self) -> None:
        self.text = named(CoveredLine(), "check.find_text", sentence("find-bar", "find"))
        self.replacement = named(
            CoveredLine(), "check.replace_text", sentence("find-bar", "replace-with")
        )
        self.scope = named(ChoiceBox(), "check.find_scope", sentence("find-bar", "search-in"))
        for each in _SCOPES:
            self.scope.addItem(sentence("find-bar", each), each)
        self.scope.setCurrentIndex(_SCOPES.index(_USUAL))
        self.match_case = named(QCheckBox(sentence("find-bar", "match-case")), "check.match_case")
        self.whole_cell = named(QCheckBox(sentence("find-bar", "whole-cell")), "check.whole_cell")
        self.count = named(PlainLabel(), "check.found")
        self.count.setProperty("role", "quiet")
        self.elsewhere = named(link_button("", self.all_wanted.emit), "check.found_elsewhere")
        self.elsewhere.hide()
        self.hidden = named(link_button("", self._search_all_columns), "check.found_hidden")
        self.hidden.hide()
        self.previous = _tool("arrow_up", "check.find_previous", sentence("find-bar", "previous"))
        self.next = _tool("arrow_down", "check.find_next", sentence("find-bar", "next"))
        self.shut = _tool("close", "check.find_close", sentence("find-bar", "close"))
        self.replace = named(QPushButton(), "check.replace_all")
        self.replace.setAutoDefault(False)
        self.text.textChanged.connect(self._search_soon)
        self.scope.currentIndexChanged.connect(self._choose_scope)
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
        kinds = _line(self.match_case, self.whole_cell)
        options = FlippingRow([_line(scope_label, self.scope), kinds])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(find)
        for link in (self.elsewhere, self.hidden):
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
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


def _hits(sheet: JobSheet, search: Search, unseen: tuple[int, ...]) -> _Hits:
    """Return what is found in the cells that are searched, and how often it stands in others.

    unseen: the columns that are hidden, and not searched.
    """
    hidden = found(sheet, replace(search, columns=unseen)).height if unseen else 0
    if search.areas:
        return _Hits(found(sheet, search), 0, hidden)
    everywhere = found(sheet, replace(search, rows=None))
    hits = search.keeps(everywhere)
    return _Hits(hits, everywhere.height - hits.height, hidden)


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
