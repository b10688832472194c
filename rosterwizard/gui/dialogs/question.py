"""What every question has: a title, words that are shown as they stand, and perhaps a shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.actions import put_action
from rosterwizard.gui.mark_shapes import mark_pixmap
from rosterwizard.gui.masking import MASK_KEYS, turn_mask

if TYPE_CHECKING:
    from collections.abc import Callable

    Words = Callable[[], tuple[str, str]]


class Question(QMessageBox):
    """A question in a box of its own, in which personal values can be hidden.

    Who asks it adds the answers. title: "" where the question itself is the title.
    """

    def __init__(self, name: str, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._title = title
        self._words: Words = lambda: ("", "")
        put_action(self, sentence("action", "mask"), MASK_KEYS, turn_mask, everywhere=True)

    def ask_in_words(self, words: Words, mark: theme.Mark | None = None) -> None:
        """Ask in these words, as they may be told now and later.

        words: give the question itself, and what one must know to answer it.
        """
        if mark is not None:
            self.setIconPixmap(mark_pixmap(mark, theme.LARGE_ICON_PX))
        self._words = words
        self.tell_again()

    def tell_again(self) -> None:
        """Ask the same with personal values hidden, or shown, as it is now."""
        text, says = self._words()
        self.setWindowTitle(self._title or text)
        self.setText(text)
        self.setInformativeText(says)
        self.setTextFormat(Qt.TextFormat.PlainText)  # of both: the second label is there by now
