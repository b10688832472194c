"""What all pages share: the settings, the systems, and the work at hand."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rosterwizard.services.work import Work

if TYPE_CHECKING:  # each of these brings msgspec or polars, which must not delay the first paint
    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.job.job import Job
    from rosterwizard.core.matching.matching import Matching
    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.core.reading.options import ReadingOptions
    from rosterwizard.services.kept_entries import KeptEntry
    from rosterwizard.services.kept_outcomes import CameBack
    from rosterwizard.services.kept_work import KeptFile
    from rosterwizard.services.looked_at import LookedAt
    from rosterwizard.services.settings import Settings
    from rosterwizard.services.submitting.plan import Plan
    from rosterwizard.services.submitting.submission import Submitted


class Session(QObject):
    """Holds the present work, and tells each change of it. Lives on the GUI thread."""

    changed = Signal(object, object)  # the work before and after
    case_held = Signal()  # somebody wanted to change a case, which is only looked at
    settings_changed = Signal()
    profiles_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings: Settings | None = None  # None: not loaded yet
        self.profiles: tuple[Profile, ...] = ()
        self.wait_until_kept: Callable[[], object] = lambda: None  # of whoever keeps the work
        self._work = Work()

    @property
    def work(self) -> Work:
        """The work as it is now."""
        return self._work

    def take(self, work: Work) -> None:
        """Go on with the work that a step has made of the present one.

        While rows are being sent only the end of that counts: outcomes must find the work that
        they are about.
        """
        before = self._work
        if before.would_change_case(work):
            self.case_held.emit()
            return
        held = before.sending and (work.sending or work.reading != before.reading)
        if work is not before and not held:
            self._work = work
            self.changed.emit(before, work)

    def set_settings(self, settings: "Settings") -> None:
        """Take the settings as they were kept."""
        self.settings = settings
        self.settings_changed.emit()

    def change_settings(self, change: "Callable[[Settings], Settings]") -> None:
        """Change the settings as they are kept by now, and take them.

        Raises RosterError as `change_settings` of the settings does; then nothing has changed.
        """
        from rosterwizard.services.settings import change_settings  # noqa: PLC0415 - start-up

        self.set_settings(change_settings(change))

    def set_profiles(self, profiles: Sequence["Profile"]) -> None:
        """Take the profiles that can be chosen from."""
        self.profiles = tuple(profiles)
        self.profiles_changed.emit()

    # -- Steps: what a person does, and what is found out ----------------------------------

    def choose(self, profile: "Profile", record_types: Sequence[str]) -> None:
        """Take the system and the record types."""
        self.take(self.work.choosing(profile, record_types))

    def tick(self, record_type: str, fields: Collection[str]) -> None:
        """Take the optional fields that the template of `record_type` shall have."""
        self.take(self.work.ticking(record_type, fields))

    def set_paths(self, paths: Sequence[Path], kept: "KeptEntry | None" = None) -> None:
        """Take files to be read. kept: work to be laid on them."""
        self.take(self.work.reading_files(paths, kept))

    def set_options(self, options: "ReadingOptions") -> None:
        """Take a person's word on how the files are to be read."""
        self.take(self.work.reading_so(options))

    def read_as_chosen(self) -> None:
        """Take a person's word that the files are of the chosen record types."""
        self.take(self.work.reading_as_chosen())

    def leave_files(self) -> None:
        """Leave files that are not read yet; the job before them comes back."""
        self.take(self.work.without_files())

    def set_job(
        self,
        job: "Job | None",
        read_from: "tuple[KeptFile, ...]" = (),
        came_back: "CameBack | None" = None,
        *,
        apart: bool = False,
    ) -> None:
        """Take what was read, and the files as they were then; None: they could not be read.

        came_back: what became of its rows. apart: what was kept of them stays for itself.
        """
        read = self.work.read(job, read_from, came_back, apart=apart) if job else None
        self.take(read or self.work.not_read())

    def set_matching(self, record_type: str, matching: "Matching") -> None:
        """Take a person's word on the headings of one sheet."""
        self.take(self.work.rematched(record_type, matching))

    def set_problems(self, problems: "Mapping[str, Problems]") -> None:
        """Take what checking found, by record type."""
        self.take(self.work.checked(problems))

    def apply_edit(self, record_type: str, edit: "Edit") -> None:
        """Lay one more edit over a sheet."""
        self.take(self.work.edited_by(record_type, edit))

    def undo(self) -> str:
        """Take the last edit back; return its record type, or "" when there is none."""
        last = self.work.edited[-1:]
        self.take(self.work.without_last_edit())
        return "".join(last)

    def redo(self) -> str:
        """Do the edit undone last again; return its record type, or "" when there is none."""
        last = self.work.undone[-1:]
        self.take(self.work.with_edit_again())
        return "".join(last)

    def set_server(self, name: str) -> None:
        """Take the name of the server to send to."""
        self.take(self.work.sending_to(name))

    def set_row_choice(self, row_choice: str, mode: str = "") -> None:
        """Take what happens to bad rows, and the system's own mode."""
        self.take(self.work.choosing_rows(row_choice, mode))

    def set_plan(self, plan: "Plan | None") -> None:
        """Take what will be sent, or None: it must be worked out anew."""
        self.take(self.work.planned(plan))

    def begin_sending(self, server_name: str) -> None:
        """Let nothing else change until `end_sending`."""
        self.take(self.work.sending_rows(server_name))

    def end_sending(self) -> None:
        """Let the work change again."""
        self.take(self.work.sending_rows(""))

    def set_submitted(self, submitted: "Submitted | None") -> None:
        """Take the outcomes."""
        self.take(self.work.sent(submitted))

    def look_at(self, case: "LookedAt", path: Path) -> None:
        """Show a case in place of the work at hand. path: of its file."""
        self.take(self.work.looking_at(case, path))

    def start_anew(self) -> None:
        """Forget the work at hand; settings and systems stay."""
        self.take(self.work.anew())
