"""How large a window may be: a button below the edge of the screen cannot be pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout, QWidget

_FRAME = QSize(16, 40)  # what the desktop draws around a window, about


def on_screen(window: QWidget, wanted: QSize) -> QSize:
    """Return `wanted`, or the room that the screen of `window` has where that is less."""
    return wanted.boundedTo(window.screen().availableSize() - _FRAME)


def size_of_words(dialog: QWidget, layout: QLayout) -> QSize:
    """Return the size in which a small dialog of that layout shows all words, wrapped or not."""
    hint = layout.totalSizeHint()
    needed = layout.totalHeightForWidth(hint.width()) if layout.hasHeightForWidth() else 0
    return on_screen(dialog, QSize(hint.width(), max(hint.height(), needed)))


def show_whole(window: QWidget) -> None:
    """Show a window, on all of the screen where it has too little room for the window's size."""
    begins_with = on_screen(window, window.size())
    if begins_with == window.size():
        window.show()
    else:
        window.resize(begins_with)
        window.showMaximized()
