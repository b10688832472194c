"""Where Tab comes to parts that were made later than what stands around them."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def take_place(holder: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab come to `parts` where their holder stands; Qt puts what is made later at the end."""
    before = _stop_before(holder)
    for part in parts:
        QWidget.setTabOrder(before, part)
        before = part


def _stop_before(widget: QWidget) -> QWidget:
    """Return where the Tab key stops before it comes to a widget."""
    found = widget.previousInFocusChain()
    while found and found != widget and not found.focusPolicy() & Qt.FocusPolicy.TabFocus:
        found = found.previousInFocusChain()
    return found or widget
