"""The smallest file that still has the problem that is explained, looked for and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from rosterwizard.core.messages.words import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.gui.check.problem_panel import ProblemAt
    from rosterwizard.gui.session import Session
    from rosterwizard.services.case_files.case_shrinking import Shrunk

    Start = Callable[..., object]


class SmallestFile(QObject):
    """Leaves out of the checked job, away from the GUI thread, what the problem does not need.

    start: does slow work, as `Page.start` does.
    """

    def __init__(self, session: Session, start: Start, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._start, self._window = session, start, parent

    def look_for(self, at: ProblemAt) -> None:
        """Look for the smallest file that has the problem, and show it."""
        work, sheet = self._session.work, at.sheet

        def shrunk(progress: Progress) -> Shrunk:
            from rosterwizard.services.case_files.case_shrinking import (  # noqa: PLC0415 - seldom
                problem_at,
                shrunk_job,
            )
            from rosterwizard.services.case_files.shrink_sources import (  # noqa: PLC0415 - seldom
                shrinkable_work,
            )

            source = shrinkable_work(work, sheet.job)
            name = sheet.sheet.record_type.name
            problem = problem_at(sheet.job, sheet.found, name, at.frame)
            is_of_row = at.frame["row"][0] is not None
            return shrunk_job(source, problem, progress, tied=is_of_row)

        self._start(shrunk, self._show, sentence("smallest-file", "doing"), lambda now: now.basis)

    def _show(self, shrunk: Shrunk) -> None:
        from rosterwizard.gui.check.smallest_file_dialog import (  # noqa: PLC0415 - seldom
            SmallestFileDialog,
        )

        SmallestFileDialog.tell(self._session, shrunk, self._window)
