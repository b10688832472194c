"""Fixes made: all safe ones as one step, or everything that can be mended, for whole jobs.

One round of safe fixes leaves no other safe fix to make (a later one of a cell includes the
earlier ones), so the window and the command line make the same of a file, without a check for
each fix.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import polars as pl

from rosterwizard.core.checking import check_job
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.fixing.consequences import caused_together, rows_before
from rosterwizard.core.fixing.fixes import Fix, fixes_for
from rosterwizard.core.fixing.mended import Mended, Step
from rosterwizard.core.job.edits import Edit
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.moved_rows import moved
from rosterwizard.core.messages.progress import UNWATCHED, Progress

Named = tuple[str, Fix]  # a fix with the name of its record type


def edit_of_all(fixes: Iterable[Fix]) -> Edit:
    """Return one edit of all fixes; of a cell that several change, the last one includes all."""
    fixes = tuple(fixes)
    cells = pl.concat([fix.cells for fix in fixes])
    last = cells.unique(["row", "column"], keep="last").sort("row", "column")
    headings = tuple(heading for fix in fixes for heading in fix.headings)
    return Edit(last, "edit-all-safe", {"count": last.height}, headings)


def safe_fixed(job_sheet: JobSheet, problems: Problems) -> JobSheet:
    """Return the job sheet with every safe fix for those problems made, as one edit."""
    fixes = [fix for fix in fixes_for(job_sheet, problems) if fix.safe]
    return job_sheet.edited(edit_of_all(fixes)) if fixes else job_sheet


def fixed(job: Job, *, safe: bool, progress: Progress = UNWATCHED) -> Mended:
    """Return the job with all its fixes made, the safe ones first; safe: none but these.

    What may change a meaning is made in rounds with a check between: in a round no cell is
    changed twice, nor anything that a fix rests on, and no fix is made twice in one cell, so there
    is an end. Passwords stay as they are, and where there are several ways none is taken: a person
    is asked.
    """
    found = Mended(job, (), check_job(job, progress))
    made: tuple[Named, ...] = ()  # with their rows where they are by now
    while fresh := _next_round(found, made, safe=safe):
        job = _with_fixes(found.job, fresh)
        problems = check_job(job, progress)
        changes = [(name, fix.cells) for name, fix in fresh]
        rows = rows_before(found.job, job)
        caused = caused_together(changes, found.problems, problems, rows)
        made = tuple(_where_now((*made, *fresh), found.job, job))
        steps = [
            Step(name, fix.edit, count, fix)
            for (name, fix), count in zip(fresh, caused, strict=True)
        ]
        found = Mended(job, (*found.steps, *steps), problems)
    return found


def _where_now(made: Iterable[Named], before: Job, after: Job) -> Iterator[Named]:
    """Give the fixes with the rows where they are after others were set aside."""
    names = {
        was.record_type.name: (was, now)
        for was, now in zip(before.sheets, after.sheets, strict=True)
        if not now.has_rows_of(was)
    }
    for name, fix in made:
        yield name, replace(fix, cells=moved(fix.cells, *names[name])) if name in names else fix


def _next_round(found: Mended, made: Sequence[Named], *, safe: bool) -> tuple[Named, ...]:
    """Return the fixes that are made together: the safe ones, when these are made others.

    Rows go last: what they say is mended by then, and the others keep their places until then.
    """
    fresh = tuple(_fresh(found, made))
    sure = tuple(each for each in fresh if each[1].safe)
    if sure or safe:
        return sure
    return tuple(_apart(fresh, found)) or tuple(_rows_apart(fresh))


def _fresh(found: Mended, made: Sequence[Named]) -> Iterator[Named]:
    """Give the fixes, each for the cells in which it was not made before."""
    for sheet in found.job.sheets:
        name = sheet.record_type.name
        for fix in fixes_for(sheet, found.problems[name]):
            if fix.of_passwords or fix.choice:
                continue
            done = [each.cells for of, each in made if of == name and _is_same(each, fix)]
            if fix.gone or not done:
                yield name, fix
            elif not (cells := _not_made(fix, pl.concat(done))).is_empty():
                yield name, replace(fix, cells=cells)


def _is_same(one: Fix, other: Fix) -> bool:
    return (one.code, one.column, one.rule) == (other.code, other.column, other.rule)


def _not_made(fix: Fix, made: pl.DataFrame) -> pl.DataFrame:
    """Return the cells in which a fix was not made; of what moves cells, only whole rows."""
    if fix.of_rows:
        return fix.cells.join(made, on="row", how="anti", maintain_order="left")
    return _without(fix.cells, made)


def _without(cells: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    return cells.join(others, on=["row", "column"], how="anti", maintain_order="left")


def _apart(fixes: Iterable[Named], found: Mended) -> Iterator[Named]:
    """Give the fixes without those that may be others once an earlier one is made.

    That is where it changes a column that they change or that their rule reads.
    """
    taken: dict[str, set[int]] = {}
    for name, fix in fixes:
        if fix.gone:
            continue
        others, own = taken.setdefault(name, set()), set(fix.cells["column"])
        sheet = next(each for each in found.job.sheets if each.record_type.name == name)
        reads = found.problems[name].rules[fix.rule].reads(sheet.record_type)
        behind = {sheet.matching.place_of(each) for each in reads}
        if others.isdisjoint(own | behind):
            others |= own
            yield name, fix


def _rows_apart(fixes: Iterable[Named]) -> Iterator[Named]:
    """Give the fixes that set rows aside, each without the rows of an earlier one."""
    taken: dict[str, set[int]] = {}
    for name, fix in fixes:
        others = taken.setdefault(name, set())
        gone = tuple(each for each in fix.gone if each.row not in others)
        others |= {each.row for each in gone}
        if gone:
            yield name, replace(fix, gone=gone)


def _with_fixes(job: Job, fixes: Sequence[Named]) -> Job:
    for sheet in job.sheets:
        own = [fix for name, fix in fixes if name == sheet.record_type.name]
        sure = [fix for fix in own if fix.safe]
        steps = [edit_of_all(sure)] if sure else []
        # What may change a meaning is a step of its own.
        steps += [fix.edit for fix in own if not fix.safe]
        for step in steps:
            sheet = sheet.edited(step)  # noqa: PLW2901 - the same sheet, mended
        job = job.with_sheet(sheet)
    return job
