"""What does not fit on a small screen scrolls, and the buttons below it stay in sight."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from rosterwizard.gui.naming import named


def scrolled(content: QWidget, name: str) -> QScrollArea:
    """Return `content` in an area of that name, which scrolls where there is too little room."""
    area = named(QScrollArea(widgetResizable=True), name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


class GivingWay(QWidget):
    """Lets what scrolls by itself become `least_px` high before all around it scrolls as well.

    Where any part of it wraps, Qt gives a scrolled content the height that each part likes best.
    """

    def __init__(self, inner: QWidget, least_px: int) -> None:
        super().__init__()
        self._inner, self._least = inner, least_px
        inner.setMinimumHeight(least_px)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inner)

    # -- Qt's own -------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return the least height, none while there is nothing inside."""
        is_there = self._inner.isVisibleTo(self)
        return QSize(self._inner.sizeHint().width(), self._least if is_there else 0)
