"""The button that takes back what a submission made, where the system has lists for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from rosterwizard.core.job.row_states import TAKEN
from rosterwizard.core.job.sent_rows import job_as_sent
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.output import zipped
from rosterwizard.core.profiles.set_files import deletion_mode
from rosterwizard.gui.dialogs.undo_dialog import UndoDialog
from rosterwizard.gui.naming import named
from rosterwizard.services.undoing import undo_files, undoable

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job
    from rosterwizard.services.submitting.submission import Submitted


class TakeBackButton(QPushButton):
    """Asks what was made, and gives what makes the zip with the lists of deletions."""

    made = Signal(str, object)  # a name for the zip, and the function that returns its content
    failed = Signal(BaseException)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(sentence("undo", "button"), parent)
        named(self, name)
        self.setAutoDefault(False)
        self._sent: tuple[Job, Submitted] | None = None
        self.clicked.connect(self._take_back)

    def show_for(self, job: Job, submitted: Submitted) -> None:
        """Be there where anything may be taken back."""
        self._sent = job, submitted
        counts = submitted.counts()
        has_lists = deletion_mode(job.profile, submitted.mode) is not None
        has_rows = bool(submitted.submission) and any(counts[state] for state in TAKEN)
        self.setVisible(has_lists and has_rows)

    def _take_back(self) -> None:
        if self._sent is None:
            return
        job, submitted = self._sent
        try:
            found = undoable(submitted.submission, job.profile)
        except RosterError as error:
            self.failed.emit(error)
            return
        said = UndoDialog.ask(found, job.profile, self)
        if said is not None:
            sent = job_as_sent(job, submitted.sent)
            name = f"{job.profile.name}-undo.zip"
            self.made.emit(name, lambda _file: zipped(undo_files(found, sent, said)))
