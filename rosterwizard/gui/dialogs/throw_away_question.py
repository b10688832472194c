"""Kept work would be gone for good: that is asked where anything is lost by it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox, QWidget

from rosterwizard.core.job.row_states import OPEN
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui.dialogs.question import Question
from rosterwizard.gui.record_type.kept_work_row import entry_title
from rosterwizard.services.kept_sent import KeptSent

if TYPE_CHECKING:
    from collections.abc import Callable

    from rosterwizard.services.kept_entries import KeptEntry


class ThrowAwayQuestion(Question):
    """Two answers; Escape keeps it.

    files: gives what it is called, as that may be told. says: what would be lost, in sentences.
    """

    def __init__(
        self, files: Callable[[], str], says: list[str], parent: QWidget | None = None
    ) -> None:
        super().__init__("throw_away_question", parent=parent)

        def words() -> tuple[str, str]:
            about = sentence("throw-away", files=files())
            return sentence("throw-away", "title"), "\n\n".join([*says, about])

        self.ask_in_words(words, "warning")
        role = QMessageBox.ButtonRole
        self.throw_away = self.addButton(sentence("throw-away", "do"), role.DestructiveRole)
        self.stay = self.addButton(sentence("throw-away", "stay"), role.RejectRole)
        self.setDefaultButton(self.stay)
        self.setEscapeButton(self.stay)

    @classmethod
    def may_throw_away(cls, parent: QWidget, entry: KeptEntry) -> bool:
        """Ask, unless there is nothing to lose; tell whether to go on. Tests replace this."""
        says = what_would_go(entry)
        if not says:
            return True
        question = cls(partial(entry_title, entry), says, parent)
        question.exec()
        return question.clickedButton() is question.throw_away


def what_would_go(entry: KeptEntry) -> list[str]:
    """Return what is nowhere else, in sentences; [] when there is nothing."""
    says = []
    if isinstance(entry.sent, KeptSent):
        unknown = sum(entry.sent.counts.get(state, 0) for state in OPEN)
        says += [counted("start-anew-unknown", unknown)] if unknown else []
    elif entry.sent is not None:
        says.append(sentence("throw-away", "cut-off"))
    if entry.edits:
        says.append(counted("throw-away-edits", entry.edits))
    return says
