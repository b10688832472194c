"""The left zone: what explains most first, then all that is wrong, grouped by cause, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from rosterwizard.core.messages.words import counted, number, sentence
from rosterwizard.core.showing.causes import MOST_VALUES, Cause, values_of
from rosterwizard.core.showing.root_causes import RootCause
from rosterwizard.core.showing.visible_blanks import visible
from rosterwizard.gui.check.cause_painting import (
    CAUSE,
    COUNT,
    MARK,
    ROOT,
    VALUE,
    WHERE,
    CauseDelegate,
    paint_arrow,
)
from rosterwizard.gui.plain_text import set_tip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rosterwizard.core.showing.checked_job import CheckedSheet
    from rosterwizard.gui import theme
    from rosterwizard.gui.tables.frame_table_model import Index

_SECTIONS: tuple[theme.Mark, ...] = ("error", "warning", "note", "fixed")
_INDENT_PX = 14
_NO_FRAME = """
QTreeView { border: 1px solid transparent; show-decoration-selected: 0; }
QTreeView::item:selected, QTreeView::item:hover, QTreeView::branch { background: transparent; }
QTreeView:focus { border: 1px solid palette(highlight); }
"""


class CauseList(QTreeView):
    """Root causes, then sections by severity: a line for each cause, its values below if opened.

    A root cause opens to its symptoms.
    """

    root_chosen = Signal(object)  # a RootCause
    cause_chosen = Signal(object)  # a Cause
    value_chosen = Signal(object, str)  # a Cause and one of its values

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(sentence("check-said", "causes"))
        self._filling = False
        self._sheet: CheckedSheet | None = None
        self._lines = QStandardItemModel(self)
        self.setModel(self._lines)
        self.setItemDelegate(CauseDelegate(self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(_INDENT_PX)
        self.setStyleSheet(_NO_FRAME)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.expanded.connect(self._show_values)
        self.clicked.connect(self._tell)
        self.activated.connect(self._tell)

    def show_sheet(self, sheet: CheckedSheet) -> None:
        """Show the causes of a sheet; what was opened or chosen stays so."""
        if self._shows_the_same(sheet):
            self._sheet = sheet
            return
        self._filling = True  # choosing again what was chosen is not a person's choice
        opened, chosen, root = self._opened(), self.chosen(), self.chosen_root()
        opened_roots = [each.data(ROOT) for each in self._roots() if self._is_open(each)]
        scrolled = self.verticalScrollBar().value()
        self._sheet = sheet
        self._lines.clear()
        self._add_roots(sheet)
        for mark in _SECTIONS:
            self._add_section(mark, sheet)
        self._open_again(opened)
        for each in opened_roots:
            self._open_root_again(each)
        if root is not None:
            self._choose_root_again(root)
        elif chosen is not None:
            self._choose_again(chosen.key)
        self.doItemsLayout()  # else the bar does not know yet how far down there is anything
        self.verticalScrollBar().setValue(scrolled)
        self._filling = False

    def tell_again(self) -> None:
        """Show the same causes, with what may be told of them now."""
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            self.show_sheet(sheet)

    def forget(self) -> None:
        """Hold no sheet any more; what was opened or chosen stays so in the next one."""
        self._sheet = None

    def chosen(self) -> Cause | None:
        """Return the cause that is chosen, itself or one of its values."""
        index = self.currentIndex()
        cause = index.data(CAUSE) or index.parent().data(CAUSE)
        return cause if isinstance(cause, Cause) else None

    def chosen_root(self) -> RootCause | None:
        """Return the root cause that is chosen."""
        root = self.currentIndex().data(ROOT)
        return root if isinstance(root, RootCause) else None

    def choose_none(self) -> None:
        """Let go of the chosen cause: something else decides what the table shows."""
        self.selectionModel().clear()

    def causes(self) -> list[Cause]:
        """Return the causes from the top."""
        return [
            section.child(place).data(CAUSE)
            for section in self._sections()
            for place in range(section.rowCount())
        ]

    def choose(self, cause: Cause | RootCause) -> None:
        """Choose a cause, as if it was clicked."""
        if isinstance(cause, RootCause):
            self._choose_root_again(cause)
        else:
            self._choose_again(cause.key)
        self._tell(self.currentIndex())

    # -- Filling --------------------------------------------------------------------------

    def _shows_the_same(self, sheet: CheckedSheet) -> bool:
        """Tell whether the lines would stay as they are, as after most edits; values may not."""
        shown = self._sheet
        if shown is None or _lines_of(shown) != _lines_of(sheet):
            return False
        lines = (line for each in self._sections() for line in _children(each))
        return not any(value.data(COUNT) for line in lines for value in _children(line))

    def _sections(self) -> Sequence[QStandardItem]:
        """Return the sections of causes by severity."""
        return [each for each in _children(self._lines.invisibleRootItem()) if each.data(MARK)]

    def _roots(self) -> Sequence[QStandardItem]:
        """Return the lines of the root causes."""
        every = _children(self._lines.invisibleRootItem())
        return [line for each in every if not each.data(MARK) for line in _children(each)]

    def _add_roots(self, sheet: CheckedSheet) -> None:
        if not sheet.roots:
            return
        explained = sum(each.count for each in sheet.roots)
        section = _line(counted("root-causes", len(sheet.roots)), None, explained)
        section.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for root in sheet.roots:
            section.appendRow(self._root_line(root))
        self._lines.appendRow(section)
        self.setExpanded(section.index(), True)

    def _root_line(self, root: RootCause) -> QStandardItem:
        line = _line(root.title, root.severity, root.count)
        line.setData(root, ROOT)
        line.setData(root.where, WHERE)
        _speak(line, root)
        if len(root.parts) > 1:
            for part in root.symptoms:
                below = _line(part.title, part.severity, part.count)
                below.setData(part, ROOT)
                below.setData(part.where, WHERE)
                _speak(below, part)
                line.appendRow(below)
        return line

    def _add_section(self, mark: theme.Mark, sheet: CheckedSheet) -> None:
        if mark == "fixed":
            causes = sheet.fixed_causes
        else:
            causes = tuple(each for each in sheet.causes if each.severity == mark)
        if not causes:
            return
        total = sum(each.count for each in causes)
        section = _line(sentence("check-filter", mark), mark, total)
        section.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for cause in causes:
            section.appendRow(self._cause_line(cause, mark))
        self._lines.appendRow(section)
        self.setExpanded(section.index(), True)

    def _cause_line(self, cause: Cause, mark: theme.Mark) -> QStandardItem:
        line = _line(cause.title, mark, cause.count)
        line.setData(cause, CAUSE)
        line.setData(cause.place, WHERE)
        _speak(line, cause, mark)
        if mark != "fixed" and cause.column is not None and cause.rows:
            line.appendRow(QStandardItem())  # filled when it is opened
        return line

    def _show_values(self, index: QModelIndex) -> None:
        line = self._lines.itemFromIndex(index)
        cause = index.data(CAUSE)
        if self._sheet is None or not isinstance(cause, Cause) or line.child(0).data(COUNT):
            return
        values = values_of(self._sheet.sheet, self._sheet.problems, cause)
        line.removeRows(0, line.rowCount())
        for text, count in values:
            value = _line(visible(cause.told(text)) or "(empty)", None, count)
            value.setData(text, VALUE)
            line.appendRow(value)
        rest = cause.count - sum(count for _, count in values)
        if rest and len(values) == MOST_VALUES:
            more = _line(counted("check-other-values", rest), None, rest)
            more.setFlags(Qt.ItemFlag.ItemIsEnabled)
            line.appendRow(more)

    # -- What stays from one check to the next --------------------------------------------

    def _opened(self) -> set[tuple[int, int | None]]:
        return {
            section.child(place).data(CAUSE).key
            for section in self._sections()
            for place in range(section.rowCount())
            if self.isExpanded(section.child(place).index())
        }

    def _open_again(self, keys: set[tuple[int, int | None]]) -> None:
        for section in self._sections():
            for place in range(section.rowCount()):
                line = section.child(place)
                if line.data(CAUSE).key in keys and line.hasChildren():
                    self.setExpanded(line.index(), True)

    def _choose_again(self, key: tuple[int, int | None]) -> None:
        for section in self._sections():
            for place in range(section.rowCount()):
                if section.child(place).data(CAUSE).key == key:
                    self.selectionModel().setCurrentIndex(
                        section.child(place).index(),
                        QItemSelectionModel.SelectionFlag.ClearAndSelect,
                    )

    def _is_open(self, line: QStandardItem) -> bool:
        return self.isExpanded(line.index())

    def _open_root_again(self, root: RootCause) -> None:
        for line in self._roots():
            if line.data(ROOT).has_parts_of(root):
                self.setExpanded(line.index(), True)

    def _choose_root_again(self, root: RootCause) -> None:
        lines = [each for line in self._roots() for each in (line, *_children(line))]
        same = [each for each in lines if each.data(ROOT).key == root.key]
        # Of some of its symptoms nothing may be left.
        found = same or [each for each in self._roots() if each.data(ROOT).has_parts_of(root)]
        if found:
            self.selectionModel().setCurrentIndex(
                found[0].index(), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _tell(self, index: Index) -> None:
        root = index.data(ROOT)
        if isinstance(root, RootCause):
            self.root_chosen.emit(root)
            return
        cause = index.data(CAUSE)
        if isinstance(cause, Cause):
            self.cause_chosen.emit(cause)
            return
        text, cause = index.data(VALUE), index.parent().data(CAUSE)
        if isinstance(cause, Cause) and isinstance(text, str):
            self.value_chosen.emit(cause, text)

    # Qt's own

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Follow the arrow keys, so that the list can be walked without the mouse."""
        super().currentChanged(current, previous)
        if self.hasFocus() and not self._filling and current.isValid():
            self._tell(current)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw only the arrow of what can be opened; the delegate draws the rest."""
        if index.parent().isValid() and self._lines.hasChildren(index):
            arrow = QRect(rect.right() - _INDENT_PX, rect.top(), _INDENT_PX, rect.height())
            paint_arrow(painter, arrow, opened=self.isExpanded(index))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _lines_of(sheet: CheckedSheet) -> tuple[object, ...]:
    return sheet.roots, sheet.causes, sheet.fixed_causes


def _speak(line: QStandardItem, cause: Cause | RootCause, mark: theme.Mark | None = None) -> None:
    """Say of a line what its shape, its words and its number show."""
    spoken = sentence(
        "check-cause-spoken",
        mark=sentence("mark", mark or cause.severity),
        what=cause.title,
        where=cause.where if isinstance(cause, RootCause) else cause.place,
        problems=number(cause.count),
    )
    line.setData(spoken, int(Qt.ItemDataRole.AccessibleTextRole))


def _children(line: QStandardItem) -> Iterator[QStandardItem]:
    return (line.child(place) for place in range(line.rowCount()))


def _line(text: str, mark: theme.Mark | None, count: int) -> QStandardItem:
    line = QStandardItem(text)
    line.setData(mark, MARK)
    line.setData(count, COUNT)
    line.setEditable(False)
    set_tip(line, text)
    return line
