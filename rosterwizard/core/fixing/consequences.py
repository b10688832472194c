"""What a fix would cause: it is laid over, the job is checked again, and both are compared.

Errors and warnings count; a note asks for nothing. A safe fix causes none, which tests hold.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import polars as pl

from rosterwizard.core.checking import check_job
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.fixing.fixes import Fix
from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.rules.checked_rule import CheckedRule

_PLACE = ("row", "column", "rule")
AS_BEFORE: Mapping[str, pl.Series] = MappingProxyType({})


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
    after, rows = check_job(changed, progress), rows_before(job, changed)
    new = (new_problems(problems[each], after[each], rows.get(each)) for each in after)
    return sum(each.height for each in new)


def rows_before(before: Job, after: Job) -> dict[str, pl.Series]:
    """Return where each row stood before, for the sheets of which rows were set aside."""
    return {
        now.record_type.name: was.rows_there().search_sorted(now.rows_there()).cast(pl.UInt32)
        for was, now in zip(before.sheets, after.sheets, strict=True)
        if not now.has_rows_of(was)
    }


def new_problems(before: Problems, after: Problems, rows: pl.Series | None = None) -> pl.DataFrame:
    """Return the places (row, column, rule in words of its own) that only `after` has.

    rows: where each row stood before; None: where it stands. A place that is of no row or column
    has -1. What was not told before, for it followed from another problem, is not new.
    """
    there = after.frame
    if rows is not None:
        there = there.with_columns(rows.gather(there["row"]).alias("row"))
    return _places(after, there).join(
        _places(before, before.every), on=list(_PLACE), how="anti", maintain_order="left"
    )


def caused_together(
    changes: Sequence[tuple[str, pl.DataFrame]],
    before: Mapping[str, Problems],
    after: Mapping[str, Problems],
    rows: Mapping[str, pl.Series] = AS_BEFORE,
) -> Iterator[int]:
    """Give for each of the changes made together how many problems came by it.

    changes: the name of the record type of each, and its cells (schema `CELLS`). rows: see
    `rows_before`.
    """
    new = {name: new_problems(before[name], after[name], rows.get(name)) for name in after}
    shares = {}
    for name in dict.fromkeys(name for name, _ in changes):
        own = [cells for of, cells in changes if of == name]
        shares[name] = iter(shared_out(own, new[name]))
    # What changed in a sheet that nothing was mended in came by what refers to it.
    elsewhere = sum(new[name].height for name in new.keys() - shares)
    for place, (name, _) in enumerate(changes):
        yield next(shares[name]) + (0 if place else elsewhere)


def shared_out(changes: Sequence[pl.DataFrame], new: pl.DataFrame) -> list[int]:
    """Return how many of the new problems of a sheet each change is behind, by their cells.

    A problem belongs to what changed its column, else its row; to the first one else.
    """
    left = new
    counts = []
    for cells in changes:
        own = left["column"].is_in(cells["column"].cast(pl.Int64).implode())
        counts.append(int(own.sum()))
        left = left.filter(~own)
    for place, cells in enumerate(changes):
        own = left["row"].is_in(cells["row"].cast(pl.Int64).implode())
        counts[place] += int(own.sum())
        left = left.filter(~own)
    if counts:
        counts[0] += left.height
    return counts


def _places(problems: Problems, part: pl.DataFrame) -> pl.DataFrame:
    grave = {
        index: _name_of(rule)
        for index, rule in enumerate(problems.rules)
        if rule.severity != "note"
    }
    frame = part.filter(pl.col("rule").is_in(list(grave)))
    return frame.select(
        pl.col("row").cast(pl.Int64).fill_null(-1),
        pl.col("column").cast(pl.Int64).fill_null(-1),
        pl.col("rule").replace_strict(grave, return_dtype=pl.String),
    ).unique(maintain_order=True)


def _name_of(rule: CheckedRule) -> str:
    """Return what tells a rule from the others of its sheet, also after another check."""
    return "\x1f".join((rule.code, rule.field or "", rule.kind, *rule.names))
