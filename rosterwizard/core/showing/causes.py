"""Problems grouped by what caused them: one line for each rule that a column breaks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.matching.heading_names import heading_of_place
from rosterwizard.core.rules.rule_words import rule_title

if TYPE_CHECKING:
    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import Severity
    from rosterwizard.core.rules.rules import CheckedRule

GRAVEST_FIRST: tuple[Severity, ...] = ("error", "warning", "note")
MOST_VALUES = 12


@dataclass(frozen=True, slots=True)
class Cause:
    """One rule broken in one column.

    column: None when the rule is of the row or the file. count: how many problems; 0 when
        all of them are mended by now. rows: whether they stand in rows at all.
    """

    severity: Severity
    rule: int
    column: int | None
    title: str
    where: str
    count: int
    rows: bool = True

    @property
    def key(self) -> tuple[int, int | None]:
        """What stays the same from one check to the next."""
        return self.rule, self.column


def causes_of(sheet: JobSheet, problems: Problems) -> tuple[Cause, ...]:
    """Return the causes of all problems, the gravest first, then the most frequent."""
    counted = problems.frame.group_by("rule", "column", maintain_order=True).agg(
        pl.len().alias("count"), pl.col("row").is_not_null().any().alias("rows")
    )
    causes = [
        replace(_cause(sheet, rule, problems.rules[rule], column), count=count, rows=rows)
        for rule, column, count, rows in counted.iter_rows()
    ]
    return tuple(sorted(causes, key=lambda each: (GRAVEST_FIRST.index(each.severity), -each.count)))


def problems_of(problems: Problems, cause: Cause) -> pl.DataFrame:
    """Return the problems (schema `FRAME`) that a cause stands for."""
    return problems.frame.filter(
        (pl.col("rule") == cause.rule) & pl.col("column").eq_missing(pl.lit(cause.column))
    )


def values_of(sheet: JobSheet, problems: Problems, cause: Cause) -> list[tuple[str, int]]:
    """Return the texts that have the problem, most frequent first, and how often each has it.

    At most `MOST_VALUES`; nothing where the cause has no column, or one of passwords.
    """
    if cause.column is None or cause.column in sheet.secret_columns:
        return []
    rows = problems_of(problems, cause)["row"].drop_nulls()
    texts = _texts_at(sheet, problems, cause).gather(rows).alias("text")
    counted = texts.value_counts(name="count").sort("count", "text", descending=[True, False])
    return list(counted.head(MOST_VALUES).iter_rows())


def rows_with_value(sheet: JobSheet, problems: Problems, cause: Cause, text: str) -> list[int]:
    """Return the rows of a cause whose cell has that text, in the order of the sheet."""
    rows = problems_of(problems, cause)["row"].drop_nulls().unique().sort()
    texts = _texts_at(sheet, problems, cause).gather(rows)
    found: list[int] = rows.filter(texts == text).to_list()
    return found


def _texts_at(sheet: JobSheet, problems: Problems, cause: Cause) -> pl.Series:
    return sheet.text_at(cause.column or 0, problems.rules[cause.rule].shown_of)


def _cause(sheet: JobSheet, rule: int, broken: CheckedRule, column: int | None) -> Cause:
    """Return a cause that is not counted yet."""
    title = rule_title(broken)
    where = broken.field or ""
    if column is not None:
        where = heading_of_place(sheet.matching, column, broken.shown_of).strip()
    return Cause(broken.severity, rule, column, title, where, count=0)
