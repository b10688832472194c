"""What lies over the window while a file is held above it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.labels import quiet_label, title_label

_ALPHA = 220  # what lies below can just be told
_INSET_PX = 10


class DropHighlight(QWidget):
    """Covers the whole of `over`, and leaves the drop itself to it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        named(self, "window.drop_highlight", sentence("drop-highlight"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setSpacing(theme.GRID_PX)
        column.addStretch(1)
        for label in (
            title_label(sentence("drop-highlight")),
            quiet_label(sentence("drop-highlight", "sentence")),
        ):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(1)
        self.hide()

    def cover(self) -> None:
        """Lie over everything, as large as the window is now."""
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the dashed frame of a place to drop something."""
        ground = theme.colours()
        fill = QColor(ground.accent_ground)
        fill.setAlpha(_ALPHA)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), fill)
        pen = QPen(QColor(ground.accent), theme.FOCUS_PX, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        inset = _INSET_PX
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, theme.CORNER_PX, theme.CORNER_PX)
