"""All that is shown of a checked job. Slow: it belongs off a thread that draws."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from rosterwizard.core.checking import check_job
from rosterwizard.core.checking.marked_since import marked_since
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.fixing.consequences import problems_caused
from rosterwizard.core.showing.causes import GRAVEST_FIRST, causes_of
from rosterwizard.core.showing.cell_marks import CellMarks
from rosterwizard.core.showing.row_filters import ShownCells

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.core.checking.marked_since import MarkedSince
    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.fixing import Fix
    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.core.profiles.language import Severity
    from rosterwizard.core.showing.causes import Cause
    from rosterwizard.core.showing.row_filters import RowFilter


@dataclass(frozen=True, slots=True)
class CheckedSheet:
    """What was found in one sheet, in the forms that the zones of the page need.

    fixed_causes: what was found at first and is gone by now; `count` says how often it was.
    job, found: the job that was checked, and the problems of all its sheets.
    """

    job: Job
    found: Mapping[str, Problems] = field(repr=False)
    sheet: JobSheet
    shown: ShownCells
    marks: CellMarks
    causes: tuple[Cause, ...]
    fixed_causes: tuple[Cause, ...]
    counts: Mapping[RowFilter, int]
    fixes: tuple[Fix, ...]

    @property
    def problems(self) -> Problems:
        """What is wrong now."""
        return self.shown.problems

    @property
    def gravest(self) -> Severity | Literal["fixed"]:
        """The gravest severity of any problem; "fixed" where there is none."""
        counts = self.problems.counts()
        return next((each for each in GRAVEST_FIRST if counts[each]), "fixed")

    @property
    def safe_fixes(self) -> tuple[Fix, ...]:
        """The fixes that cannot change a meaning."""
        return tuple(fix for fix in self.fixes if fix.safe)

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
    def problems(self) -> dict[str, Problems]:
        """What is wrong now, for the session."""
        return {name: sheet.problems for name, sheet in self.sheets.items()}

    @property
    def first(self) -> dict[str, Problems]:
        """What was found before anything was mended."""
        return {name: sheet.shown.first for name, sheet in self.sheets.items()}


def checked(job: Job, first: Mapping[str, Problems], progress: Progress) -> CheckedJob:
    """Check the job and work out everything that is shown of it.

    first: what the first check found; empty when this is the first one.
    """
    problems = check_job(job, progress)
    before = first or _before_any_edit(job, problems, progress)
    return CheckedJob(
        {
            each.record_type.name: _checked_sheet(
                job, each, problems, before[each.record_type.name]
            )
            for each in job.sheets
        },
        marked_since(job, problems),
    )


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
    job: Job, sheet: JobSheet, found: Mapping[str, Problems], first: Problems
) -> CheckedSheet:
    problems = found[sheet.record_type.name]
    shown = ShownCells(sheet, problems, first)
    causes = causes_of(sheet, problems)
    left = set(problems.every.select("rule", "column").unique().iter_rows())
    fixed = tuple(each for each in causes_of(sheet, first) if each.key not in left)
    return CheckedSheet(
        job=job,
        found=found,
        sheet=sheet,
        shown=shown,
        marks=CellMarks(shown),
        causes=causes,
        fixed_causes=fixed,
        counts=shown.counts(),
        fixes=fixes_for(sheet, problems),
    )
