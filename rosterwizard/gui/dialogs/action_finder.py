"""Everything that can be done here, found by its words and done by Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.showing.found_by_words import found_by_words
from rosterwizard.gui import theme
from rosterwizard.gui.enter_key import is_enter
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import quiet_label
from rosterwizard.gui.window_size import on_screen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from rosterwizard.gui.offered_actions import OfferedAction

    Offered = Sequence[OfferedAction]
    Offers = Callable[[], Offered]

_SIZE = QSize(620, 460)
_PLACE = Qt.ItemDataRole.UserRole
_KEYS, _OFF = int(_PLACE) + 1, int(_PLACE) + 2
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_ROOM_PX = 12


class ActionFinder(KeyedDialog):
    """A line to type in, and below it what is found; the arrow keys walk there meanwhile.

    offers: gives what is offered, in the words that may be told. chosen: what shall be done, once
    the dialog is closed.
    """

    def __init__(self, offers: Offers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "action_finder", sentence("action-finder"))
        self.setWindowTitle(sentence("action-finder"))
        self._offers = offers
        self.offered = tuple(offers())
        self.chosen: OfferedAction | None = None
        self.text = named(QLineEdit(), "action_finder.text", sentence("action-finder", "type"))
        self.text.setPlaceholderText(sentence("action-finder", "type"))
        self.text.textChanged.connect(self._find)
        self.text.installEventFilter(self)
        self.list = named(QListWidget(), "action_finder.list", sentence("action-finder", "found"))
        self.list.setItemDelegate(_ActionDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(False)
        self.list.itemActivated.connect(self._do)
        self.list.itemClicked.connect(self._do)
        self.nothing = quiet_label(sentence("action-finder", "nothing"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.BETWEEN_PX] * 4)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(self.text)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        self.resize(on_screen(self, _SIZE))
        self._find("")

    @classmethod
    def wanted(cls, offers: Offers, parent: QWidget) -> tuple[OfferedAction, Offered] | None:
        """Return what the person wants done, and among what; None for nothing.

        Tests replace this.
        """
        dialog = cls(offers, parent)
        taken = dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen is not None
        return (dialog.chosen, dialog.offered) if taken and dialog.chosen is not None else None

    def tell_again(self) -> None:
        """Offer the same in the words that may be told now, once all else has them."""
        QTimer.singleShot(0, self, self._offer_again)

    def _offer_again(self) -> None:
        row = self.list.currentRow()
        self.offered = tuple(self._offers())
        self._find(self.text.text())
        self.list.setCurrentRow(min(row, self.list.count() - 1))

    def _find(self, typed: str) -> None:
        self.list.clear()
        for place in found_by_words([each.words for each in self.offered], typed):
            self.list.addItem(_line(self.offered[place], place))
        can = (row for row in range(self.list.count()) if not self._at(row).off)
        self.list.setCurrentRow(next(can, 0))
        self.list.setVisible(self.list.count() > 0)
        self.nothing.setVisible(not self.list.count())

    def _at(self, row: int) -> OfferedAction:
        return self.offered[int(self.list.item(row).data(_PLACE))]

    def _do(self) -> None:
        """Close, to do what is chosen; what is off stays where it is."""
        row = self.list.currentRow()
        if row >= 0 and not self._at(row).off:
            self.chosen = self._at(row)
            self.accept()

    # -- Qt's own -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do by Enter what is chosen."""
        if is_enter(event):
            self._do()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, line: QObject, event: QEvent) -> bool:
        """Walk the list by the keys that a line has no use for."""
        moves = line is self.text and event.type() == QEvent.Type.KeyPress and _is_move(event)
        if moves:
            self.list.event(event)
        return moves


def _is_move(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in _MOVES


def _line(offered: OfferedAction, place: int) -> QListWidgetItem:
    item = QListWidgetItem(offered.words)
    item.setData(_PLACE, place)
    item.setData(_KEYS, offered.keys)
    item.setData(_OFF, offered.off)
    said = (offered.words, offered.keys, offered.off.rstrip("."))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, listed(each for each in said if each))
    return item


class _ActionDelegate(QStyledItemDelegate):
    """Words, with the keys at the end of the line; why it is off in a second line."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        colours, off = theme.colours(), str(index.data(_OFF))
        painter.save()
        painter.setLayoutDirection(option.direction)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_ground))
            painter.drawRoundedRect(option.rect, theme.CORNER_PX, theme.CORNER_PX)
        inner = option.rect.adjusted(_ROOM_PX, 0, -_ROOM_PX, 0)
        metrics, keys = QFontMetrics(option.font), str(index.data(_KEYS))
        first = QRect(inner.left(), inner.top(), inner.width(), _line_px(metrics))
        ends, begins = Qt.AlignmentFlag.AlignTrailing, Qt.AlignmentFlag.AlignLeading
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(option.font)
        painter.setPen(QColor(colours.quiet))
        painter.drawText(first, ends | middle, keys)
        keys_px = metrics.horizontalAdvance(keys) + _ROOM_PX if keys else 0
        words = metrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, first.width() - keys_px
        )
        painter.setPen(QColor(colours.quiet if off else colours.text))
        painter.drawText(first, begins | middle, words)
        if off:
            below = first.translated(0, metrics.height())
            painter.setFont(theme.small_font())
            elided = QFontMetrics(theme.small_font()).elidedText(
                off, Qt.TextElideMode.ElideRight, below.width()
            )
            painter.drawText(below, begins | middle, elided)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Leave room for the second line, where there is one."""
        metrics = QFontMetrics(option.font)
        below = metrics.height() if index.data(_OFF) else 0
        return QSize(0, _line_px(metrics) + below)


def _line_px(metrics: QFontMetrics) -> int:
    return metrics.height() + theme.INSIDE_PX + theme.GRID_PX
