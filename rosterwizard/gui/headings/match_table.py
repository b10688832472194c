"""The table of headings, led by keys: arrows move, typing chooses, Delete leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from rosterwizard.gui.enter_key import is_enter
from rosterwizard.gui.headings.match_model import MatchModel, Part

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from rosterwizard.core.showing.match_lines import MatchLine
    from rosterwizard.gui.tables.frame_table_model import Index

_ROOM_PX = 9  # above and below the text together
_SHARES = {Part.TITLE: 20, Part.VALUES: 29, Part.ANSWER: 26, Part.REASON: 25}
_FIT_LETTERS = 10
# Narrower, no column could be read; what is left out stands below the table, too.
_LETTERS_FOR = {Part.REASON: 90, Part.VALUES: 76}
_LEAST_PX = 24
_LEAST_LINES = 5


class MatchTable(QTableView):
    """One line for each heading; the answer is chosen wherever in the line the keyboard is."""

    moved = Signal()  # another line has the keyboard
    left_out = Signal(object)  # the MatchLine, by Delete
    accepted = Signal(object)  # the MatchLine, by the space bar
    held_pressed = Signal()  # a person wants to change what is only looked at

    def __init__(self, model: MatchModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self.is_held = False  # nothing can be answered: it is looked at
        self.setModel(model)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed)
        self.verticalHeader().hide()
        height = self.fontMetrics().height() + _ROOM_PX
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(_LEAST_PX)
        self.clicked.connect(self._choose_if_pressed)

    def line_here(self) -> MatchLine | None:
        """Return the line that has the keyboard."""
        return self._lines.line(self.currentIndex().row())

    def go_to(self, key: int | str) -> bool:
        """Bring a line into view and give it the keyboard; False where it is not shown."""
        row = self._lines.row_of(key)
        if row is None:
            return False
        index = self._lines.index(row, max(self.currentIndex().column(), 0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def choose_here(self) -> None:
        """Open the list of answers to the line that has the keyboard."""
        index = self.currentIndex().siblingAtColumn(Part.ANSWER)
        if self.is_held:
            self.held_pressed.emit()
        elif index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)

    def height_px(self, lines: int) -> int:
        """Return the height at which so many lines are in sight."""
        line = self.verticalHeader().defaultSectionSize()
        return self.horizontalHeader().sizeHint().height() + lines * line + 2 * self.frameWidth()

    def fit_height(self) -> None:
        """Take no more room than the lines need."""
        self.setMaximumHeight(self.height_px(max(self._lines.rowCount(), 1)))
        self.updateGeometry()

    def _choose_if_pressed(self, index: Index) -> None:
        if index.column() == Part.ANSWER:
            self.choose_here()

    def _share_out(self) -> None:
        width, letter = self.viewport().width(), self.fontMetrics().averageCharWidth()
        for part, letters in _LETTERS_FOR.items():
            self.setColumnHidden(part, width < letters * letter)
        shares = {part: share for part, share in _SHARES.items() if not self.isColumnHidden(part)}
        room = width - _FIT_LETTERS * letter
        for part, share in shares.items():
            self.setColumnWidth(part, room * share // sum(shares.values()))
        taken = sum(map(self.columnWidth, shares))
        self.setColumnWidth(Part.FIT, width - taken)

    # Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, leave out or accept; arrows move."""
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        line, modifiers = self.line_here(), event.modifiers()
        plain = not modifiers & ~(Qt.KeyboardModifier.ShiftModifier)
        writes = plain and bool(event.text().strip()) and event.text().isprintable()
        answers = writes or event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Space}
        if self.is_held and plain and answers:
            self.held_pressed.emit()
        elif is_enter(event) or event.key() == Qt.Key.Key_F2:
            self.choose_here()
        elif event.key() == Qt.Key.Key_Delete and line is not None and plain:
            self.left_out.emit(line)
        elif event.key() == Qt.Key.Key_Space and line is not None and plain:
            self.accepted.emit(line)
        else:
            if writes:
                self.setCurrentIndex(self.currentIndex().siblingAtColumn(Part.ANSWER))
            super().keyPressEvent(event)
            return
        event.accept()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another line has the keyboard."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width that there is now."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_out()

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few lines; the others are scrolled to."""
        hint = super().minimumSizeHint()
        hint.setHeight(self.height_px(min(_LEAST_LINES, max(self._lines.rowCount(), 1))))
        return hint

    def sizeHint(self) -> QSize:
        """Ask for no more than must be: a page with lines that wrap gives what is asked for."""
        return self.minimumSizeHint()
