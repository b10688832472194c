"""Keys that rows of a set refer to, as they come and go with an edit of a few rows.

They are known by the digests that the check left: a key is gone only where no other row has it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.key_digests import digests_of, having
from rosterwizard.core.checking.asking_again import AskedAgain, ask_again
from rosterwizard.core.checking.standing import Standing
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.rules.references import Reference

_MOST_ROWS = 200_000  # with more, a whole check costs about the same


class TooManyRowsError(Exception):
    """An edit touches so many rows that a whole check costs less."""


def few(rows: pl.Series) -> pl.Series:
    """Return the rows that are to be looked at; raises TooManyRowsError."""
    if rows.len() > _MOST_ROWS:
        raise TooManyRowsError
    return rows


@dataclass(frozen=True, slots=True)
class StandingJob:
    """A job and, by the names of their record types, what is left of the check of its sheets."""

    job: Job
    standings: Mapping[str, Standing] = field(repr=False)

    def with_sheet(self, sheet: JobSheet, standing: Standing) -> "StandingJob":
        """Return it with one of its sheets replaced."""
        name = sheet.record_type.name
        return StandingJob(self.job.with_sheet(sheet), {**self.standings, name: standing})

    def referring(self, sheet: JobSheet, index: int, keys: pl.Series) -> pl.Series:
        """Return the positions of the rows that may refer to one of the keys by that rule."""
        standing = self.standings[sheet.record_type.name]
        rule = standing.reference(index)
        return rule.referring(sheet.record_type, standing.refers_to[index], digests_of(keys))

    def ask_again(self, sheet: JobSheet, index: int, rows: pl.Series) -> AskedAgain:
        """Ask a rule about references of these rows of a sheet; raises TooManyRowsError."""
        standing = self.standings[sheet.record_type.name]
        rule, names = standing.reference(index), standing.reads[index]
        cells = Cells.of_few(sheet, few(rows), names, standing.cells, self.job.taken)
        keys = self.keys(rule, rule.digests_referred_to(cells))
        return ask_again({index: rule}, cells, {index: keys})

    def digests(self, rule: Reference, rows: pl.Series) -> pl.Series:
        """Return the digests of the keys in these rows of the sheet that the rule refers to."""
        return self.standings[rule.resource].looked_up[rule.targets].gather(rows).drop_nulls()

    def keys(self, rule: Reference, digests: pl.Series) -> pl.Series:
        """Return the keys that the rule can refer to and that have one of these digests.

        Each is there once, and perhaps others are, too. Raises TooManyRowsError.
        """
        # It is there, else no sheet would be held to the rule.
        target = cast("JobSheet", self.job.sheet_of(rule.resource))
        standing = self.standings[rule.resource]
        rows = few(having(standing.looked_up[rule.targets], digests))
        names = rule.looks_up(target.record_type)
        return rule.keys_in(Cells.of_few(target, rows, names, standing.cells, self.job.taken))


@dataclass(frozen=True, slots=True)
class ChangedKeys:
    """The keys that are no more after an edit, and those that are new: String, each once."""

    gone: pl.Series = field(repr=False)
    new: pl.Series = field(repr=False)

    @classmethod
    def between(
        cls, before: StandingJob, after: StandingJob, rule: Reference, rows: pl.Series
    ) -> "ChangedKeys":
        """Return which keys that the rule can refer to are others, once these rows are.

        rows: positions in the sheet that it refers to. Raises TooManyRowsError.
        """
        sides = (before, after)
        digests = pl.concat([side.digests(rule, rows) for side in sides]).unique()
        was, now = (side.keys(rule, digests) for side in sides)
        return cls(was.filter(~was.is_in(now.implode())), now.filter(~now.is_in(was.implode())))

    @property
    def every(self) -> pl.Series:
        """Both of them."""
        return pl.concat([self.gone, self.new])
