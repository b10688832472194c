"""What does not fit on a small screen scrolls, and the buttons below it stay in sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from rosterwizard.gui.naming import named


def scrolled(content: QWidget, name: str) -> QScrollArea:
    """Return `content` in an area of that name, which scrolls where there is too little room."""
    area = named(QScrollArea(widgetResizable=True), name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def give_way(widget: QWidget, least_px: int) -> None:
    """Let what scrolls by itself become that low before all around it scrolls as well.

    Where any part of it wraps, Qt gives a scrolled content the height that each part likes best.
    """
    widget.setMinimumHeight(least_px)
    policy = widget.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Ignored)
    widget.setSizePolicy(policy)
