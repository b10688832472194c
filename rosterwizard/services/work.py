"""The work at hand at one moment: all that the pages show, edit and send follows from it.

`Work` never changes: each step makes the next one, and clears what the step has made untrue. The
session holds the present one and tells every change with the work before and after it; the
window hands both to the pages, in the order of the steps, before anything else happens.

What follows from what:

- other files, another way to read them or other record types: a new `reading`. There is no job
  yet, and nothing was submitted. Other files are another `entry` of the kept work;
- another job, other headings or other rows: a new `basis`. Nothing is known of its problems. New
  rows below all others are an edit like any other: what is known of the rows above stays so;
- an edit, and whatever is a new basis: a new `revision`. What was planned is no longer meant;
  problems stay until they are looked for again;
- another server, row choice or mode: nothing is planned;
- files given in place of a job, or another way to read them: that job is put `aside` until they
  are read, so that a person who is asked what they are can leave them and have it back. Until
  then it stays the `entry` of the kept work;
- rows that are being sent: nothing else changes until that is over. The session sees to it.

A result worked out in the background counts for its own reading, basis or revision alone.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.services.submitted_rows import submitted_with_rows

if TYPE_CHECKING:  # each of these brings msgspec or polars, which must not delay the first paint
    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.core.matching.matching import Matching
    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.core.reading.options import ReadingOptions
    from rosterwizard.services.kept_entries import KeptEntry
    from rosterwizard.services.kept_outcomes import CameBack
    from rosterwizard.services.kept_work import KeptFile
    from rosterwizard.services.looked_at import LookedAt
    from rosterwizard.services.submitting.plan import Plan
    from rosterwizard.services.submitting.submission import Submitted


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """What the person chose, loaded and changed so far.

    record_types: named as in their profile ("patrons"). ticked: optional fields of templates, by
    system and record type. options: None finds everything out. kept_work: to be laid on the job
    once the files are read. problems: by record type, {} where nothing was checked on this basis;
    `is_checked` tells whether they are those of the job as it stands.
    server_name, row_choice ("good-rows", "all-rows"), mode: what the plan is made of.
    read_from: the files as they were when they were read: edits fit those and no other.
    as_chosen: the person says that the files are of the chosen record types, whatever they look
    like. aside: the work with the job that was here before the files that are not read yet.
    case: that support looks at: nothing of it is changed, sent, kept or remembered.
    submitted: edits keep it, so that refused rows can be mended and sent again. sending: the
    server that rows are being sent to right now, or "".
    """

    profile: "Profile | None" = None
    record_types: tuple[str, ...] = ()
    ticked: "Mapping[tuple[str, str], tuple[str, ...]]" = field(default_factory=dict)
    paths: tuple[Path, ...] = ()
    options: "ReadingOptions | None" = None
    kept_work: "KeptEntry | None" = None
    as_chosen: bool = False
    aside: "Work | None" = field(default=None, repr=False)
    entry: int = 0  # another number: another job, which is kept for itself
    reading: int = 0
    job: "Job | None" = field(default=None, repr=False)
    read_from: "tuple[KeptFile, ...]" = ()
    basis: int = 0
    revision: int = 0
    edited: tuple[str, ...] = ()  # the record type of each edit done, oldest first
    undone: tuple[str, ...] = ()
    problems: "Mapping[str, Problems]" = field(default_factory=dict, repr=False)
    checked_revision: int = -1  # what the problems are of
    server_name: str = ""
    row_choice: str = "good-rows"
    mode: str = ""
    plan: "Plan | None" = field(default=None, repr=False)
    submitted: "Submitted | None" = field(default=None, repr=False)
    sent_revision: int = -1  # what was submitted
    sending: str = ""
    case: "LookedAt | None" = field(default=None, repr=False)

    # -- What is imported -----------------------------------------------------------------

    def choosing(self, profile: "Profile", record_types: Sequence[str]) -> "Work":
        """Take a system and its record types; the same ones again change nothing."""
        chosen, same = tuple(record_types), profile is self.profile
        if same and chosen == self.record_types:
            return self
        return replace(
            self.unread(),
            profile=profile,
            record_types=chosen,
            as_chosen=False,
            server_name=self.server_name if same else "",
            mode=self.mode if same else "",
        )

    def ticking(self, record_type: str, fields: Collection[str]) -> "Work":
        """Take the optional fields that the template of a record type shall have."""
        if self.profile is None:
            return self
        key = self.profile.name, record_type
        return replace(self, ticked={**self.ticked, key: tuple(fields)})

    # -- What is read ---------------------------------------------------------------------

    def reading_files(self, paths: Sequence[Path], kept: "KeptEntry | None" = None) -> "Work":
        """Take files; nothing is known of them yet. kept: work to be laid on them."""
        files = tuple(paths)
        aside = self if self.job else self.aside
        # What lies aside stays the job at hand, until there is another one.
        leaves = aside is None and bool(self.paths and files != self.paths)
        return replace(
            self.unread(),
            entry=self.entry + leaves,
            paths=files,
            options=None,
            kept_work=kept,
            as_chosen=False,
            aside=aside,
            read_from=self.read_from if files == self.paths else (),
            mode="",
        )

    def reading_as_chosen(self) -> "Work":
        """Take a person's word that the files are of the chosen record types."""
        return replace(self.unread(), as_chosen=True)

    def without_files(self) -> "Work":
        """Leave the files that are not read yet, and go back to the job that was here before.

        It is told by numbers of its own: nothing that ran for either counts any more.
        """
        before = self.aside
        if before is None:
            left = replace(self.unread(), paths=(), options=None, kept_work=None, as_chosen=False)
            return replace(left, read_from=())
        back = self._followed_by(before)
        sent = back.revision if before.sent_revision == before.revision else -1
        checked = back.revision if before.is_checked else -1
        return replace(back, sent_revision=sent, checked_revision=checked, plan=None)

    def reading_so(self, options: "ReadingOptions") -> "Work":
        """Take a person's word on how the files are to be read."""
        return replace(self.unread(), options=options, aside=self if self.job else self.aside)

    def unread(self) -> "Work":
        """Forget what was read, and all that follows from it."""
        return replace(self._with_job(None), reading=self.reading + 1, submitted=None, case=None)

    def not_read(self) -> "Work":
        """Forget the job: the files could not be read as they stand."""
        return self if self.job is None else replace(self._with_job(None), submitted=None)

    def read(
        self,
        job: "Job",
        read_from: "tuple[KeptFile, ...]" = (),
        came_back: "CameBack | None" = None,
        *,
        apart: bool = False,
    ) -> "Work":
        """Take what was read, with the edits that it brings along, and what became of its rows.

        apart: not all that was kept could be laid on it. So that stays, and this is another job.
        """
        found = tuple(sheet.record_type.name for sheet in job.sheets)
        leaves = self.aside is not None and self.aside.paths != self.paths
        work = replace(
            self._with_job(job),
            read_from=read_from,
            kept_work=None,
            entry=self.entry + (apart or leaves),
            aside=None,
            submitted=came_back.submitted if came_back else None,
            sent_revision=self.revision + 1 if came_back and not came_back.edited_since else -1,
            edited=job.edited_types("done"),
            undone=job.edited_types("undone"),
        )
        if job.profile is self.profile and set(found) <= set(self.record_types):
            return work
        return replace(work, profile=job.profile, record_types=found)

    def looking_at(self, case: "LookedAt", path: Path) -> "Work":
        """Take a case in place of all that is at hand; it is nobody's work. path: of its file."""
        job = case.job
        found = tuple(sheet.record_type.name for sheet in job.sheets)
        return replace(
            self.anew(),
            job=job,
            profile=job.profile,
            record_types=found,
            paths=(path,),
            edited=job.edited_types("done"),
            undone=job.edited_types("undone"),
            case=case,
        )

    def would_change_case(self, other: "Work") -> bool:
        """Tell whether that other work changes the case, which is only looked at."""
        return self.case is not None and other.case is self.case and other.job is not self.job

    # -- Headings, problems and edits -----------------------------------------------------

    def sheet_of(self, record_type: str) -> "JobSheet":
        """Return the sheet of that record type; KeyError when the job has none."""
        sheet = self.job.sheet_of(record_type) if self.job else None
        if sheet is None:
            raise KeyError(record_type)
        return sheet

    def rematched(self, record_type: str, matching: "Matching") -> "Work":
        """Take a person's word on the headings of one sheet; edits stay."""
        from rosterwizard.core.job.sheet_edits import rematched  # noqa: PLC0415 - start-up cost

        sheet = self.sheet_of(record_type)
        change = rematched(sheet, matching)
        if change is None:
            return self
        return replace(self._put(sheet.settled(change)), basis=self.basis + 1, problems={})

    def checked(self, problems: "Mapping[str, Problems]") -> "Work":
        """Take what checking found."""
        at = self.revision
        return replace(self, problems=dict(problems), checked_revision=at, plan=None)

    @property
    def is_checked(self) -> bool:
        """Tell whether the problems are those of the job with the edits that it has now."""
        return bool(self.problems) and self.checked_revision == self.revision

    def edited_by(self, record_type: str, edit: "Edit") -> "Work":
        """Lay one more edit over a sheet. The problems stay as they were until checked again."""
        work = self._changed(self.job and self.job.edited(record_type, edit), record_type)
        return replace(work, edited=(*self.edited, record_type), undone=())

    def without_last_edit(self) -> "Work":
        """Take the last edit back; nothing changes when there is none."""
        if not self.edited:
            return self
        *before, last = self.edited
        work = self._put(self.sheet_of(last).undone())
        return replace(work, edited=tuple(before), undone=(*self.undone, last))

    def with_edit_again(self) -> "Work":
        """Do the edit again that was taken back last; nothing changes when there is none."""
        if not self.undone:
            return self
        *before, last = self.undone
        work = self._put(self.sheet_of(last).redone())
        return replace(work, undone=tuple(before), edited=(*self.edited, last))

    # -- Submitting -----------------------------------------------------------------------

    def sending_to(self, server_name: str) -> "Work":
        """Take the name of the server to send to."""
        if server_name == self.server_name:
            return self
        return replace(self, server_name=server_name, plan=None)

    def choosing_rows(self, row_choice: str, mode: str = "") -> "Work":
        """Take what happens to bad rows, and the system's own mode."""
        if (row_choice, mode) == (self.row_choice, self.mode):
            return self
        return replace(self, row_choice=row_choice, mode=mode, plan=None)

    def planned(self, plan: "Plan | None") -> "Work":
        """Take what will be sent, or None: it must be worked out anew."""
        return self if plan is self.plan else replace(self, plan=plan)

    def sending_rows(self, server_name: str) -> "Work":
        """Note that rows are being sent to a server; "": that is over, however it went."""
        return self if server_name == self.sending else replace(self, sending=server_name)

    def sent(self, submitted: "Submitted | None") -> "Work":
        """Take the outcomes."""
        if submitted is self.submitted:
            return self
        # To send bad rows, too, is a choice of one moment.
        at = self.revision
        return replace(self, submitted=submitted, sent_revision=at, row_choice="good-rows")

    def anew(self) -> "Work":
        """Forget everything; what still runs for the work before counts no more."""
        return replace(self._followed_by(Work()), entry=self.entry + 1)

    # -- Inside ---------------------------------------------------------------------------

    def _followed_by(self, work: "Work") -> "Work":
        """Return other work with new numbers: what still runs for either counts no more."""
        reading, basis, revision = self.reading + 1, self.basis + 1, self.revision + 1
        return replace(work, reading=reading, basis=basis, revision=revision)

    def _with_job(self, job: "Job | None") -> "Work":
        return replace(
            self,
            job=job,
            basis=self.basis + 1,
            revision=self.revision + 1,
            edited=(),
            undone=(),
            problems={},
            plan=None,
        )

    def _put(self, sheet: "JobSheet") -> "Work":
        return self._changed(self.job and self.job.with_sheet(sheet), sheet.record_type.name)

    def _changed(self, job: "Job | None", record_type: str) -> "Work":
        """Take the job in which the sheet of that record type is another one."""
        before = self.sheet_of(record_type)
        put = replace(self, job=job, revision=self.revision + 1, plan=None)
        sheet = put.sheet_of(record_type)
        if sheet.has_rows_of(before):
            return put
        submitted = self.submitted and submitted_with_rows(self.submitted, before, sheet)
        put = replace(put, submitted=submitted)
        if sheet.has_grown_from(before):
            return put
        return replace(put, basis=self.basis + 1, problems={})
