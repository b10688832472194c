"""What a fix would cause: it is laid over, the job is checked again, and both are compared.

Errors and warnings count; a note asks for nothing. A safe fix causes none, which tests hold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from rosterwizard.core.checking import check_job
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.fixing.fixes import Fix
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.rules.checked_rule import CheckedRule

_PLACE = ("row", "column", "rule")


def problems_caused(
    job: Job, name: str, fix: Fix, problems: Mapping[str, Problems], progress: Progress = UNWATCHED
) -> int:
    """Return how many errors and warnings the fix would bring about, in all sheets of the job.

    name: of the record type that it is for. problems: what is wrong without it.
    """
    sheet = job.sheet_of(name)
    if fix.safe or sheet is None:
        return 0
    changed = job.with_sheet(sheet.edited(fix.edit))
    after = check_job(changed, progress)
    new = (
        new_problems(problems[each.record_type.name], after[each.record_type.name], was, each)
        for was, each in zip(job.sheets, changed.sheets, strict=True)
    )
    return sum(each.height for each in new)


def new_problems(before: Problems, after: Problems, was: JobSheet, now: JobSheet) -> pl.DataFrame:
    """Return the places (row, column, rule in words of its own) that only `after` has.

    was, now: the sheet with either problems. The rows are called as before, where some of them
    are gone now. A place that is of no row or column has -1.
    """
    if not now.has_rows_of(was):
        rows = was.rows_there().search_sorted(now.rows_there()).cast(pl.UInt32)
        frame = after.frame.with_columns(rows.gather(after.frame["row"]).alias("row"))
        after = replace(after, frame=frame)
    return _places(after).join(_places(before), on=list(_PLACE), how="anti", maintain_order="left")


def shared_out(fixes: Sequence[Fix], new: pl.DataFrame) -> list[int]:
    """Return how many of the new problems of a sheet each fix is behind, of those made together.

    A problem belongs to the fix that changed its column, else its row; to the first one else.
    """
    left = new
    counts = []
    for fix in fixes:
        own = left["column"].is_in(fix.cells["column"].cast(pl.Int64).implode())
        counts.append(int(own.sum()))
        left = left.filter(~own)
    for place, fix in enumerate(fixes):
        own = left["row"].is_in(fix.cells["row"].cast(pl.Int64).implode())
        counts[place] += int(own.sum())
        left = left.filter(~own)
    if counts:
        counts[0] += left.height
    return counts


def _places(problems: Problems) -> pl.DataFrame:
    grave = {
        index: _name_of(rule)
        for index, rule in enumerate(problems.rules)
        if rule.severity != "note"
    }
    frame = problems.frame.filter(pl.col("rule").is_in(list(grave)))
    return frame.select(
        pl.col("row").cast(pl.Int64).fill_null(-1),
        pl.col("column").cast(pl.Int64).fill_null(-1),
        pl.col("rule").replace_strict(grave, return_dtype=pl.String),
    ).unique(maintain_order=True)


def _name_of(rule: CheckedRule) -> str:
    """Return what tells a rule from the others of its sheet, also after another check."""
    return "\x1f".join((rule.code, rule.field or "", rule.kind, *rule.names))
