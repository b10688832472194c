"""The signs beside a heading: that the rows are sorted by its column, or filtered by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from rosterwizard.gui import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

_SIGN_PX = 8
_GAP_PX = 6
_UPWARDS = ((0.0, 6.5), (4.0, 1.5), (8.0, 6.5))
_DOWNWARDS = ((0.0, 1.5), (4.0, 6.5), (8.0, 1.5))
_FUNNEL = ((0.0, 0.5), (8.0, 0.5), (5.0, 4.5), (5.0, 8.0), (3.0, 8.0), (3.0, 4.5))


@dataclass(frozen=True, slots=True)
class ColumnSigns:
    """descending: how the rows are sorted by the column, None where they are not."""

    descending: bool | None
    filtered: bool

    def shapes(self) -> list[tuple[tuple[float, float], ...]]:
        """Return what is drawn, from the left."""
        turned = {None: [], False: [_UPWARDS], True: [_DOWNWARDS]}[self.descending]
        return [*turned, *([_FUNNEL] if self.filtered else [])]


def room_of(signs: ColumnSigns) -> int:
    """Return the width that the signs need, with the gap before them."""
    return len(signs.shapes()) * (_SIGN_PX + _GAP_PX)


def paint_signs(painter: QPainter, area: QRect, signs: ColumnSigns) -> None:
    """Draw the signs at the right of the heading."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.colours().accent))
    top = area.top() + (area.height() - _SIGN_PX) / 2
    left = area.right() - room_of(signs)
    for shape in signs.shapes():
        left += _GAP_PX
        painter.drawPolygon(QPolygonF([QPointF(left + x, top + y) for x, y in shape]))
        left += _SIGN_PX
    painter.restore()
