"""Draws one field of the list: its box or lock, its name, and whether it must be filled."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rosterwizard.gui import icons, theme
from rosterwizard.gui.template.field_list_model import FieldListModel

Index = QModelIndex | QPersistentModelIndex
_ROW_PX = 34
_LEFT_PX = 12
_State = QStyle.StateFlag


class FieldPainter(QStyledItemDelegate):
    """The whole row ticks: a box of 16 pixels is a small thing to hit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one height for all rows."""
        return QSize(160, max(_ROW_PX, option.fontMetrics.height() + 2 * theme.INSIDE_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        model = index.model()
        if not isinstance(model, FieldListModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        row = option.rect
        box = QRect(row.left() + _LEFT_PX, 0, theme.ICON_PX, theme.ICON_PX)
        box.moveTop(row.center().y() - theme.ICON_PX // 2)
        if model.is_locked(index.row()):
            painter.drawPixmap(box.topLeft(), icons.pixmap("lock", "quiet"))
        else:
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
            _paint_box(painter, QRectF(box), ticked=ticked)
        words = row.adjusted(_LEFT_PX + theme.ICON_PX + 10, 0, -_LEFT_PX, 0)
        self._paint_words(painter, words, index, model.need_words(index.row()))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        ground = theme.colours()
        if option.state & _State.State_Selected:
            painter.fillRect(option.rect, QColor(ground.accent_ground))
        elif option.state & _State.State_MouseOver:
            painter.fillRect(option.rect, QColor(ground.hover))
        if option.state & _State.State_HasFocus:
            painter.setPen(QPen(QColor(ground.accent), theme.FOCUS_PX))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(option.rect).adjusted(2, 2, -2, -2)
            painter.drawRoundedRect(ring, theme.GRID_PX, theme.GRID_PX)

    def _paint_words(self, painter: QPainter, area: QRect, index: Index, need: str) -> None:
        ground = theme.colours()
        painter.setFont(theme.small_font())
        painter.setPen(QColor(ground.quiet))
        painter.drawText(
            area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), need
        )
        room = area.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(need) - 12, 0)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
        painter.setFont(theme.text_font())
        painter.setPen(QColor(ground.text if ticked else ground.quiet))
        label = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), label)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick by a press anywhere on the row, and by Space."""
        released = event.type() is QEvent.Type.MouseButtonRelease
        if isinstance(event, QMouseEvent) and released:
            pressed = option.rect.contains(event.position().toPoint())
        else:
            pressed = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        return pressed and _toggle(model, index)


def _toggle(model: QAbstractItemModel, index: Index) -> bool:
    ticked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
    return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)


def _paint_box(painter: QPainter, box: QRectF, *, ticked: bool) -> None:
    ground = theme.colours()
    painter.setPen(QColor(ground.accent if ticked else ground.strong_line))
    painter.setBrush(QColor(ground.accent if ticked else ground.page))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.GRID_PX, theme.GRID_PX)
    if ticked:
        painter.drawPixmap(box.topLeft(), icons.pixmap("tick", "on_accent"))
