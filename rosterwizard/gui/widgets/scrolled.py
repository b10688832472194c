"""What does not fit on a small screen scrolls, and the buttons below it stay in sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from rosterwizard.gui.naming import named


def scrolled(content: QWidget, name: str) -> QScrollArea:
    """Return `content` in an area of that name, which scrolls where there is too little room."""
    area = named(QScrollArea(widgetResizable=True), name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
