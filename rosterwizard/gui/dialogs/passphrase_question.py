"""Asks for the passphrase that the real files of a case lie under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.dialogs.answer_buttons import answer_buttons
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import text_label
from rosterwizard.gui.window_size import size_of_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LETTERS = 56


class PassphraseQuestion(KeyedDialog):
    """A line of dots; Escape opens nothing. says: why it is asked, or what was wrong."""

    def __init__(self, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "passphrase_question", sentence("case-passphrase"))
        self.setWindowTitle(sentence("case-passphrase"))
        self.text = named(QLineEdit(), "passphrase_question.text")
        self.text.setEchoMode(QLineEdit.EchoMode.Password)
        self.text.setMinimumWidth(theme.letters_px(_LETTERS))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.EDGE_PX] * 4)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(text_label(says))
        column.addWidget(buddy_label(sentence("case-passphrase", "type"), self.text))
        column.addWidget(self.text)
        column.addWidget(answer_buttons(self, sentence("case-passphrase", "open")))
        self.text.textChanged.connect(self._let_open)
        self._let_open()
        self.resize(size_of_words(self, column))
        self.text.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, says: str) -> str | None:
        """Return what was typed, None where it was left. Tests replace this."""
        question = cls(says, parent)
        return question.text.text() if question.exec() else None

    def _let_open(self) -> None:
        if self.main is not None:
            self.main.setEnabled(bool(self.text.text()))
