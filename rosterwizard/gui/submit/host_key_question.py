"""Whether an SFTP server that is met for the first time is the right one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox, QWidget

from rosterwizard.core.messages.words import sentence

if TYPE_CHECKING:
    from rosterwizard.core.messages.errors import RosterError


class HostKeyQuestion(QMessageBox):
    """Shows the fingerprint. Escape and Enter send nothing."""

    def __init__(self, unknown: RosterError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("host_key_question")
        self.setWindowTitle("Roster Wizard")
        self.setText(sentence("submit-host-key-question"))
        self.setInformativeText(str(unknown))
        role = QMessageBox.ButtonRole
        self.trust = self.addButton(sentence("submit-host-key-question", "trust"), role.AcceptRole)
        stay = self.addButton(sentence("submit-host-key-question", "stay"), role.RejectRole)
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)

    @classmethod
    def trusted(cls, unknown: RosterError, parent: QWidget) -> bool:
        """Ask, and tell whether the person trusts the key. Tests replace this."""
        question = cls(unknown, parent)
        question.exec()
        return question.clickedButton() is question.trust
