"""Words that are read, and scrolled by keys too where there is too little room for them."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from rosterwizard.gui import theme
from rosterwizard.gui.naming import named


class ReadingArea(QScrollArea):
    """Takes the keyboard while there is something to scroll, for what it holds may take none.

    Tab leads to it; arrow keys, Page Up, Page Down, Home and End move what is shown.
    """

    def __init__(self, name: str, speaks: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name, speaks)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ring = _FocusRing(self)
        self.verticalScrollBar().rangeChanged.connect(self._fit)

    def _fit(self) -> None:
        takes = self.hasFocus() or self.verticalScrollBar().maximum()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if takes else Qt.FocusPolicy.NoFocus)

    # Qt's own

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self._ring.cover()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._ring.hide()
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the end or the beginning too, which Qt leaves out."""
        ends = {
            Qt.Key.Key_Home: QScrollBar.SliderAction.SliderToMinimum,
            Qt.Key.Key_End: QScrollBar.SliderAction.SliderToMaximum,
        }
        action = ends.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
        else:
            self.verticalScrollBar().triggerAction(action)


class _FocusRing(QWidget):
    """Lies over an area, for what is in it covers whatever the area itself would draw."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Lie over all of the area."""
        self.setGeometry(self._area.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colours().accent), theme.FOCUS_PX))
        inset = theme.FOCUS_PX / 2
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, theme.CORNER_PX, theme.CORNER_PX)
