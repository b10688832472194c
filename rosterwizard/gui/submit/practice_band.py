"""A band that nobody overlooks: what is done here is practice."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.widgets.labels import badge, text_label

_EDGE_PX = 1.5


class PracticeBand(QFrame):
    """The word and a sentence on a ground with a dashed edge. Hidden until `show_for`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}.practice")
        self._says = text_label()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, theme.INSIDE_PX, 12, theme.INSIDE_PX)
        row.setSpacing(12)
        row.addWidget(badge(sentence("practice-band", "word")), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._says, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_for(self, system: str, moment: str) -> None:
        """Show that nothing goes to `system`; moment: "before" or "after" the sending."""
        self._says.setText(sentence("practice-band", moment, system=system))
        self.setAccessibleName(self._says.text())
        self.show()

    # Qt's own

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and its dashed edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(theme.mark_colour("note")), _EDGE_PX, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(theme.mark_ground("note")))
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(area, theme.CORNER_PX, theme.CORNER_PX)
