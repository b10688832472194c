"""The work at hand, which all pages share."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rosterwizard.core.wizard.flow import Facts

if TYPE_CHECKING:  # each of these brings msgspec or polars, which must not delay the first paint
    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.core.matching.matching import Matching
    from rosterwizard.core.profiles.language import Profile, RecordType
    from rosterwizard.core.reading.options import ReadingOptions
    from rosterwizard.services.kept_work import KeptWork
    from rosterwizard.services.settings import Settings
    from rosterwizard.services.submitting.plan import Plan
    from rosterwizard.services.submitting.submission import Submitted


class Session(QObject):
    """What the person chose, loaded and changed so far. Lives on the GUI thread.

    Each change clears what depended on the old value and is told by `changed`, with the name of
    the attribute; going back and choosing the same again changes, and clears, nothing.
    Record types are named as in their profile ("patrons").
    """

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings: Settings | None = None  # None: not loaded yet
        self.profiles: tuple[Profile, ...] = ()
        self.profile: Profile | None = None
        self.record_types: tuple[str, ...] = ()
        self.paths: tuple[Path, ...] = ()
        self.options: ReadingOptions | None = None  # None: find everything out
        self.kept_work: KeptWork | None = None  # to be laid on the job once the files are read
        self.job: Job | None = None
        self.problems: dict[str, Problems] = {}
        self.server_name = ""
        self.row_choice = "good-rows"
        self.mode = ""
        self.plan: Plan | None = None
        self.submitted: Submitted | None = None
        self._ticked: dict[tuple[str, str], tuple[str, ...]] = {}
        self._edited: list[str] = []  # the record type of each edit done, oldest first
        self._undone: list[str] = []

    # -- What the person set up -----------------------------------------------------------

    def set_settings(self, settings: "Settings") -> None:
        """Take the settings as they were kept."""
        self.settings = settings
        self.changed.emit("settings")

    def keep_settings(self, settings: "Settings") -> None:
        """Take changed settings and keep them. Raises RosterError "not-written"."""
        from rosterwizard.services.settings import save_settings  # noqa: PLC0415 - start-up

        self.set_settings(settings)
        save_settings(settings)

    # -- What is imported -----------------------------------------------------------------

    def set_profiles(self, profiles: Sequence["Profile"]) -> None:
        """Take the profiles that can be chosen from."""
        self.profiles = tuple(profiles)
        self.changed.emit("profiles")

    def choose(self, profile: "Profile", record_types: Sequence[str]) -> None:
        """Take the system and the record types; another choice needs the file read again."""
        chosen = tuple(record_types)
        if profile is self.profile and chosen == self.record_types:
            return
        if profile is not self.profile:
            self.server_name, self.mode = "", ""
        self.profile, self.record_types = profile, chosen
        self.changed.emit("record_types")
        self.set_job(None)

    def chosen_types(self) -> tuple["RecordType", ...]:
        """Return the chosen record types in the profile's order."""
        if self.profile is None:
            return ()
        return tuple(each for each in self.profile.record_types if each.name in self.record_types)

    @property
    def columns(self) -> dict[str, tuple[str, ...]]:
        """The ticked field names of each chosen record type of which something was ticked."""
        system = self.profile.name if self.profile else ""
        return {
            name: self._ticked[system, name]
            for name in self.record_types
            if (system, name) in self._ticked
        }

    def tick(self, record_type: str, fields: Collection[str]) -> None:
        """Take the optional fields that the template of `record_type` shall have."""
        if self.profile is not None:
            self._ticked[self.profile.name, record_type] = tuple(fields)
            self.changed.emit("columns")

    def own_files(self) -> tuple[Path, ...]:
        """Return the person's files, among them those in a folder: nothing is ever saved there."""
        sheets = self.job.sheets if self.job else ()
        return (*self.paths, *(each.sheet.origin.file for each in sheets))

    # -- The file -------------------------------------------------------------------------

    def set_paths(self, paths: Sequence[Path]) -> None:
        """Take the files; what was found out or chosen for the former ones goes."""
        self.paths, self.options, self.kept_work = tuple(paths), None, None
        self.mode = ""
        self.changed.emit("paths")
        self.set_job(None)

    def set_options(self, options: "ReadingOptions") -> None:
        """Take a person's word on how the file is to be read."""
        self.options = options
        self.changed.emit("options")

    def set_job(self, job: "Job | None") -> None:
        """Take what was read, or None: nothing is read yet."""
        if job is None and self.job is None:
            return
        self.job = job
        self._edited = [] if job is None else _in_turn(job, "done")
        self._undone = [] if job is None else _in_turn(job, "undone")
        if job is not None:
            self._take_what_was_found(job)
        self.set_submitted(None)
        self.changed.emit("job")
        self.set_problems({})

    def start_anew(self) -> None:
        """Forget the work at hand; settings and systems stay."""
        self.set_paths(())
        self.profile, self.record_types = None, ()
        self.server_name, self.row_choice, self.mode = "", "good-rows", ""
        self._ticked = {}
        self.set_submitted(None)
        self.changed.emit("record_types")

    def _take_what_was_found(self, job: "Job") -> None:
        found = tuple(sheet.record_type.name for sheet in job.sheets)
        if job.profile is not self.profile or not set(found) <= set(self.record_types):
            self.profile, self.record_types = job.profile, found
            self.changed.emit("record_types")

    def set_matching(self, record_type: str, matching: "Matching") -> None:
        """Take a person's word on the headings of one sheet; edits stay."""
        from rosterwizard.core.job.sheet_edits import rematched  # noqa: PLC0415 - start-up cost

        sheet = self.sheet_of(record_type)
        change = rematched(sheet, matching)
        if change is not None:
            self._put(sheet.settled(change))
            self.changed.emit("matching")
            self.set_problems({})

    def sheet_of(self, record_type: str) -> "JobSheet":
        """Return the sheet of that record type; KeyError when the job has none."""
        sheet = self.job.sheet_of(record_type) if self.job else None
        if sheet is None:
            raise KeyError(record_type)
        return sheet

    # -- Problems and edits ---------------------------------------------------------------

    def set_problems(self, problems: "Mapping[str, Problems]") -> None:
        """Take what checking found, by record type; {} means: not checked as it now stands."""
        self.problems = dict(problems)
        self.changed.emit("problems")
        self.set_plan(None)

    def apply_edit(self, record_type: str, edit: "Edit") -> None:
        """Lay one more edit over a sheet. The problems stay as they were until set again."""
        self._put(self.sheet_of(record_type).edited(edit))
        self._edited.append(record_type)
        self._undone.clear()
        self._tell_edited()

    def undo(self) -> str:
        """Take the last edit back; return its record type, or "" when there is none."""
        if not self._edited:
            return ""
        record_type = self._edited.pop()
        self._undone.append(record_type)
        self._put(self.sheet_of(record_type).undone())
        self._tell_edited()
        return record_type

    def redo(self) -> str:
        """Do the edit undone last again; return its record type, or "" when there is none."""
        if not self._undone:
            return ""
        record_type = self._undone.pop()
        self._edited.append(record_type)
        self._put(self.sheet_of(record_type).redone())
        self._tell_edited()
        return record_type

    def next_undo(self) -> "Edit | None":
        """Return the edit that `undo` would take back."""
        return self.sheet_of(self._edited[-1]).edits.done[-1] if self._edited else None

    def next_redo(self) -> "Edit | None":
        """Return the edit that `redo` would do again."""
        return self.sheet_of(self._undone[-1]).edits.undone[-1] if self._undone else None

    def edits_done(self) -> tuple[str, ...]:
        """Return the record type of each edit that can be undone, oldest first."""
        return tuple(self._edited)

    def _put(self, sheet: "JobSheet") -> None:
        if self.job is not None:
            self.job = self.job.with_sheet(sheet)

    def _tell_edited(self) -> None:
        self.changed.emit("edits")
        self.set_plan(None)

    # -- Submitting -----------------------------------------------------------------------

    def set_server(self, name: str) -> None:
        """Take the name of the server to send to."""
        if name != self.server_name:
            self.server_name = name
            self.changed.emit("server_name")
            self.set_plan(None)

    def set_row_choice(self, row_choice: str, mode: str = "") -> None:
        """Take what happens to bad rows ("good-rows", "all-rows") and the system's own mode."""
        if (row_choice, mode) != (self.row_choice, self.mode):
            self.row_choice, self.mode = row_choice, mode
            self.changed.emit("row_choice")
            self.set_plan(None)

    def set_plan(self, plan: "Plan | None") -> None:
        """Take what will be sent, or None: it must be worked out anew."""
        if plan is not self.plan:
            self.plan = plan
            self.changed.emit("plan")

    def set_submitted(self, submitted: "Submitted | None") -> None:
        """Take the outcomes. Edits keep them, so that refused rows can be mended and resent."""
        if submitted is not self.submitted:
            self.submitted = submitted
            self.changed.emit("submitted")

    # -- The flow -------------------------------------------------------------------------

    def facts(self) -> Facts:
        """Return what the flow must know."""
        return Facts(
            record_types=len(self.record_types),
            files=len(self.paths),
            opened=self.job is not None,
            unsettled=self._unsettled(),
            checked=bool(self.problems),
            sent=self.submitted is not None,
        )

    def _unsettled(self) -> int:
        if self.job is None:
            return 0
        from rosterwizard.core.matching.matching import missing_fields  # noqa: PLC0415 - start-up cost

        return sum(
            sum(not match.certain for match in sheet.matching.matches)
            + len(missing_fields(sheet.matching, sheet.record_type))
            for sheet in self.job.sheets
        )


def _in_turn(job: "Job", which: str) -> list[str]:
    """Return the record type of each edit that a job brings along, sheet by sheet."""
    return [sheet.record_type.name for sheet in job.sheets for _ in getattr(sheet.edits, which)]
