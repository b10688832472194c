"""Room at the right of the page, for what is read beside the work and never over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rosterwizard.gui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

_WIDTH_PX = 380
_LEAST_WINDOW_PX = 1180  # less would leave the page too little


class Beside(QWidget):
    """Shown while something is in it."""

    turned = Signal()  # it was shown or hidden: the page has another width

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("window.beside")
        self.setFixedWidth(_WIDTH_PX)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.HAIRLINE_PX, 0, 0, 0)
        self.hide()

    def has_room(self) -> bool:
        """Tell whether the window is wide enough for both."""
        return self.window().width() >= _LEAST_WINDOW_PX

    def taken_px(self) -> int:
        """Return how much of the window's width it takes."""
        return 0 if self.isHidden() else _WIDTH_PX

    def take(self, dialog: QDialog) -> None:
        """Show a dialog here until it is closed."""
        if self._row.indexOf(dialog) < 0:
            self._row.addWidget(dialog)
            dialog.finished.connect(self._let_go)
        self.show()
        self.turned.emit()

    def _let_go(self) -> None:
        self.hide()
        self.turned.emit()

    # Qt's own

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline to the page."""
        painter = QPainter(self)
        painter.setPen(QColor(theme.colours().line))
        painter.drawLine(self.rect().topLeft(), self.rect().bottomLeft())
