"""Another import would leave what is not in yet to the list: that is asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox, QWidget

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.showing.states import open_count, taken_count
from rosterwizard.gui.dialogs.question import Question
from rosterwizard.services.submitting.again import changed_since_taken

if TYPE_CHECKING:
    from rosterwizard.services.work import Work


class StartAnewQuestion(Question):
    """Two answers; Escape keeps everything as it is. says: what is not in yet, in sentences."""

    def __init__(self, says: list[str], parent: QWidget | None = None) -> None:
        super().__init__("start_anew_question", parent=parent)
        words = sentence("start-anew", "title"), "\n\n".join([*says, sentence("start-anew")])
        self.ask_in_words(lambda: words, "warning")
        role = QMessageBox.ButtonRole
        self.anew = self.addButton(sentence("start-anew", "anew"), role.DestructiveRole)
        self.stay = self.addButton(sentence("start-anew", "stay"), role.RejectRole)
        self.setDefaultButton(self.stay)
        self.setEscapeButton(self.stay)

    @classmethod
    def may_start(cls, parent: QWidget, work: Work) -> bool:
        """Ask, unless all is in; tell whether to go on. Tests replace this."""
        says = what_is_open(work)
        if not says:
            return True
        question = cls(says, parent)
        question.exec()
        return question.clickedButton() is question.anew


def what_is_open(work: Work) -> list[str]:
    """Return what is not in any system yet, in sentences; [] when everything is."""
    says = []
    counts = work.submitted.counts() if work.submitted else None
    unknown = open_count(counts) if counts else 0
    not_in = sum(counts.values()) - taken_count(counts) - unknown if counts else 0
    if unknown:
        says.append(counted("start-anew-unknown", unknown))
    if not_in:
        says.append(counted("start-anew-not-in", not_in))
    changed = _changed_since_in(work)
    if changed:
        says.append(counted("start-anew-changed", changed))
    is_practice = work.submitted is not None and work.submitted.is_practice
    if not changed and work.edited and (is_practice or work.sent_revision != work.revision):
        says.append(counted("start-anew-edits", len(work.edited)))
    return says


def _changed_since_in(work: Work) -> int:
    """Return how many rows that a real system has were changed here since, or changed back."""
    if work.job is None or work.submitted is None or work.submitted.is_practice:
        return 0
    return changed_since_taken(work.job, work.submitted)
