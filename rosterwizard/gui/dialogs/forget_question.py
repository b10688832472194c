"""Everything that is kept of a file would go: what that is, and what stays, is said first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox, QWidget

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui.dialogs.question import Question
from rosterwizard.services.history_lines import what_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.forgetting_files import Forgettable


class ForgetQuestion(Question):
    """Two answers; Escape keeps it. profiles: know the names of record types."""

    def __init__(
        self, found: Forgettable, profiles: Sequence[Profile], parent: QWidget | None = None
    ) -> None:
        super().__init__("forget_question", parent=parent)
        goes = sentence("forget-question", "goes", what=listed(_what_goes(found, profiles)))
        says = [goes, sentence("forget-question", "stays")]
        if found.submissions:
            says.append(sentence("forget-question", "again"))
        says.append(sentence("forget-question"))
        self.ask_in_words(
            lambda: (
                sentence("forget-question", "title", named=found.named),
                "\n\n".join(says),
            ),
            "warning",
        )
        role = QMessageBox.ButtonRole
        self.forget = self.addButton(sentence("forget-question", "do"), role.DestructiveRole)
        self.stay = self.addButton(sentence("forget-question", "stay"), role.RejectRole)
        self.setDefaultButton(self.stay)
        self.setEscapeButton(self.stay)

    @classmethod
    def may_forget(cls, parent: QWidget, found: Forgettable, profiles: Sequence[Profile]) -> bool:
        """Ask, and tell whether to go on. Tests replace this."""
        question = cls(found, profiles, parent)
        question.exec()
        return question.clickedButton() is question.forget


def _what_goes(found: Forgettable, profiles: Sequence[Profile]) -> Iterator[str]:
    if found.submissions:
        yield counted("forget-question-submissions", len(found.submissions))
    if found.kept:
        yield counted("forget-question-work", len(found.kept))
    if found.record_types:
        types = sorted(what_in_words(each, profiles) for each in found.record_types)
        yield sentence("forget-question-register", types=listed(types))
    if found.recent:
        yield sentence("forget-question-recent")
