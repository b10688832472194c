"""Reading the file anew would lose what was mended: that is asked first."""

from PySide6.QtWidgets import QMessageBox, QWidget

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui.dialogs.question import Question
from rosterwizard.gui.session import Session


class LoseEditsQuestion(Question):
    """Two answers; Escape keeps everything as it is."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__("lose_edits_question", parent=parent)
        words = sentence("lose-edits", "title"), counted("lose-edits", count)
        self.ask_in_words(lambda: words, "warning")
        self.anew = self.addButton(
            sentence("lose-edits", "anew"), QMessageBox.ButtonRole.DestructiveRole
        )
        self.stay = self.addButton(
            sentence("lose-edits", "stay"), QMessageBox.ButtonRole.RejectRole
        )
        self.setDefaultButton(self.stay)
        self.setEscapeButton(self.stay)

    @classmethod
    def may_lose(cls, parent: QWidget, session: Session) -> bool:
        """Ask, unless there is nothing to lose, as of a case; tell whether to go on."""
        count = len(session.work.edited)
        if not count or session.work.case is not None:
            return True
        question = cls(count, parent)
        question.exec()
        return question.clickedButton() is question.anew
