"""The few kinds of text that pages are written with."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QPushButton, QSizePolicy

from rosterwizard.gui import theme
from rosterwizard.gui.plain_text import PlainLabel
from rosterwizard.gui.widgets.push_button import push_button


def title_label(text: str = "") -> QLabel:
    """Return the title of a card or a group."""
    return _label(text, "title", wraps=True)


def strong_label(text: str = "") -> QLabel:
    """Return words in bold on a line of their own."""
    label = _label(text, "text", wraps=False)
    label.setFont(theme.strong_font())
    return label


def quiet_label(text: str = "") -> QLabel:
    """Return a second line: smaller and quieter, and it wraps."""
    return _label(text, "small", wraps=True)


def fault_label(text: str = "") -> QLabel:
    """Return what is wrong with the input above it."""
    return _label(text, "fault", wraps=True)


def group_label(text: str) -> QLabel:
    """Return the small heading above a group."""
    return _label(text, "group", wraps=False)


def text_label(text: str = "") -> QLabel:
    """Return running text that wraps and can be copied."""
    label = _label(text, "text", wraps=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def clear_labels(layout: QLayout) -> None:
    """Take everything out of a layout of widgets, so that it can be filled anew."""
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def badge(text: str) -> QLabel:
    """Return a word on a faint ground."""
    label = _label(text, "badge", wraps=False)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return label


def link_button(text: str, act: Callable[[], object]) -> QPushButton:
    """Return a button that looks like a link and calls `act`."""
    button = push_button("", text, act)
    button.setProperty("role", "link")
    return button


def hairline() -> QFrame:
    """Return a line across."""
    line = QFrame()
    line.setProperty("role", "hairline")
    line.setFixedHeight(theme.HAIRLINE_PX)
    return line


def _label(text: str, role: str, *, wraps: bool) -> QLabel:
    label = PlainLabel(text)
    label.setWordWrap(wraps)
    label.setProperty("role", role)
    if role == "title":
        label.setFont(theme.title_font())
    elif role in {"small", "badge", "fault"}:
        label.setFont(theme.small_font())
    elif role == "group":
        label.setFont(theme.small_strong_font())
    return label
