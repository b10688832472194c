"""The rows that are talked about: the cells of those alone, and of those that have their keys."""

from collections.abc import Mapping, Sequence

import polars as pl

from rosterwizard.core.cells.cells import Cells
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

    def cells(self, rows: pl.Series) -> Cells:
        """Return the cells of some of the rows, each there once."""
        if self._cells is None:
            names = _read_by(self._rules, self._sheet)
            self._cells = Cells.of_few(self._sheet, self._rows, names)
        return self._cells.among(rows)


class TwinRows:
    """The rows that rules tell of each other: they are looked for in the whole sheet, once."""

    def __init__(self, job_sheet: JobSheet, problems: Problems) -> None:
        self._sheet = job_sheet
        self._problems = problems
        self._found: Mapping[int, pl.Series] | None = None

    def of(self, index: int) -> pl.Series:
        """Return the positions of the rows that have the key of one that breaks the rule.

        index: of a rule that `has_twins` and is broken.
        """
        if self._found is None:
            self._found = self._find()
        return self._found[index]

    def _find(self) -> dict[int, pl.Series]:
        rules = self._problems.rules
        broken = [each for each in self._problems.frame["rule"].unique() if rules[each].has_twins]
        cells = Cells(self._sheet, _read_by([rules[each] for each in broken], self._sheet))
        return {index: self._twins(index, cells) for index in broken}

    def _twins(self, index: int, cells: Cells) -> pl.Series:
        by = cells.frame.select(by=self._problems.rules[index].twins_by(cells))["by"]
        rows = self._problems.frame.filter(pl.col("rule") == index)["row"]
        return by.is_in(by.gather(rows).unique().implode()).arg_true()


def _asks(rule: CheckedRule, job_sheet: JobSheet) -> bool:
    return bool(rule.fixes()) or rule.tells_more(job_sheet.record_type)


def _read_by(rules: Sequence[CheckedRule], job_sheet: JobSheet) -> frozenset[str]:
    return frozenset().union(*(rule.reads(job_sheet.record_type) for rule in rules))
