"""All that is shown of a checked job. Slow: it belongs off a thread that draws."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from rosterwizard.core.checking import check_job
from rosterwizard.core.checking.marked_since import marked_since
from rosterwizard.core.checking.rechecking import rechecked
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.fixing.consequences import problems_caused
from rosterwizard.core.showing.causes import GRAVEST_FIRST, causes_of
from rosterwizard.core.showing.cell_marks import CellMarks
from rosterwizard.core.showing.counted import Counted, counted, counted_after
from rosterwizard.core.showing.root_causes import root_causes, still_there
from rosterwizard.core.showing.row_filters import ShownCells

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from rosterwizard.core.checking.marked_since import MarkedSince
    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.fixing import Fix
    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.core.profiles.language import Severity
    from rosterwizard.core.showing.causes import Cause
    from rosterwizard.core.showing.root_causes import RootCause
    from rosterwizard.core.showing.row_filters import RowFilter


@dataclass(frozen=True, slots=True)
class CheckedSheet:
    """What was found in one sheet, in the forms that the zones of the page need.

    roots: the few things that explain most of the problems, see `root_causes`.
    fixed_causes: what was found at first and is gone by now; `count` says how often it was.
    job, found: the job that was checked, and the problems of all its sheets.
    fixes: None until they are worked out; all_fixes: whether those of every row are among them.
    """

    job: Job
    found: Mapping[str, Problems] = field(repr=False)
    sheet: JobSheet
    shown: ShownCells
    marks: CellMarks
    causes: tuple[Cause, ...]
    roots: tuple[RootCause, ...]
    fixed_causes: tuple[Cause, ...]
    counted: Counted = field(repr=False)
    fixes: tuple[Fix, ...] | None = None
    all_fixes: bool = True

    @property
    def problems(self) -> Problems:
        """What is wrong now."""
        return self.shown.problems

    @property
    def counts(self) -> Mapping[RowFilter, int]:
        """How many problems of each severity there are, and how many rows else.

        Problems of the headings or the file count too, as everywhere else, though no row has them.
        """
        counts: dict[RowFilter, int] = {
            "all": self.sheet.frame.height,
            "fixed": self.counted.fixed_rows,
            "changed": self.counted.changed_rows,
        }
        for severity in GRAVEST_FIRST:
            own = (each.count for each in self.causes if each.severity == severity)
            counts[severity] = sum(own)
        return counts

    @property
    def gravest(self) -> Severity | Literal["fixed"]:
        """The gravest severity of any problem; "fixed" where there is none."""
        return self.causes[0].severity if self.causes else "fixed"

    @property
    def safe_fixes(self) -> tuple[Fix, ...]:
        """The fixes that cannot change a meaning."""
        return tuple(fix for fix in self.fixes or () if fix.safe)

    def with_fixes(self, progress: Progress) -> CheckedSheet:
        """Return the same with all fixes, which are worked out here unless they are there."""
        if self.fixes is not None and self.all_fixes:
            return self
        fixes = fixes_for(self.sheet, self.problems)
        progress.report(1, 1)
        return replace(self, fixes=fixes, all_fixes=True)

    def fixes_but_in(self, rows: pl.Series) -> tuple[Fix, ...] | None:
        """Return the fixes without these rows, where nothing is known of them any more."""
        if self.fixes is None:
            return None
        left = (each.without_rows(rows) for each in self.fixes)
        return tuple(each for each in left if each is not None)

    def can_be_followed_by(self, sheet: JobSheet, problems: Problems) -> bool:
        """Tell whether what is shown of a later state can be worked out from this one."""
        return problems.rules == self.problems.rules and sheet.has_records_of(self.sheet)

    def caused_by(self, fix: Fix, progress: Progress) -> int:
        """Return how many problems a fix would bring about. Slow, but for a safe one."""
        return problems_caused(self.job, self.sheet.record_type.name, fix, self.found, progress)


@dataclass(frozen=True, slots=True)
class CheckedJob:
    """Every sheet of the job, by the name of its record type.

    marked: what became of the problems that were marked in the file; None where none were.
    """

    sheets: Mapping[str, CheckedSheet]
    marked: MarkedSince | None = None

    @property
    def has_fixes(self) -> bool:
        """Whether the fixes are worked out."""
        return all(each.fixes is not None and each.all_fixes for each in self.sheets.values())

    @property
    def job(self) -> Job:
        """The job that was checked."""
        return next(iter(self.sheets.values())).job

    def with_fixes(self, progress: Progress) -> CheckedJob:
        """Return the same with the fixes of all sheets. Slow where there are many problems."""
        sheets = {name: sheet.with_fixes(progress) for name, sheet in self.sheets.items()}
        return replace(self, sheets=sheets)

    @property
    def problems(self) -> dict[str, Problems]:
        """What is wrong now, for the session."""
        return {name: sheet.problems for name, sheet in self.sheets.items()}

    @property
    def first(self) -> dict[str, Problems]:
        """What was found before anything was mended."""
        return {name: sheet.shown.first for name, sheet in self.sheets.items()}


def checked(
    job: Job, first: Mapping[str, Problems], progress: Progress, *, with_fixes: bool = True
) -> CheckedJob:
    """Check the job and work out everything that is shown of it.

    first: what the first check found; empty when this is the first one. with_fixes: see
    `with_fixes`, which can do that part later.
    """
    problems = check_job(job, progress)
    before = first or _before_any_edit(job, problems, progress)
    sheets = {}
    for each in job.sheets:
        name = each.record_type.name
        shown = ShownCells(each, problems[name], before[name])
        sheets[name] = _checked_sheet(job, problems, shown, counted(shown))
    found = CheckedJob(sheets, marked_since(job, problems))
    return found.with_fixes(progress) if with_fixes else found


def checked_again(
    job: Job,
    before: CheckedJob,
    problems: Mapping[str, Problems],
    judged: Mapping[str, pl.Series],
) -> CheckedJob:
    """Work out what is shown after edits, from what was shown before them.

    problems: what is wrong now, of every sheet. judged: by record type the rows (UInt32, ascending,
    each once) that were edited or judged again: in all others the same is wrong as before, and for
    the same reasons. A sheet that is not named there, has other rows, or is held to other rules,
    is worked out from nothing. The result is what `checked` would show, with the fixes of the rows
    that were not judged again.
    """
    sheets = {}
    for each in job.sheets:
        name = each.record_type.name
        was, rows = before.sheets[name], judged.get(name)
        if each is was.sheet and problems[name] is was.problems:
            sheets[name] = replace(was, job=job, found=problems)
        elif rows is None or not was.can_be_followed_by(each, problems[name]):
            shown = ShownCells(each, problems[name], was.shown.first)
            sheets[name] = _checked_sheet(job, problems, shown, counted(shown))
        else:
            shown = was.shown.followed_by(each, problems[name])
            now = counted_after(was.counted, was.shown, shown, rows)
            roots = still_there(each, problems[name], was.roots, now.told)
            followed = _checked_sheet(job, problems, shown, now, roots)
            fixes = was.fixes_but_in(rows)
            sheets[name] = replace(followed, fixes=fixes, all_fixes=False)
    return CheckedJob(sheets, marked_since(job, problems))


def judged_again(job: Job, before: CheckedJob) -> CheckedJob | None:
    """Work out what is shown after one edit of cells, from what was shown before it.

    It is what `checked` would show, unless a column as a whole tells something else now: only that
    can say so, and has the last word. The fixes are those from before, but for the rows that were
    judged again. None where only a whole check can tell.
    """
    found = rechecked(before.job, before.problems, job)
    if found is None:
        return None
    return checked_again(job, before, found.problems, found.judged)


def _before_any_edit(
    job: Job, problems: Mapping[str, Problems], progress: Progress
) -> Mapping[str, Problems]:
    """Return what the files had before; work that was taken up again has edits already."""
    if not any(each.edits.done for each in job.sheets):
        return problems
    return check_job(replace(job, sheets=tuple(map(_untouched, job.sheets))), progress)


def _untouched(sheet: JobSheet) -> JobSheet:
    while sheet.edits.done:
        sheet = sheet.undone()
    return sheet


def _checked_sheet(
    job: Job,
    found: Mapping[str, Problems],
    shown: ShownCells,
    now: Counted,
    roots: tuple[RootCause, ...] | None = None,
) -> CheckedSheet:
    """Return what is shown of a sheet. roots: None where they are to be found anew."""
    sheet = shown.job_sheet
    causes = causes_of(sheet, shown.problems, now.told)
    return CheckedSheet(
        job=job,
        found=found,
        sheet=sheet,
        shown=shown,
        marks=CellMarks(shown),
        counted=now,
        causes=causes,
        roots=root_causes(sheet, shown.problems, causes) if roots is None else roots,
        fixed_causes=causes_of(sheet, shown.first, now.mended()),
    )
