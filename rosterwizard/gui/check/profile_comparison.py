"""What another version of the profile finds in the same work, asked for and shown."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui.asked_file import folder_of
from rosterwizard.gui.check.profile_question import ProfileQuestion
from rosterwizard.gui.dialogs.text_dialog import TextDialog
from rosterwizard.gui.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable

    from rosterwizard.core.comparing.compared_checks import ComparedChecks
    from rosterwizard.core.job.job import Job
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.gui.session import Session

    Start = Callable[..., object]

_SIZE = QSize(680, 480)


class ProfileComparison(QObject):
    """Asks for another profile, and says which problems there are under one of the two alone.

    start: does slow work, as `Page.start` does.
    """

    def __init__(self, session: Session, start: Start, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._start, self._window = session, start, parent

    def compare(self) -> None:
        """Ask for the other profile, check the job under it, and show what differs."""
        job = self._session.work.job
        profile_of = self._ask(job) if job else None
        if job is None or profile_of is None:
            return
        from rosterwizard.core.checking import check_job  # noqa: PLC0415 - polars
        from rosterwizard.core.comparing.compared_checks import (  # noqa: PLC0415 - as above
            compared_checks,
        )

        def compared(progress: Progress) -> ComparedChecks:
            return compared_checks(job, check_job(job, progress), profile_of(), progress)

        self._start(
            compared,
            self._show,
            sentence("compared-profiles", "doing"),
            lambda work: work.revision,
        )

    def _ask(self, job: Job) -> Callable[[], Profile] | None:
        """Ask which profile is meant, and return what gives it; None where none is."""
        from rosterwizard.services.comparable_profiles import (  # noqa: PLC0415 - seldom
            comparable_profiles,
        )
        from rosterwizard.services.own_profiles import profile_of_file  # noqa: PLC0415 - seldom

        others = comparable_profiles(job)
        wanted, profile = ProfileQuestion.ask(self._window, others) if others else (True, None)
        if profile is not None and wanted:
            return lambda: profile
        file = self.ask_file() if wanted else None
        return partial(profile_of_file, file) if file else None

    def ask_file(self) -> Path | None:
        """Ask which profile to hold against. Tests replace this."""
        title = sentence("compared-profiles", "ask")
        kind = f"{sentence('file-kinds', 'profile')} (*.toml)"
        folder = str(folder_of(self._session.work))
        name, _ = QFileDialog.getOpenFileName(self._window, title, folder, kind)
        return Path(name) if name else None

    def _show(self, found: ComparedChecks) -> None:
        ComparisonDialog.tell(self._window, found)


class ComparisonDialog(TextDialog):
    """The counts, the problems that differ, and how the profiles do: text that can be copied."""

    def __init__(self, found: ComparedChecks, parent: QWidget | None = None) -> None:
        label = sentence("compared-profiles", "found")
        self._found = found
        self.lines = named(QPlainTextEdit(), "profile_comparison.text", label)
        super().__init__("compared-profiles", self.lines, label, _SIZE, parent)
        self.tell_again()

    @classmethod
    def tell(cls, parent: QWidget, found: ComparedChecks) -> None:
        """Show what differs beside the window. Tests replace this."""
        dialog = cls(found, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def tell_again(self) -> None:
        """Say what may be said now: rows are called after their sheets, which may name somebody."""
        from rosterwizard.core.comparing.comparison_report import (  # noqa: PLC0415 - polars
            comparison_report,
        )
        from rosterwizard.core.comparing.differences_in_words import (  # noqa: PLC0415 - seldom
            differences_report,
        )
        from rosterwizard.core.comparing.profile_differences import (  # noqa: PLC0415 - seldom
            profile_differences,
        )

        profiles = profile_differences(self._found.first, self._found.second)
        report = [*comparison_report(self._found), ""]
        report.append(counted("profiles-themselves", len(profiles)))
        report += (f"    {line}" for line in differences_report(profiles))
        self.lines.setPlainText("\n".join(report))
