"""The button that saves the person's own workbook with its problems marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.sheet.file_names import safe_file_name
from rosterwizard.gui import icons
from rosterwizard.gui.asked_file import ask_new_file, folder_of
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import set_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.gui.session import Session

    Start = Callable[..., object]


class MarkedCopyButton(QToolButton):
    """Saves what the table shows for those who mend it elsewhere.

    start: does slow work, as `Page.start` does.
    """

    saved = Signal(str)  # what to say: where it is, and what is not in it

    def __init__(self, session: Session, start: Start, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._start = session, start
        named(self, "check.marked_copy", sentence("check-marked-copy"))
        set_tip(self, sentence("check-marked-copy"))
        icons.wear(self, "marked")
        self.clicked.connect(self.save)

    def save(self) -> None:
        """Ask for a name and save the copy there."""
        work = self._session.work
        job, file = work.job, self.ask_file() if work.job else None
        if job is None or file is None:
            return
        known = work.problems if work.is_checked else None

        def write(progress: Progress) -> str:
            from rosterwizard.core.checking import check_job  # noqa: PLC0415 - polars
            from rosterwizard.services.marked_copy import marked_copy  # noqa: PLC0415 - openpyxl
            from rosterwizard.services.own_files import write_apart  # noqa: PLC0415 - as above

            copy = marked_copy(job, known or check_job(job, progress), file, progress)
            write_apart(file, copy.content, work.paths)
            return " ".join([sentence("check-marked-copy", "saved", file=file.name), *copy.told])

        self._start(write, self.saved.emit, sentence("check-marked-copy", "saving"))

    def ask_file(self) -> Path | None:
        """Ask where to save, beside the person's own file to begin with. Tests replace this."""
        work = self._session.work
        own = work.paths[0] if work.paths else Path()
        ending = ".xlsm" if own.suffix.lower() == ".xlsm" else ".xlsx"
        name = safe_file_name(sentence("check-marked-copy", "name", file=own.stem) + ending)
        title = sentence("check-marked-copy", "title")
        return ask_new_file(self, title, folder_of(work) / name, "workbook")
