"""Asks for one line of text: what a column must contain, the number of a row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.dialogs.answer_buttons import answer_buttons
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.widgets.covered_line import CoveredLine
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.window_size import size_of_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LETTERS = 40


class LineQuestion(KeyedDialog):
    """A line to type in; it is taken by Enter, and left by Escape.

    code: of the sentence that asks, with the part "press" for the button. text: what stands in
    the line at first.
    """

    def __init__(self, code: str, text: str, parent: QWidget | None = None, **gaps: str) -> None:
        super().__init__(parent)
        self._asks = partial(sentence, code, **gaps)
        self.setObjectName("line_question")
        self.text = named(CoveredLine(text), "line_question.text")
        self.text.setMinimumWidth(theme.letters_px(_LETTERS))
        self.text.selectAll()
        column = QVBoxLayout(self)
        column.setSpacing(theme.INSIDE_PX)
        self._label = buddy_label("", self.text, wraps=True)
        column.addWidget(self._label)
        column.addWidget(self.text)
        column.addWidget(answer_buttons(self, sentence(code, "press")))
        self.tell_again()
        self.resize(size_of_words(self, column))
        self.text.setFocus()

    def tell_again(self) -> None:
        """Ask as it may be asked now: a heading may name somebody."""
        asks = self._asks()
        self.setWindowTitle(asks)
        self._label.setText(asks)
        for each in (self, self.text):
            each.setAccessibleName(asks)

    @classmethod
    def ask(cls, parent: QWidget | None, code: str, text: str, **gaps: str) -> str:
        """Return what was typed, "" where it was left. Tests replace this."""
        question = cls(code, text, parent, **gaps)
        return question.text.text() if question.exec() else ""
