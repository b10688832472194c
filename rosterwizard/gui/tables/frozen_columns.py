"""A table of which the first columns stay in sight while the others are scrolled.

Qt's own way, a second table laid over the first, would be a second table for a screen reader, and
hold a selection, a place and editors of its own. Here it is one: what is frozen is only drawn,
found and edited at another place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView

from rosterwizard.gui.tables.column_header import ColumnHeader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from rosterwizard.gui.tables.frame_table_model import Index

_GRID = QStyle.StyleHint.SH_Table_GridLineColor
_MARKING = (  # with Shift, these mark cells from one to another
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
)


class FrozenColumnsTable(QTableView):
    """Its header says which columns are frozen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._as_scrolled = False  # frozen columns are where they would be if they were none
        self._pointer: QPoint | None = None  # while it presses or drags
        self._marked_from = QPersistentModelIndex()  # where the marked cells begin
        self._header = ColumnHeader(self)
        self.setHorizontalHeader(self._header)

    def freeze(self, columns: Sequence[int], order: Sequence[int] | None = None) -> None:
        """Let these columns stand first and stay there, then the others in that order.

        order: None for that of the sheet.
        """
        self._header.put_order(columns, range(self._header.count()) if order is None else order)
        self.viewport().update()

    def frozen_columns(self) -> tuple[int, ...]:
        """Return the columns that stay where there is room for all of them."""
        return self._header.wanted

    def column_order(self) -> list[int]:
        """Return all columns, also hidden ones, in the order of the screen."""
        return self._header.order()

    def shown_columns(self) -> list[int]:
        """Return the columns that are shown, in the order of the screen."""
        header = self._header
        return [column for column in header.order() if not header.isSectionHidden(column)]

    def hidden_columns(self) -> list[int]:
        """Return the columns that are not shown, in the order of the sheet."""
        header = self._header
        return [each for each in range(header.count()) if header.isSectionHidden(each)]

    def _is_frozen(self, column: int) -> bool:
        return column in self._header.frozen()

    def _frozen_area(self) -> QRect:
        """Return where frozen columns are drawn over others; empty while none is scrolled."""
        if not self._header.offset():
            return QRect()
        return self._header.frozen_area(self.viewport().height())

    # -- Drawing --------------------------------------------------------------------------

    def _paint_frozen(self, region: QRegion) -> None:
        painter = QPainter(self.viewport())
        area = region.boundingRect()
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        for row in self._rows_between(area.top(), area.bottom()):
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            for column, rect in self._header.frozen_rects(top, height):
                if rect.width():
                    self._paint_cell(painter, option, rect, row, column)

    def _rows_between(self, top: int, bottom: int) -> Iterator[int]:
        first, last = self.rowAt(top), self.rowAt(bottom)
        if first >= 0:
            yield from range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1)

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, row: int, column: int
    ) -> None:
        """Draw a cell and the grid beside it as Qt draws the others."""
        index = self.model().index(row, column)
        cell = QStyleOptionViewItem(option)
        begins_right = self.isRightToLeft()  # Qt has the grid at the end of a cell
        cell.rect = rect.adjusted(1, 0, 0, -1) if begins_right else rect.adjusted(0, 0, -1, -1)
        if self.selectionModel().isSelected(index):
            cell.state |= QStyle.StateFlag.State_Selected
        has_keyboard = self.hasFocus() or self.viewport().hasFocus()
        if has_keyboard and index == self.currentIndex():
            cell.state |= QStyle.StateFlag.State_HasFocus
        painter.fillRect(rect, self.palette().color(QPalette.ColorRole.Base))
        grid = QColor.fromRgba(self.style().styleHint(_GRID, option, self) & 0xFFFFFFFF)
        painter.setPen(grid)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if begins_right:
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        else:
            painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.save()
        painter.setClipRect(cell.rect)
        self.itemDelegate().paint(painter, cell, index)
        painter.restore()

    # Qt's own

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then the frozen ones over those that are scrolled below them."""
        area = self._frozen_area()
        if area.isEmpty():
            super().paintEvent(event)
        else:
            scrolled = event.region().subtracted(QRegion(area))
            if not scrolled.isEmpty():
                super().paintEvent(QPaintEvent(scrolled))
            frozen = event.region().intersected(QRegion(area))
            if not frozen.isEmpty():
                self._paint_frozen(frozen)
        self._header.paint_frozen_edge(QPainter(self.viewport()), self.viewport().height())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Draw what is frozen anew where it was moved with the others."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self._redraw_frozen(beside_px=abs(dx))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Show it in the frozen columns, too."""
        super().selectionChanged(selected, deselected)
        self._redraw_frozen()

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()) -> None:
        """Show it in the frozen columns, too."""
        super().dataChanged(top_left, bottom_right, list(roles))
        self._redraw_frozen()

    def _redraw_frozen(self, beside_px: int = 0) -> None:
        if self._header.frozen():
            self.viewport().update(self._header.frozen_area(self.viewport().height(), beside_px))

    def visualRect(self, index: Index) -> QRect:
        """Return where a cell is shown."""
        rect = super().visualRect(index)
        if not self._as_scrolled and self._is_frozen(index.column()):
            rect.translate(self._header.scrolled_px(), 0)
        return rect

    def indexAt(self, place: QPoint) -> QModelIndex:
        """Return the cell that is shown there."""
        column = None if self._as_scrolled else self._header.frozen_at(place.x())
        if column is None:
            return super().indexAt(place)
        return self.model().index(self.rowAt(place.y()), column)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into view, and not below the frozen ones."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if self._is_frozen(index.column()):
            bar.setValue(before)
            return
        frozen_px = self._header.frozen_px()
        below = frozen_px - self._begin_of(index.column())
        if below > 0:
            bar.setValue(bar.value() - below)
        elif bar.value() != before:
            self.begin_with_whole_column()

    def begin_with_whole_column(self) -> None:
        """Scroll a column away of which only a part is in sight beside the frozen ones."""
        begin = self._header.frozen_px()
        first = self.columnAt(self._header.mirrored(begin, 1))
        cut = begin - self._begin_of(first)
        if first >= 0 and cut:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + self.columnWidth(first) - cut)

    def _begin_of(self, column: int) -> int:
        """Return how far from where lines begin a column is."""
        return self._header.mirrored(self.columnViewportPosition(column), self.columnWidth(column))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where marking begins."""
        self._pointer = event.position().toPoint()
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._marked_from = QPersistentModelIndex(self.indexAt(self._pointer))
        super().mousePressEvent(event)
        self._pointer = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark up to where the pointer is."""
        self._pointer = event.position().toPoint()
        super().mouseMoveEvent(event)
        self._pointer = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Shift mark cells in the order of the columns, whatever is frozen."""
        marks = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._as_scrolled = marks and event.key() in _MARKING
        super().keyPressEvent(event)
        self._as_scrolled = False
        if not marks:
            self._marked_from = QPersistentModelIndex(self.currentIndex())

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Mark from one cell to another, also where the first lies below frozen ones by now."""
        under = None if self._pointer is None else self.indexAt(self._pointer)
        if under is not None and under.isValid() and self._marked_from.isValid():
            self._as_scrolled = True
            start, end = (self.visualRect(each).center() for each in (self._marked_from, under))
            left, right = sorted((start.x(), end.x()))
            top, bottom = sorted((start.y(), end.y()))
            rect = QRect(QPoint(left, top), QPoint(right, bottom))
        super().setSelection(rect, command)
        if self._pointer is not None:
            self._as_scrolled = False
