"""A card that opens something: a system, or a record type used lately."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.listing import listed
from rosterwizard.gui import theme
from rosterwizard.gui.widgets.labels import badge, quiet_label, title_label
from rosterwizard.gui.widgets.tile import Tile

_PAD_PX = 14
_BETWEEN_PX = 12


class CardText(NamedTuple):
    """What stands on a card. `system` is the name that decides the tile's colour."""

    system: str
    letter: str
    title: str
    line: str
    foot: str = ""
    badge: str = ""


class Card(QAbstractButton):
    """A letter tile, a title, a few words below it, and a foot with a count and a badge."""

    def __init__(self, text: CardText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text.title)
        self.setAccessibleName(text.title)
        rest = (text.line, text.foot, text.badge)
        self.setAccessibleDescription(
            listed((part.rstrip(".") for part in rest if part), "list-spoken")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._lay_out(text)

    def _lay_out(self, text: CardText) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_PAD_PX, _PAD_PX, _PAD_PX, _PAD_PX)
        row.setSpacing(_BETWEEN_PX)
        top = Qt.AlignmentFlag.AlignTop if text.foot else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(Tile(text.system, text.letter), 0, top)
        column = QVBoxLayout()
        column.setSpacing(2)
        row.addLayout(column, 1)
        column.addWidget(_unpressable(title_label(text.title)))
        column.addWidget(_unpressable(quiet_label(text.line)))
        if text.foot:
            column.addStretch(1)
            column.addSpacing(theme.INSIDE_PX)
            column.addLayout(_foot(text))

    def sizeHint(self) -> QSize:
        """Take what the words need."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never cut words off."""
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the grid."""
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer is gone."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, its hairline and the focus ring."""
        ground = theme.colours()
        edge, width = ground.line, theme.HAIRLINE_PX
        if self.hasFocus():
            edge, width = ground.accent, theme.FOCUS_PX
        elif self.underMouse():
            edge = ground.accent
        fill = ground.hover if self.underMouse() else ground.raised
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(ground.accent_ground if self.isDown() else fill))
        painter.setPen(QPen(QColor(edge), width))
        inset = width / 2
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, theme.CORNER_PX, theme.CORNER_PX)


def _foot(text: CardText) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.INSIDE_PX)
    foot = _unpressable(quiet_label(text.foot))
    foot.setWordWrap(False)
    row.addWidget(foot)
    row.addStretch(1)
    if text.badge:
        row.addWidget(_unpressable(badge(text.badge)), 0, Qt.AlignmentFlag.AlignBottom)
    return row


def _unpressable(label: QLabel) -> QLabel:
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
