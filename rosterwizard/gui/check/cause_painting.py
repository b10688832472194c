"""How a line in the list of causes looks: shape, words, and the number on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from rosterwizard.core.messages.words import number
from rosterwizard.gui import theme
from rosterwizard.gui.mark_shapes import paint_mark

if TYPE_CHECKING:
    from rosterwizard.gui.tables.frame_table_model import Index

CAUSE = int(Qt.ItemDataRole.UserRole)
MARK = CAUSE + 1
COUNT = CAUSE + 2
WHERE = CAUSE + 3
VALUE = CAUSE + 4
ROOT = CAUSE + 5

_SHAPE_PX = 14
_ROOM_PX = 6
_GAP_PX = 8
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class CauseDelegate(QStyledItemDelegate):
    """Draws sections, causes and values; words are wrapped, never cut off."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line from the tokens of now."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option)
        words, count = self._areas(option.rect, index)
        colours = theme.colours()
        mark = index.data(MARK)
        if mark and not index.parent().isValid():
            shape = QRectF(option.rect.left() + _ROOM_PX, words.top() + 2, _SHAPE_PX, _SHAPE_PX)
            paint_mark(painter, shape, mark)
        painter.setFont(_font(index))
        painter.setPen(QColor(colours.text))
        painter.drawText(words, _WRAP, index.data())
        where = index.data(WHERE)
        if where:
            below = words.adjusted(0, _height(index, words.width()), 0, 0)
            below.setRight(count.right())  # the number stands above it
            painter.setFont(theme.small_font())
            painter.setPen(QColor(colours.quiet))
            painter.drawText(below, _WRAP, where)
        painter.setFont(theme.digits_font())
        is_cause = index.data(CAUSE) or index.data(ROOT)
        painter.setPen(QColor(colours.text if is_cause else colours.quiet))
        painter.drawText(count, int(Qt.AlignmentFlag.AlignRight), _count(index))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the wrapped words need."""
        tree = option.widget
        width = tree.viewport().width() if isinstance(tree, QTreeView) else option.rect.width()
        indent = tree.indentation() * _depth(index) if isinstance(tree, QTreeView) else 0
        words, count = self._areas(QRect(indent, 0, width - indent, 0), index)
        height = _height(index, words.width())
        where = index.data(WHERE)
        if where:
            below_px = count.right() - words.left() + 1
            height += _wrapped(QFontMetrics(theme.small_font()), below_px, where)
        return QSize(width - indent, height + 2 * _ROOM_PX)

    def _areas(self, line: QRect, index: Index) -> tuple[QRect, QRect]:
        """Return where the words and where the number stand."""
        count = QFontMetrics(theme.digits_font()).horizontalAdvance(_count(index))
        inner = line.adjusted(_ROOM_PX, _ROOM_PX, -_ROOM_PX - 2, -_ROOM_PX)
        has_shape = index.data(MARK) and not index.parent().isValid()
        left = _SHAPE_PX + _GAP_PX if has_shape else 0
        words = inner.adjusted(left, 0, -count - _GAP_PX, 0)
        return words, QRect(inner.right() - count, inner.top(), count + 2, inner.height())


def paint_arrow(painter: QPainter, area: QRect, *, opened: bool) -> None:
    """Draw the arrow before what can be opened."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.colours().quiet), 1.5))
    middle = QPointF(area.center().x() + 2, area.top() + _ROOM_PX + 8)
    shape = [(-3, -1.5), (0, 1.5), (3, -1.5)] if opened else [(-1.5, -3), (1.5, 0), (-1.5, 3)]
    painter.drawPolyline([middle + QPointF(x, y) for x, y in shape])
    painter.restore()


def _count(index: Index) -> str:
    """Return the number at the end of a line."""
    return number(index.data(COUNT) or 0)


def _depth(index: Index) -> int:
    """Return how many lines stand above a line that it belongs to."""
    return 1 + _depth(index.parent()) if index.parent().isValid() else 0


def _font(index: Index) -> QFont:
    if not index.parent().isValid():
        return theme.strong_font()
    return theme.fixed_font() if index.data(VALUE) is not None else theme.digits_font()


def _height(index: Index, width: int) -> int:
    return _wrapped(QFontMetrics(_font(index)), width, index.data() or "")


def _wrapped(metrics: QFontMetrics, width: int, text: str) -> int:
    return metrics.boundingRect(QRect(0, 0, max(width, 1), 10_000), _WRAP, text).height()


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    colours = theme.colours()
    area = QRectF(option.rect).adjusted(1, 1, -1, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setBrush(QColor(colours.accent_ground))
        painter.drawRoundedRect(area, theme.CORNER_PX, theme.CORNER_PX)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(QColor(colours.hover))
        painter.drawRoundedRect(area, theme.CORNER_PX, theme.CORNER_PX)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(colours.accent))
        painter.drawRoundedRect(area, theme.CORNER_PX, theme.CORNER_PX)
