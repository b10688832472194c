"""The mends of a recipe made again on another file; those that find nothing are told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rosterwizard.core.checking import check_job
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.fixing.applied import edit_of_all
from rosterwizard.core.fixing.fixes import Fix, fixes_for
from rosterwizard.core.fixing.recipes import OF_ROWS, SAFE, Mend
from rosterwizard.core.job.cell_edits import Search, replaced
from rosterwizard.core.job.edits import Edit
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.messages.progress import UNWATCHED, Progress


@dataclass(frozen=True, slots=True)
class Replayed:
    """A job after the mends of a recipe.

    made: the steps that changed something, in order, each with the name of its record type.
    idle: the mends that found nothing to do. problems: what is left, by the name of the record
    type.
    """

    job: Job
    made: tuple[tuple[str, Edit], ...]
    idle: tuple[Mend, ...]
    problems: dict[str, Problems]


def replayed(job: Job, mends: Sequence[Mend], progress: Progress = UNWATCHED) -> Replayed:
    """Return the job with each mend that finds something as a step of its own."""
    made: list[tuple[str, Edit]] = []
    idle: list[Mend] = []
    problems = check_job(job)
    for done, mend in enumerate(mends, 1):
        before = job
        for sheet in _sheets_of(job, mend):
            if edit := _edit(sheet, problems[sheet.record_type.name], mend):
                job = job.with_sheet(sheet.edited(edit))
                made.append((sheet.record_type.name, edit))
        if job is before:
            idle.append(mend)
        else:
            problems = check_job(job)
        progress.report(done, len(mends))
    return Replayed(job, tuple(made), tuple(idle), problems)


def _sheets_of(job: Job, mend: Mend) -> Iterator[JobSheet]:
    for sheet in job.sheets:
        if mend.type in {"", sheet.record_type.name}:
            yield sheet


def _edit(sheet: JobSheet, problems: Problems, mend: Mend) -> Edit | None:
    if mend.find:
        column = sheet.matching.column_of(mend.field)
        if column is None or column in sheet.secret_columns:
            return None
        search = Search(
            mend.find, (column,), match_case=mend.match_case, whole_cell=mend.whole_cell
        )
        return replaced(sheet, search, mend.replacement)
    fixes = [
        each
        for each in fixes_for(sheet, problems)
        if not each.secret and _is_meant(each, problems, mend)
    ]
    if mend.fix == SAFE:
        return edit_of_all(fixes) if fixes else None
    if mend.fix in OF_ROWS and fixes:
        # Several keys may say of one row that it is there twice.
        gone = {each.row: each for fix in fixes for each in fix.gone}
        return replace(fixes[0], gone=tuple(gone.values())).edit
    return fixes[0].edit if fixes else None


def _is_meant(fix: Fix, problems: Problems, mend: Mend) -> bool:
    if mend.fix == SAFE:
        return fix.safe
    if mend.fix in OF_ROWS:
        return fix.code == mend.fix
    return fix.code == mend.fix and problems.rules[fix.rule].names[:1] == (mend.field,)
