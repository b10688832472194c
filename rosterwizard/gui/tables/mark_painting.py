"""How a marked cell looks: a faint ground, a thin underline and the shape in its corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rosterwizard.gui import theme
from rosterwizard.gui.mark_shapes import paint_mark
from rosterwizard.gui.tables.frame_table_model import DISPLAY
from rosterwizard.gui.tables.sheet_table_model import MARK

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

    from rosterwizard.core.showing.cell_marks import CellMark
    from rosterwizard.gui.tables.frame_table_model import Index

_HAS_FOCUS = QStyle.StateFlag.State_HasFocus.value
_SELECTED = QStyle.StateFlag.State_Selected.value
SHAPE_PX = 11
_ROOM_PX = SHAPE_PX + 6
_CHANGED_PX = 5
MARGIN_PX = 6  # before the text of a cell, and of the heading above it
_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class MarkDelegate(QStyledItemDelegate):
    """Paints the cells of a sheet; the shape tells the mark, colour only repeats it.

    All of it is drawn here: asking the style instead costs four times as much at each scroll.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, the text, the mark, and a ring around the cell with the keyboard."""
        model = index.model()  # asked directly: Qt's own way to it costs as much as the answer
        mark: CellMark | None = model.data(index, MARK)
        area = option.rect
        _paint_ground(painter, option, mark)
        room = _ROOM_PX if mark and mark != "changed" else MARGIN_PX
        text_area = area.adjusted(MARGIN_PX, 0, -room, 0)
        text = str(model.data(index, DISPLAY)).replace("\n", "⏎")
        painter.setFont(option.font)
        painter.setPen(QColor(theme.colours().text))
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, text_area.width())
        painter.drawText(text_area, _ONE_LINE, shown)
        if mark:
            paint_cell_mark(painter, area, mark)
        if option.state.value & _HAS_FOCUS:
            paint_ring(painter, area)


def paint_cell_mark(painter: QPainter, area: QRect, mark: CellMark) -> None:
    """Draw a mark over a cell that is painted already."""
    if mark == "changed":
        _paint_changed(painter, area)
        return
    shape = QRectF(area.right() - SHAPE_PX - 2, area.top() + 3, SHAPE_PX, SHAPE_PX)
    paint_mark(painter, shape, mark)
    if mark != "fixed":
        painter.fillRect(
            area.left() + 1,
            area.bottom() - 1,
            area.width() - 2,
            1,
            QColor(theme.mark_colour(mark)),
        )


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, mark: CellMark | None) -> None:
    if option.state.value & _SELECTED:
        painter.fillRect(option.rect, QColor(theme.colours().accent_ground))
    elif mark in ("error", "warning", "note"):
        painter.fillRect(option.rect, QColor(theme.mark_ground(mark)))


def _paint_changed(painter: QPainter, area: QRect) -> None:
    """Draw a small folded corner: the text is no longer the file's own."""
    right, top = area.right() + 1, area.top()
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.colours().accent))
    corner = [(right - _CHANGED_PX - 2, top), (right, top), (right, top + _CHANGED_PX + 2)]
    painter.drawPolygon([QPoint(x, y) for x, y in corner])
    painter.restore()


def paint_ring(painter: QPainter, area: QRect) -> None:
    """Draw the ring around the cell that has the keyboard."""
    painter.save()
    pen = QPen(QColor(theme.colours().accent), theme.FOCUS_PX)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(area.adjusted(1, 1, -1, -1))
    painter.restore()
