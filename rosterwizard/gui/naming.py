"""Names for tests and for screen readers, set in one place."""

from typing import TypeVar

from PySide6.QtWidgets import QLabel, QWidget

from rosterwizard.gui.plain_text import PlainLabel

AnyWidget = TypeVar("AnyWidget", bound=QWidget)


def named(widget: AnyWidget, object_name: str, speaks: str = "") -> AnyWidget:
    """Return `widget` with its object name (`<page>.<role>`) and what a screen reader says."""
    widget.setObjectName(object_name)
    if speaks:
        widget.setAccessibleName(speaks)
    return widget


def buddy_label(text: str, buddy: QWidget, *, wraps: bool = False) -> QLabel:
    """Return a label for an input; its mnemonic (&) leads there, and screen readers say it.

    On Linux a combo box is only spoken by its buddy's text. wraps: where it has too little room.
    """
    label = PlainLabel(text)
    label.setWordWrap(wraps)
    label.setBuddy(buddy)
    if not buddy.accessibleName():
        buddy.setAccessibleName(text.replace("&", "").rstrip(":"))
    return label
