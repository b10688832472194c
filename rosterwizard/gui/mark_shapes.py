"""The shapes of error, warning, note and fixed: colour never stands alone.

Drawn with QPainter, not read from files: a table paints a hundred of them at each scroll.
"""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen, QPixmap, QPolygonF

from rosterwizard.gui import theme
from rosterwizard.gui.theme import Mark

_STROKE = 1 / 9  # of the shape's width


def paint_mark(painter: QPainter, area: QRectF, mark: Mark, colour: str = "") -> None:
    """Draw the shape of `mark` as large as `area` allows, in its own colour or `colour`."""
    side = min(area.width(), area.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(area.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(colour or theme.mark_colour(mark))
    pen = QPen(ink, side * _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    _DRAWERS[mark](painter, square)
    painter.restore()


def mark_pixmap(mark: Mark, size_px: int = theme.ICON_PX) -> QPixmap:
    """Return the shape as a picture, sharp on any screen of this machine."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    pixmap = QPixmap(round(size_px * ratio), round(size_px * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_mark(painter, QRectF(0, 0, size_px, size_px), mark)
    painter.end()
    return pixmap


def _octagon(painter: QPainter, square: QRectF) -> None:
    radius = square.width() / 2 * 0.94
    corners = [pi / 8 + step * pi / 4 for step in range(8)]
    shape = [square.center() + QPointF(cos(a), sin(a)) * radius for a in corners]
    painter.drawPolygon(QPolygonF(shape))
    _exclamation(painter, square, top=0.30, bottom=0.55, dot=0.71)


def _triangle(painter: QPainter, square: QRectF) -> None:
    shape = [_at(square, 0.5, 0.1), _at(square, 0.95, 0.9), _at(square, 0.05, 0.9)]
    painter.drawPolygon(QPolygonF(shape))
    _exclamation(painter, square, top=0.42, bottom=0.60, dot=0.75)


def _circle(painter: QPainter, square: QRectF) -> None:
    inset = square.width() * 0.08
    painter.drawEllipse(square.adjusted(inset, inset, -inset, -inset))
    painter.drawLine(_at(square, 0.5, 0.48), _at(square, 0.5, 0.71))
    painter.drawPoint(_at(square, 0.5, 0.30))


def _tick(painter: QPainter, square: QRectF) -> None:
    pen = painter.pen()
    pen.setWidthF(pen.widthF() * 1.3)
    painter.setPen(pen)
    painter.drawPolyline(
        [_at(square, 0.14, 0.54), _at(square, 0.40, 0.80), _at(square, 0.88, 0.22)]
    )


def _exclamation(
    painter: QPainter, square: QRectF, *, top: float, bottom: float, dot: float
) -> None:
    painter.drawLine(_at(square, 0.5, top), _at(square, 0.5, bottom))
    painter.drawPoint(_at(square, 0.5, dot))


def _at(square: QRectF, x: float, y: float) -> QPointF:
    return QPointF(square.left() + square.width() * x, square.top() + square.height() * y)


_DRAWERS = {"error": _octagon, "warning": _triangle, "note": _circle, "fixed": _tick}
