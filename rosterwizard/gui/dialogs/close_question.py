"""The window is to be closed while rows are being sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.dialogs.question import Question

if TYPE_CHECKING:
    from rosterwizard.gui.session import Session
    from rosterwizard.services.work import Work


class CloseQuestion(Question):
    """Two answers; Escape stays. The sending goes on meanwhile, and its end takes it away."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("close_question", parent=parent)
        says = sentence("close-question", server=session.work.sending)
        words = sentence("close-question", "title"), says
        self.ask_in_words(lambda: words, "warning")
        role = QMessageBox.ButtonRole
        self.cancel = self.addButton(sentence("close-question", "cancel"), role.DestructiveRole)
        self.stay = self.addButton(sentence("close-question", "stay"), role.RejectRole)
        self.setDefaultButton(self.stay)
        self.setEscapeButton(self.stay)
        session.changed.connect(self._work_changed)

    @classmethod
    def cancels(cls, parent: QWidget, session: Session) -> bool:
        """Ask, and tell whether the sending shall be cancelled. Tests replace this."""
        question = cls(session, parent)
        question.exec()
        return question.clickedButton() is question.cancel

    def _work_changed(self, _before: Work, after: Work) -> None:
        if not after.sending:
            self.reject()
