"""The row numbers at the left of a table: those of the person's own sheet, with a mark each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView

from rosterwizard.gui import theme
from rosterwizard.gui.mark_shapes import paint_mark
from rosterwizard.gui.tables.frame_table_model import DISPLAY
from rosterwizard.gui.tables.sheet_table_model import MARK

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

_SHAPE_PX = 11
_ROOM_PX = 6


class RowHeader(QHeaderView):
    """Row numbers with the worst mark of the row before them.

    Qt asks a header for the size of every row when the rows change; a fixed size that is the
    same for all keeps that from reaching Python.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._widest = "0"
        self.setFont(theme.digits_font())
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)

    def make_room_for(self, widest: str) -> None:
        """Be wide enough for what the row of the widest number is called."""
        self._widest = widest
        self.updateGeometry()

    def row_name(self, logical: int) -> str:
        """Return what a row is called, its number as every spreadsheet writes it; "" for none."""
        name = self.model().headerData(logical, Qt.Orientation.Vertical, DISPLAY)
        return "" if name is None else str(name)

    def sizeHint(self) -> QSize:
        """Return the width of the largest number and of a mark; Qt's own asks a thousand rows."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._widest) + _SHAPE_PX + 4 * _ROOM_PX
        return QSize(width, metrics.height())

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw the number and the mark of one row."""
        colours = theme.colours()
        chosen = self.selectionModel() is not None and self.selectionModel().rowIntersectsSelection(
            logical, self.rootIndex()
        )
        painter.fillRect(rect, QColor(colours.accent_ground if chosen else colours.sunken))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        name = self.row_name(logical)
        if not name:
            return
        painter.setPen(QColor(colours.text if chosen else colours.quiet))
        inner = rect.adjusted(_ROOM_PX, 0, -_ROOM_PX, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
        mark = self.model().headerData(logical, Qt.Orientation.Vertical, MARK)
        if mark and mark != "changed":
            top = rect.center().y() - _SHAPE_PX / 2
            paint_mark(painter, QRectF(inner.left(), top, _SHAPE_PX, _SHAPE_PX), mark)
