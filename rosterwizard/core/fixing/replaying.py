"""The mends of a recipe made again on another file; those that find nothing are told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import polars as pl

from rosterwizard.core.checking import check_job
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.fixing.applied import edit_of_all
from rosterwizard.core.fixing.consequences import AS_BEFORE, caused_together, rows_before
from rosterwizard.core.fixing.fixes import Fix, fixes_for
from rosterwizard.core.fixing.mended import Mended, Step
from rosterwizard.core.fixing.one_of_key import KEPT_BY, keeping_one
from rosterwizard.core.fixing.recipes import OF_CASE, OF_PLACES, OF_ROWS, SAFE, Mend
from rosterwizard.core.fixing.reshaping import (
    JOINED,
    SPLIT,
    Joining,
    Splitting,
    joined_up,
    recased,
    split_up,
)
from rosterwizard.core.fixing.said_columns import column_of
from rosterwizard.core.job.cell_edits import Search, replaced
from rosterwizard.core.job.edits import Edit
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Progress


def replayed(job: Job, mends: Sequence[Mend], progress: Progress = UNWATCHED) -> Mended:
    """Return the job with each mend that finds something as a step of its own."""
    steps: list[Step] = []
    busy: set[Mend] = set()
    problems = check_job(job)
    for done, mend in enumerate(mends, 1):
        made, was = list[tuple[str, Edit]](), job
        for sheet in _sheets_of(job, mend):
            if edit := _edit(sheet, problems[sheet.record_type.name], mend):
                job = job.with_sheet(sheet.edited(edit))
                made.append((sheet.record_type.name, edit))
        if made:
            before, problems = problems, check_job(job)
            steps += steps_made(made, before, problems, rows_before(was, job))
            busy.add(mend)
        progress.report(done, len(mends))
    idle = tuple(dict.fromkeys(mend for mend in mends if mend not in busy))
    return Mended(job, tuple(steps), problems, idle)


def steps_made(
    made: Sequence[tuple[str, Edit]],
    before: Mapping[str, Problems],
    after: Mapping[str, Problems],
    rows: Mapping[str, pl.Series] = AS_BEFORE,
) -> Iterator[Step]:
    """Give the edits that were made together as steps, each with what came by it.

    rows: see `rows_before`.
    """
    caused = caused_together([(name, edit.cells) for name, edit in made], before, after, rows)
    for (name, edit), count in zip(made, caused, strict=True):
        yield Step(name, edit, count)


def _sheets_of(job: Job, mend: Mend) -> Iterator[JobSheet]:
    for sheet in job.sheets:
        if mend.type in {"", sheet.record_type.name}:
            yield sheet


def _edit(sheet: JobSheet, problems: Problems, mend: Mend) -> Edit | None:
    if mend.find or mend.fix in OF_CASE:
        return _edit_of_column(sheet, mend)
    if mend.fix in {SPLIT, JOINED}:
        return _edit_of_fields(sheet, mend)
    if mend.fix in KEPT_BY:
        kept = keeping_one(sheet, problems, KEPT_BY[mend.fix])
        return kept.edit if kept else None
    fixes = [
        each
        for each in fixes_for(sheet, problems)
        if not each.of_passwords and _is_meant(each, problems, mend)
    ]
    if mend.fix == SAFE:
        return edit_of_all(fixes) if fixes else None
    if mend.fix in OF_ROWS and fixes:
        # Several keys may say of one row that it is there twice.
        gone = {each.row: each for fix in fixes for each in fix.gone}
        return replace(fixes[0], gone=tuple(gone.values())).edit
    return _together(fixes).edit if fixes else None


def _edit_of_column(sheet: JobSheet, mend: Mend) -> Edit | None:
    column = _column(sheet, mend)
    if column is None or column in sheet.secret_columns:
        return None
    if mend.fix:
        whole = [(range(sheet.frame.height), (column,))]
        return recased(sheet, whole, OF_CASE[mend.fix], in_rows=False).edit
    search = Search(mend.find, (column,), match_case=mend.match_case, whole_cell=mend.whole_cell)
    return replaced(sheet, search, mend.replacement)


def _edit_of_fields(sheet: JobSheet, mend: Mend) -> Edit | None:
    """Return what splits a column, or joins several; None where one of them is not there."""
    names = (mend.field, *filter(None, (*mend.into, *mend.of)))
    at = {name: sheet.matching.column_of(name) for name in names}
    there = {name: column for name, column in at.items() if column is not None}
    if len(there) < len(at) or not sheet.secret_columns.isdisjoint(there.values()):
        return None
    rows = range(sheet.frame.height)
    if mend.fix == SPLIT:
        into = tuple(there.get(name) for name in mend.into)
        splitting = Splitting(there[mend.field], mend.separator, into)
        return split_up(sheet, rows, splitting, in_rows=False).edit
    of = tuple(there[name] for name in mend.of)
    joining = Joining(of, there[mend.field], mend.separator, mend.emptied)
    return joined_up(sheet, rows, joining, in_rows=False).edit


def _together(fixes: Sequence[Fix]) -> Fix:
    """Return as one the fixes of several rules; where two change a place, the first one does."""
    first, cells = fixes[0], fixes[0].cells
    for each in fixes[1:]:
        places = ["row"] if each.of_rows else ["row", "column"]
        cells = pl.concat([cells, each.cells.join(cells, on=places, how="anti")])
    return replace(first, cells=cells)


def _column(sheet: JobSheet, mend: Mend) -> int | None:
    """Return the column in which a text is replaced; None where the sheet has none, or several."""
    if mend.field:
        return sheet.matching.column_of(mend.field)
    try:
        column = column_of(mend.heading, sheet)
    except RosterError:
        return None
    return column if column is not None and sheet.matching.made_with(column) else None


def _is_meant(fix: Fix, problems: Problems, mend: Mend) -> bool:
    if mend.fix == SAFE:
        return fix.safe
    if mend.fix in OF_ROWS | OF_PLACES:
        return fix.code == mend.fix
    is_it = (fix.code, fix.choice) == (mend.fix, mend.choice)
    return is_it and problems.rules[fix.rule].names[:1] == (mend.field,)
