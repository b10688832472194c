"""The rows that are talked about: the cells of those alone, and of those that have their keys."""

from collections.abc import Sequence

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.key_digests import having
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.rules.checked_rule import CheckedRule


class FewRows:
    """The cells of the rows that some problems are about, made ready once for all their rules.

    places: the problems (schema `FRAME`). Only those count of which more is told than stands in
    their cell, or which can be mended there.
    """

    def __init__(
        self, job_sheet: JobSheet, rules: Sequence[CheckedRule], places: pl.DataFrame
    ) -> None:
        self._sheet = job_sheet
        asked = [index for index in places["rule"].unique() if _asks(rules[index], job_sheet)]
        self._rules = [rules[index] for index in asked]
        rows = places.filter(pl.col("rule").is_in(asked))["row"]
        self._rows = rows.drop_nulls().unique().sort()
        self._cells: Cells | None = None

    def cells(self, rows: pl.Series, rule: CheckedRule) -> Cells:
        """Return the cells of some of the rows, each there once. rule: the one that asks."""
        if self._cells is None:
            names = _read_by(self._rules, self._sheet)
            self._cells = Cells.of_few(self._sheet, self._rows, names)
        return self._cells.among(rows, rule.reads(self._sheet.record_type))


class TwinRows:
    """The rows that rules may tell of each other, as the check left them.

    problems: with their standing.
    """

    def __init__(self, job_sheet: JobSheet, problems: Problems) -> None:
        self._sheet = job_sheet
        self._problems = problems
        self._found: dict[int, pl.Series] = {}

    def of(self, index: int) -> pl.Series:
        """Return the positions of the rows that may have the key of one that breaks the rule.

        index: of a rule that `has_twins` and is broken. Those that have it are all there.
        """
        if index not in self._found:
            self._found[index] = self._find(index)
        return self._found[index]

    def _find(self, index: int) -> pl.Series:
        broken = self._problems.frame.filter(pl.col("rule") == index)["row"]
        found = [
            having(each, each.gather(broken).drop_nulls().unique()) for each in self._digests(index)
        ]
        return pl.concat(found).unique().sort()

    def _digests(self, index: int) -> tuple[pl.Series, ...]:
        standing = self._problems.standing
        if standing is not None:
            return standing.digests[index]
        rule = self._problems.rules[index]
        return rule.digests(Cells(self._sheet, _read_by([rule], self._sheet)))


def _asks(rule: CheckedRule, job_sheet: JobSheet) -> bool:
    return bool(rule.fixes()) or rule.tells_more(job_sheet.record_type)


def _read_by(rules: Sequence[CheckedRule], job_sheet: JobSheet) -> frozenset[str]:
    return frozenset().union(*(rule.reads(job_sheet.record_type) for rule in rules))
