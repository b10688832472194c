"""What a person is asked when something stands in the way that only a person can settle."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QMessageBox, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.dialogs.question import Question

if TYPE_CHECKING:
    from rosterwizard.core.messages.errors import RosterError


class _TroubleQuestion(Question):
    """Says what stands in the way. Escape and Enter send nothing. code: of its words."""

    code: ClassVar[str]

    def __init__(self, trouble: RosterError, parent: QWidget | None = None) -> None:
        name = self.code.removeprefix("submit-").replace("-", "_")
        super().__init__(name, "Roster Wizard", parent)
        self.ask_in_words(lambda: (sentence(self.code), str(trouble)))
        role = QMessageBox.ButtonRole
        self.agree = self.addButton(sentence(self.code, "agree"), role.AcceptRole)
        stay = self.addButton(sentence(self.code, "stay"), role.RejectRole)
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)

    @classmethod
    def agreed(cls, trouble: RosterError, parent: QWidget) -> bool:
        """Ask, and tell whether the person agreed. Tests replace this."""
        question = cls(trouble, parent)
        question.exec()
        return question.clickedButton() is question.agree


class HostKeyQuestion(_TroubleQuestion):
    """Whether an SFTP server that is met for the first time is the right one."""

    code = "submit-host-key-question"


class ReplaceQuestion(_TroubleQuestion):
    """Whether files may take the place of those that have their names already."""

    code = "submit-replace-question"
