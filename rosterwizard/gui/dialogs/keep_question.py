"""What shall become of unfinished work when the window closes."""

from typing import Literal

from PySide6.QtWidgets import QMessageBox, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.dialogs.question import Question

Answer = Literal["keep", "forget", "stay"]


class KeepQuestion(Question):
    """Three answers; Escape and the frame's cross mean: stay."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("keep_question", parent=parent)
        words = sentence("keep-question", "title"), sentence("keep-question")
        self.ask_in_words(lambda: words, "note")
        role = QMessageBox.ButtonRole
        self.keep = self.addButton(sentence("keep-question", "keep"), role.AcceptRole)
        self.forget = self.addButton(sentence("keep-question", "forget"), role.DestructiveRole)
        self.stay = self.addButton(sentence("keep-question", "stay"), role.RejectRole)
        self.keep.setProperty("role", "primary")
        self.setDefaultButton(self.keep)
        self.setEscapeButton(self.stay)

    def answer(self) -> Answer:
        """Return what was pressed."""
        answers: dict[object, Answer] = {self.keep: "keep", self.forget: "forget"}
        return answers.get(self.clickedButton(), "stay")

    @classmethod
    def ask(cls, parent: QWidget) -> Answer:
        """Ask, and return the answer."""
        question = cls(parent)
        question.exec()
        return question.answer()
