"""The headings above a table.

Qt's own header asks every row of a column whether it is selected, at each paint: seven seconds
for 100,000 rows that are all selected. This one only looks at the cell that has the keyboard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from rosterwizard.gui import theme
from rosterwizard.gui.tables.frame_table_model import DISPLAY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_INK = int(Qt.ItemDataRole.ForegroundRole)
_ROOM_PX = 8
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class ColumnHeader(QHeaderView):
    """Headings on the sunken ground; the one above the cell with the keyboard stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw one heading."""
        colours, model = theme.colours(), self.model()
        table = self.parent()
        here = table.currentIndex().column() if isinstance(table, QTableView) else -1
        ground = colours.accent_ground if logical == here else colours.sunken
        painter.fillRect(rect, QColor(ground))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        text = model.headerData(logical, Qt.Orientation.Horizontal, DISPLAY)
        ink = model.headerData(logical, Qt.Orientation.Horizontal, _INK)
        painter.setPen(ink if isinstance(ink, QColor) else QColor(colours.text))
        inner = rect.adjusted(_ROOM_PX, 0, -_ROOM_PX, 0)
        shown = painter.fontMetrics().elidedText(
            str(text or ""), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, _LEFT, shown)
