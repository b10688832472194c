"""The button that saves the problems for others: the workbook with marks, or a list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton

from rosterwizard.core.messages.screen_mask import in_full, to_be_shown
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.sheet.file_names import safe_file_name
from rosterwizard.gui import icons
from rosterwizard.gui.asked_file import ask_new_file_in_form, folder_of
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import set_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.gui.session import Session

    Start = Callable[..., object]

_LISTS = {"page": ".html", "csv": ".csv", "text": ".txt", "json": ".json"}


class ProblemsButton(QToolButton):
    """Saves what the table shows for those who mend it elsewhere.

    start: does slow work, as `Page.start` does.
    """

    saved = Signal(str)  # what to say: where it is, and what is not in it

    def __init__(self, session: Session, start: Start, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._start = session, start
        named(self, "check.save_problems", sentence("check-save-problems"))
        set_tip(self, sentence("check-save-problems"))
        icons.wear(self, "marked")
        self.clicked.connect(self.save)

    def save(self) -> None:
        """Ask for a name and a form, and save the problems there."""
        work = self._session.work
        job, file = work.job, self.ask_file() if work.job else None
        if job is None or file is None:
            return
        known = work.problems if work.is_checked else None

        def write(progress: Progress) -> str:
            from rosterwizard.core.checking import check_job  # noqa: PLC0415 - polars
            from rosterwizard.services.saved_problems import (  # noqa: PLC0415 - openpyxl
                save_problems,
            )

            problems = known or check_job(job, progress)
            told = save_problems(job, problems, file, work.paths, progress)
            part = "saved" if file.suffix.lower() in _LISTS.values() else "saved-workbook"
            with to_be_shown():
                return " ".join([sentence("check-save-problems", part, file=file.name), *told])

        self._start(write, self.saved.emit, sentence("check-save-problems", "saving"))

    def ask_file(self) -> Path | None:
        """Ask where to save, beside the person's own file to begin with. Tests replace this."""
        work = self._session.work
        own = work.paths[0] if work.paths else Path()
        ending = ".xlsm" if own.suffix.lower() == ".xlsm" else ".xlsx"
        with in_full():  # the file is called so
            name = sentence("check-save-problems", "name", file=own.stem)
        name = safe_file_name(name + ending)
        title = sentence("check-save-problems", "title")
        forms = {"marked-workbook": ending, **_LISTS}
        return ask_new_file_in_form(self, title, folder_of(work) / name, forms)
