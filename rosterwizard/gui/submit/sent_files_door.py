"""The link to the files of a plan, and what happens when one of them is saved from there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.asked_file import ask_new_file, folder_of
from rosterwizard.gui.submit.sent_files_dialog import SentFilesDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from rosterwizard.core.job.job import Job
    from rosterwizard.gui.session import Session
    from rosterwizard.services.submitting.plan import Plan
    from rosterwizard.services.submitting.sent_files import SentFile
    from rosterwizard.services.work import Work

    Start = Callable[..., object]


class SentFilesDoor(QObject):
    """Shows the files beside the window, as long as they are those of the plan at hand.

    start: does slow work, as `Page.start` does, but none while the page is at other work.
    """

    saved = Signal(str)  # what to say

    def __init__(self, session: Session, start: Start, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._start, self._window = session, start, parent
        self._may_start = True
        self.dialog: SentFilesDialog | None = None
        session.changed.connect(self._follow)

    def show(self, job: Job, plan: Plan) -> None:
        """Show the files of a plan."""
        from rosterwizard.services.submitting.sent_files import sent_files  # noqa: PLC0415 - polars

        self._start(
            lambda _progress: sent_files(job, plan),
            self._open,
            sentence("sent-files", "reading"),
            lambda work: work.revision,
        )

    def save(self, file: SentFile) -> None:
        """Save a file byte for byte where the person says: the zip, where it lies in one."""
        target = self.ask_file(file)
        if target is None:
            return
        paths = self._session.work.paths

        def write(_progress: object) -> str:
            from rosterwizard.services.own_files import refuse_own_files  # noqa: PLC0415 - slow
            from rosterwizard.services.whole_files import write_whole  # noqa: PLC0415 - as above

            refuse_own_files([target], paths)
            write_whole(target, file.batch.pieces)
            return sentence("sent-files", "saved", file=target.name)

        self._start(write, self.saved.emit, sentence("sent-files", "saving"))

    def ask_file(self, file: SentFile) -> Path | None:
        """Ask where to save. Tests replace this."""
        begin = folder_of(self._session.work) / file.batch.name
        kind = "archive" if Path(file.batch.name).suffix == ".zip" else "csv"
        return ask_new_file(self._window, sentence("sent-files", "save-title"), begin, kind)

    def let_start(self, *, may_start: bool) -> None:
        """Offer to save a file, or not while the page is at other work."""
        self._may_start = may_start
        if self.dialog is not None:
            self.dialog.save.setEnabled(may_start)

    def close(self) -> None:
        """Show no file any more: there is, or will be, another plan."""
        if self.dialog is not None:
            self.dialog.close()
            self.dialog = None

    def _open(self, files: list[SentFile]) -> None:
        self.close()
        dialog = self.dialog = SentFilesDialog.of(files, self._window)
        dialog.save_wanted.connect(self.save)
        dialog.finished.connect(self._forget)
        self.let_start(may_start=self._may_start)

    def _forget(self) -> None:
        self.dialog = None

    def _follow(self, before: Work, after: Work) -> None:
        if after.revision != before.revision:
            self.close()
