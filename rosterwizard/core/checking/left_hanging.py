"""Rows that would refer to nobody once other rows of the set are left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.rules.references import Reference
from rosterwizard.core.rules.rules import rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rosterwizard.core.job.job import Job, JobSheet

# row: a position in its sheet. refers_to: the title of the record type whose row is left out.
HANGING = pl.Schema({"row": pl.UInt32, "refers_to": pl.String})


def left_hanging(job: Job, left_out: Mapping[str, pl.Series]) -> dict[str, pl.DataFrame]:
    """Return the rows that refer to rows which are left out, and those that refer to them.

    left_out: positions, by the name of the record type. Of each sheet with such rows a frame of
    the schema `HANGING` comes back, each row once. What referred to nothing from the beginning is
    no part of it: that is a problem of its own.
    """
    if not any(len(rows) for rows in left_out.values()):
        return {}
    links = _Links(job)
    names = [each.record_type.name for each in job.sheets]
    gone = {name: set(left_out[name].to_list() if name in left_out else ()) for name in names}
    found: dict[str, dict[int, str]] = {name: {} for name in names}
    changed = {name for name, rows in gone.items() if rows}
    while changed:  # each round takes at least one row more, so that it ends
        broken = tuple(links.broken(gone, changed))
        changed = set()
        for name, title, rows in broken:
            new = rows - gone[name]
            gone[name] |= new
            found[name].update(dict.fromkeys(new, title))
            changed |= {name} if new else set()
    return {name: _frame(rows) for name, rows in found.items() if rows}


def _frame(rows: Mapping[int, str]) -> pl.DataFrame:
    return pl.DataFrame(sorted(rows.items()), schema=HANGING, orient="row")


@dataclass(frozen=True, slots=True)
class _Link:
    """One reference of a sheet. whole: the rows that it already leads nowhere from."""

    name: str
    rule: Reference
    whole: frozenset[int]


class _Links:
    """The references between the sheets of a job, made ready once."""

    def __init__(self, job: Job) -> None:
        self._cells = {each.record_type.name: Cells(each) for each in job.sheets}
        self._links = tuple(self._between(job))

    def broken(
        self, gone: Mapping[str, set[int]], changed: set[str]
    ) -> Iterator[tuple[str, str, frozenset[int]]]:
        """Give the sheet, what its rows refer to, and the rows that lead nowhere now.

        changed: where rows went since the last time.
        """
        left = {name: _without(self._cells[name].job_sheet, gone[name]) for name in changed}
        for link in self._links:
            if link.rule.resource in left:
                every = {**self._cells, link.rule.resource: left[link.rule.resource]}
                now = _leads_nowhere(link.rule, self._cells[link.name], every)
                yield link.name, link.rule.resource_title, now - link.whole

    def _between(self, job: Job) -> Iterator[_Link]:
        for name, own in self._cells.items():
            for rule in rules_of(job.profile, own.record_type):
                if isinstance(rule, Reference) and rule.known(own, self._cells) is not None:
                    yield _Link(name, rule, _leads_nowhere(rule, own, self._cells))


def _leads_nowhere(rule: Reference, own: Cells, every: Mapping[str, Cells]) -> frozenset[int]:
    # Both sheets have what it looks at: `_between` leaves all others out.
    breach = cast("pl.Expr", rule.breach(own, rule.known(own, every)))
    broken = own.frame.select(breach.fill_null(value=False).alias("broken"))["broken"]
    return frozenset(broken.arg_true().to_list())


def _without(sheet: JobSheet, rows: set[int]) -> Cells:
    keep = ~pl.arange(0, sheet.frame.height, eager=True).is_in(list(rows))
    return Cells(replace(sheet, frame=sheet.frame.filter(keep)))
