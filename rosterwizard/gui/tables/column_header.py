"""The headings above a table.

Qt's own header asks every row of a column whether it is selected, at each paint: seven seconds
for 100,000 rows that are all selected. This one only looks at the cell that has the keyboard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from rosterwizard.gui import theme
from rosterwizard.gui.tables.frame_table_model import DISPLAY, FIELD

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_INK = int(Qt.ItemDataRole.ForegroundRole)
_ROOM_PX = 8
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class ColumnHeader(QHeaderView):
    """Headings on the sunken ground; the one above the cell with the keyboard stands out.

    Below each stands the field that it is taken for, where the table says that.
    """

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
        inner = rect.adjusted(_ROOM_PX, 0, -_ROOM_PX, 0)
        field = model.headerData(logical, Qt.Orientation.Horizontal, FIELD)
        if field is not None:
            below = QRect(inner)
            below.setTop(inner.center().y())
            inner.setBottom(inner.center().y())
            _draw(painter, below, str(field), QColor(colours.quiet))
        colour = ink if isinstance(ink, QColor) else QColor(colours.text)
        _draw(painter, inner, str(text or ""), colour)

    def sizeHint(self) -> QSize:
        """Leave room for the field below each heading, where the table says it."""
        hint = super().sizeHint()
        if self.model() is None or self.model().headerData(0, self.orientation(), FIELD) is None:
            return hint
        return hint + QSize(0, self.fontMetrics().height())


def _draw(painter: QPainter, area: QRect, text: str, ink: QColor) -> None:
    painter.setPen(ink)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, _LEFT, shown)
