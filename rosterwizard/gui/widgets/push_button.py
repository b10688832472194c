"""The usual button: named, and pressed by Enter only where it has the keyboard."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from rosterwizard.gui.naming import named


def push_button(name: str, words: str, act: Callable[[], object], speaks: str = "") -> QPushButton:
    """Return a button that calls `act`. name, speaks: as `named` takes them."""
    button = named(QPushButton(words), name, speaks)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: act())
    return button
