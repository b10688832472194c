"""Keys that rows of a set refer to, as they come and go with an edit of a few rows.

They are known by the digests that the check left: a key is gone only where no other row has it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.few_values import each_once, without
from rosterwizard.core.cells.key_digests import digests_of, having
from rosterwizard.core.checking.asking_again import AskedAgain, ask_again
from rosterwizard.core.checking.standing import Keys, Standing
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

    def sheet(self, name: str) -> JobSheet:
        """Return the sheet of that record type (its name), which is there."""
        # Else no sheet would be held to a rule about it.
        return cast("JobSheet", self.job.sheet_of(name))

    def referring(self, name: str, index: int, keys: pl.Series) -> pl.Series:
        """Return the positions of the rows that may refer to one of the keys by that rule.

        name: of their record type.
        """
        standing, of_type = self.standings[name], self.job.profile.record_type(name)
        rule = standing.reference(index)
        return rule.referring(of_type, standing.refers_to[index], digests_of(keys))

    def cells(self, name: str, rows: pl.Series, names: frozenset[str]) -> Cells:
        """Return the cells of these rows of a sheet; raises TooManyRowsError.

        name: of its record type. names: the fields that will be asked about.
        """
        sheet = self.sheet(name)
        return Cells.of_few(sheet, few(rows), names, self.standings[name].cells, self.job.taken)

    def ask_again(self, index: int, cells: Cells) -> AskedAgain:
        """Ask a rule about references of these cells; raises TooManyRowsError."""
        rule = self.standings[cells.record_type.name].reference(index)
        keys = self._keys(rule, rule.digests_referred_to(cells))
        return ask_again({index: rule}, cells, {index: keys})

    def _keys(self, rule: Reference, digests: pl.Series) -> pl.Series:
        """Return the keys that the rule can refer to and that have one of these digests.

        Each is there once, and perhaps others are, too. Raises TooManyRowsError.
        """
        standing = self.standings[rule.resource]
        rows = having(standing.looked_up[rule.targets], digests)
        target = self.sheet(rule.resource)
        if rows.is_empty():
            return pl.Series(dtype=pl.String)
        return rule.keys_in(self.cells(rule.resource, rows, rule.looks_up(target.record_type)))


@dataclass(frozen=True, slots=True)
class ChangedKeys:
    """The keys that are no more after an edit, and those that are new: String, each once."""

    gone: pl.Series = field(repr=False)
    new: pl.Series = field(repr=False)

    @property
    def every(self) -> pl.Series:
        """Both of them."""
        return pl.concat([self.gone, self.new])


class RowsLike:
    """The rows (UInt32) that have a digest which the rows of an edit have, before it or after it.

    rows: those of the edit; they are among them. Each column is looked through once.
    """

    def __init__(self, rows: pl.Series) -> None:
        self._rows = rows
        # Beside what was found stands the column itself, so that no other has its id.
        self._found: dict[int, tuple[pl.Series, pl.Series]] = {}

    def by(self, was: pl.Series, now: pl.Series) -> pl.Series:
        """Return them. was, now: the digests of all rows."""
        if id(now) not in self._found:
            wanted = each_once(was[self._rows], now[self._rows])
            self._found[id(now)] = now, each_once(self._rows, having(now, wanted))
        return self._found[id(now)][1]


class EditedKeys:
    """The keys in the rows that an edit touches, and those that are there in other rows, too.

    before, after: the job. was, now: the cells of those rows, before the edit and after it. like:
    the other rows.
    """

    def __init__(
        self, before: StandingJob, after: StandingJob, was: Cells, now: Cells, like: RowsLike
    ) -> None:
        self._before, self._after = before, after
        self._was, self._now = was, now
        self._like = like
        self._changed: dict[object, ChangedKeys] = {}  # several rules may refer to the same

    def changed(self, rule: Reference) -> ChangedKeys:
        """Return which keys are others of those that the rule can refer to.

        The rule refers to the sheet that is edited. Raises TooManyRowsError.
        """
        kind = (rule.targets, rule.where, rule.ignore_case)
        if kind not in self._changed:
            was, now = rule.keys_in(self._was), rule.keys_in(self._now)
            beside = self._rows_beside(rule.targets)
            if beside.len():
                names = rule.looks_up(self._now.record_type)
                there = rule.keys_in(self._after.cells(rule.resource, beside, names))
                was, now = without(was, there), without(now, there)
            self._changed[kind] = ChangedKeys(without(was, now), without(now, was))
        return self._changed[kind]

    def _rows_beside(self, targets: Keys) -> pl.Series:
        """Return the other rows that may have one of the keys, before the edit or after it."""
        name = self._now.record_type.name
        was, now = (side.standings[name].looked_up[targets] for side in (self._before, self._after))
        return without(self._like.by(was, now), self._now.frame["row"])
