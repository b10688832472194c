"""Everything that is kept of a file would go: what that is, and what stays, is said first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox, QWidget

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui.dialogs.question import Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.services.forgetting_files import Forgettable


class ForgetQuestion(Question):
    """Two answers; Escape keeps it."""

    def __init__(self, found: Forgettable, parent: QWidget | None = None) -> None:
        title = sentence("forget-question", "title", named=found.named)
        super().__init__("forget_question", title, parent)
        goes = sentence("forget-question", "goes", what=listed(_what_goes(found)))
        says = [goes, sentence("forget-question", "stays")]
        if found.submissions:
            says.append(sentence("forget-question", "again"))
        says.append(sentence("forget-question"))
        self.ask_in_words(title, "\n\n".join(says), "warning")
        role = QMessageBox.ButtonRole
        self.forget = self.addButton(sentence("forget-question", "do"), role.DestructiveRole)
        self.stay = self.addButton(sentence("forget-question", "stay"), role.RejectRole)
        self.setDefaultButton(self.stay)
        self.setEscapeButton(self.stay)

    @classmethod
    def may_forget(cls, parent: QWidget, found: Forgettable) -> bool:
        """Ask, and tell whether to go on. Tests replace this."""
        question = cls(found, parent)
        question.exec()
        return question.clickedButton() is question.forget


def _what_goes(found: Forgettable) -> Iterator[str]:
    if found.submissions:
        yield counted("forget-question-submissions", len(found.submissions))
    if found.kept:
        yield counted("forget-question-work", len(found.kept))
    if found.record_types:
        yield sentence("forget-question-register", types=listed(sorted(found.record_types)))
    yield sentence("forget-question-recent")
