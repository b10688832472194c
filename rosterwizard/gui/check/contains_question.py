"""Asks for the text that a column must contain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QVBoxLayout

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ContainsQuestion(KeyedDialog):
    """A line to type in; it is taken by Enter, and left by Escape."""

    def __init__(self, heading: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = sentence("column-contains", heading=heading)
        named(self, "column_contains", title)
        self.setWindowTitle(title)
        self.text = named(QLineEdit(text), "column_contains.text")
        self.text.selectAll()
        column = QVBoxLayout(self)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(buddy_label(title, self.text, wraps=True))
        column.addWidget(self.text)
        buttons = QDialogButtonBox()
        self.main = buttons.addButton(
            sentence("column-contains", "show"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.main.setProperty("role", "primary")
        cancel = sentence("column-contains", "cancel")
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.text.setMinimumWidth(theme.letters_px(40))
        self.text.setFocus()

    @classmethod
    def ask(cls, parent: QWidget | None, heading: str, text: str) -> str:
        """Return what was typed, "" where it was left. Tests replace this."""
        question = cls(heading, text, parent)
        return question.text.text() if question.exec() else ""
