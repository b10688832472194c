"""Keeping one row of those that have one key, and setting the others aside: only where asked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, get_args

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.same_rows import names_from_columns, same_cell
from rosterwizard.core.checking import check_job
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.fixing.consequences import caused_together, rows_before
from rosterwizard.core.fixing.fixes import Fix
from rosterwizard.core.fixing.gone_rows import gone_rows
from rosterwizard.core.fixing.mended import Mended, Step
from rosterwizard.core.fixing.unsure_places import UnsurePlaces
from rosterwizard.core.job.edits import no_cells
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.matching.heading_names import heading_of_place
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.profiles.language import RecordType
from rosterwizard.core.rules.checked_rule import CheckedRule

Keep = Literal["first", "last", "fullest"]
KEEP: tuple[Keep, ...] = get_args(Keep)
KEPT_BY: dict[str, Keep] = {f"fix-keep-{keep}": keep for keep in KEEP}
_BY, _FILLED, _STAYS = "\x1fby", "\x1ffilled", "\x1fstays"  # no field is called so
_OF_KEYS = frozenset({"primaryKey", "unique", "uniqueKey"})


def keeping_one(job_sheet: JobSheet, problems: Problems, keep: Keep) -> Fix | None:
    """Return the fix that keeps one row of each key; None where no key is there twice.

    keep: which one; the fullest fills most cells, and is the first of several. A word that stands
    for nothing fills none.
    """
    return next(iter(_ways(job_sheet, problems, (keep,))), None)


def ways_to_keep_one(job_sheet: JobSheet, problems: Problems) -> tuple[Fix, ...]:
    """Return all the fixes of which each keeps one row of each key, in the order of `KEEP`."""
    return tuple(_ways(job_sheet, problems, KEEP))


def is_of_key(job_sheet: JobSheet, problems: Problems, rule: int, row: int) -> bool:
    """Tell whether it is this rule that says which rows have one key, and the row surely has it."""
    if rule != _index_of_key(job_sheet.record_type, problems.rules):
        return False
    return row not in _unsure_rows(job_sheet, problems.rules[rule], problems)


def _ways(job_sheet: JobSheet, problems: Problems, keeps: Sequence[Keep]) -> Iterator[Fix]:
    index = _index_of_key(job_sheet.record_type, problems.rules)
    if index is None or problems.frame.filter(pl.col("rule") == index).is_empty():
        return
    rule = problems.rules[index]
    names = names_from_columns(cells := Cells(job_sheet))
    twins = _twins(cells, rule, names, _unsure_rows(job_sheet, rule, problems))
    if twins.is_empty():
        return
    headings = _headings(job_sheet, rule.names).values()
    column = job_sheet.matching.place_of(rule.names[0])
    for keep in keeps:
        pairs, differs = _rows_that_go(job_sheet, twins, names, keep)
        yield Fix(
            *(
                f"fix-keep-{keep}",
                {"field": rule.names[0], "columns": listed(headings)},
                column,
                no_cells(),
            ),
            safe=False,
            rule=index,
            choice=True,
            of_rows=True,
            gone=tuple(gone_rows(job_sheet, *pairs, differs)),
        )


def with_one_kept(found: Mended, keep: Keep, progress: Progress = UNWATCHED) -> Mended:
    """Return the job with one row of each key, in all its sheets."""
    fixes = []
    for sheet in found.job.sheets:
        name = sheet.record_type.name
        fix = keeping_one(sheet, found.problems[name], keep)
        if fix is not None:
            fixes.append((name, fix))
    if not fixes:
        return found
    job = found.job
    for name, fix in fixes:
        sheet = next(each for each in job.sheets if each.record_type.name == name)
        job = job.with_sheet(sheet.edited(fix.edit))
    problems = check_job(job, progress)
    changes = [(name, fix.cells) for name, fix in fixes]
    caused = caused_together(changes, found.problems, problems, rows_before(found.job, job))
    steps = (
        Step(name, fix.edit, count, fix) for (name, fix), count in zip(fixes, caused, strict=True)
    )
    return replace(found, job=job, steps=(*found.steps, *steps), problems=problems)


def _index_of_key(record_type: RecordType, rules: Sequence[CheckedRule]) -> int | None:
    """Return the rule of what tells the records apart; None where nothing does."""
    schema = record_type.schema
    alone = ((each.name,) for each in schema.fields if each.constraints.unique)
    key = next((each for each in (schema.primary_key, *schema.unique_keys, *alone) if each), ())
    of_key = (at for at, rule in enumerate(rules) if rule.code in _OF_KEYS and rule.names == key)
    return next(of_key, None)


def _unsure_rows(job_sheet: JobSheet, rule: CheckedRule, problems: Problems) -> pl.Series:
    """Return the rows of which nobody knows whether it is their key that stands below it."""
    places = [job_sheet.matching.place_of(name) for name in rule.names]
    last = max((each for each in places if each is not None), default=-1)
    unsure = UnsurePlaces.of(problems.rules)
    if unsure.in_all is not None and unsure.in_all <= last:
        return pl.arange(job_sheet.frame.height, dtype=pl.UInt32, eager=True)
    rows = [row for row, start in unsure.in_rows.items() if start <= last]
    return pl.Series(rows, dtype=pl.UInt32)


def _twins(
    cells: Cells, rule: CheckedRule, names: Sequence[str], without: pl.Series
) -> pl.DataFrame:
    """Return the rows of which others have the key, with what their fields say.

    without: rows that are no one's twins.
    """
    says = [same_cell(cells, name).alias(name) for name in names]
    says_any = (cells.filled(name) & ~cells.is_suspect(name, "unsaid") for name in names)
    filled = pl.sum_horizontal(pl.lit(0), *(each.cast(pl.Int64) for each in says_any))
    by = cells.key_of(rule.names).alias(_BY)
    rows = cells.frame.select("row", by, filled.alias(_FILLED), *says)
    rows = rows.filter(~pl.col("row").is_in(without.implode()))
    return rows.filter(pl.col(_BY).is_not_null() & pl.col(_BY).is_duplicated())


def _rows_that_go(
    job_sheet: JobSheet, twins: pl.DataFrame, names: Sequence[str], keep: Keep
) -> tuple[tuple[pl.Series, pl.Series], list[str]]:
    """Return the rows that go, beside them those that stay, and the headings that differ."""
    if keep == "last":
        twins = twins.reverse()
    if keep == "fullest":
        twins = twins.sort(_FILLED, descending=True, maintain_order=True)
    stays = twins.unique(_BY, keep="first", maintain_order=True)
    pairs = twins.join(stays, on=_BY, suffix=_STAYS).sort("row")
    pairs = pairs.filter(pl.col("row") != pl.col(f"row{_STAYS}"))
    differs = list(_differs(job_sheet, pairs, names))
    return (pairs["row"], pairs[f"row{_STAYS}"]), differs


def _differs(job_sheet: JobSheet, pairs: pl.DataFrame, names: Sequence[str]) -> Iterator[str]:
    """Give for each pair the headings in which it differs, as one text."""
    headings = _headings(job_sheet, names)
    for row in pairs.iter_rows(named=True):
        unlike = (name for name in names if row[name] != row[f"{name}{_STAYS}"])
        yield listed(headings[name] for name in unlike)


def _headings(job_sheet: JobSheet, names: Sequence[str]) -> dict[str, str]:
    matching = job_sheet.matching
    places = {name: matching.place_of(name) for name in names}
    return {
        name: heading_of_place(matching, at, name) for name, at in places.items() if at is not None
    }
