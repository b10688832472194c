"""A link beside the server that goes along all that lies between this computer and it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.dialogs.examination_dialog import ExaminationDialog
from rosterwizard.gui.naming import named
from rosterwizard.gui.task import LatestTask

if TYPE_CHECKING:
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.submitting.doctor import Examination


class ExamineLink(QPushButton):
    """Looks step by step, and shows what it found. failed: with anything but what it found."""

    failed = Signal(BaseException)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "submit.examine")
        self.setProperty("role", "link")
        self.setAutoDefault(False)
        self._task = LatestTask(self)
        self._task.failed.connect(self._fail)
        self.rest()

    def rest(self) -> None:
        """Let go of what is being looked at, and offer to look."""
        self._task.cancel()
        self.setText(sentence("submit-examine"))
        self.setEnabled(True)

    def examine(self, server: Server, secret: str | None, profile: Profile) -> None:
        """Look at a server; nothing is changed there."""

        def work(progress: Progress) -> Examination:
            from rosterwizard.services.submitting import doctor  # noqa: PLC0415 - heavy

            return doctor.examined(server, secret, progress, profile=profile)

        self.setText(sentence("submit-examine", "doing"))
        self.setEnabled(False)
        self._task.start(work, self._show)

    def _show(self, found: Examination) -> None:
        self.rest()
        ExaminationDialog.tell(self.window(), found)

    def _fail(self, error: BaseException) -> None:
        self.rest()
        self.failed.emit(error)
