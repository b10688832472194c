"""Problems grouped by what caused them: one line for each rule that a column breaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

import polars as pl

from rosterwizard.core.matching.heading_names import heading_of_place
from rosterwizard.core.messages.screen_mask import screened_heading
from rosterwizard.core.rules.rule_words import rule_title
from rosterwizard.core.sheet.row_list import RowList

if TYPE_CHECKING:
    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.messages.screen_mask import Telling
    from rosterwizard.core.profiles.language import Severity
    from rosterwizard.core.rules.rules import CheckedRule

GRAVEST_FIRST: tuple[Severity, ...] = ("error", "warning", "note")
MOST_VALUES = 12
_FEW = 200  # so many problems are counted faster one by one
# By rule and column: how many problems, and how many of them stand in rows.
Tally = Mapping[tuple[int, int | None], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Cause:
    """One rule broken in one column.

    column: None when the rule is of the row or the file. count: how many problems; 0 when
        all of them are mended by now. rows: whether they stand in rows at all. told: what is told
        of the texts of the column.
    """

    severity: Severity
    rule: int
    column: int | None
    title: str
    where: str
    count: int
    rows: bool = True
    told: Telling = field(default=str, compare=False, repr=False)

    @property
    def place(self) -> str:
        """What is told of where it is: the heading, the field, or "" of a row or the file."""
        return screened_heading(self.where)

    @property
    def key(self) -> tuple[int, int | None]:
        """What stays the same from one check to the next."""
        return self.rule, self.column


def tally_of(frame: pl.DataFrame) -> Tally:
    """Return how often each rule is broken in each column, and how often of that in rows."""
    if frame.height <= _FEW:
        return _tally_of_few(frame)
    counted = frame.group_by("rule", "column").agg(
        pl.len().alias("count"), pl.col("row").count().alias("in_rows")
    )
    return {(rule, column): (count, rows) for rule, column, count, rows in counted.iter_rows()}


def _tally_of_few(frame: pl.DataFrame) -> Tally:
    tally: dict[tuple[int, int | None], tuple[int, int]] = {}
    for row, column, rule, *_ in frame.rows():
        count, rows = tally.get((rule, column), (0, 0))
        tally[rule, column] = (count + 1, rows + (row is not None))
    return tally


def tally_with(tally: Tally, part: pl.DataFrame, sign: Literal[1, -1]) -> Tally:
    """Return the tally with some problems more, or fewer."""
    after = dict(tally)
    for key, (count, rows) in tally_of(part).items():
        of_all, in_rows = after.get(key, (0, 0))
        after[key] = (of_all + sign * count, in_rows + sign * rows)
    return after


def causes_of(sheet: JobSheet, problems: Problems, tally: Tally | None = None) -> tuple[Cause, ...]:
    """Return the causes of all problems, the gravest first, then the most frequent.

    tally: that of the problems' frame, where it is known already.
    """
    counted = tally_of(problems.frame) if tally is None else tally
    told = sheet.told
    causes = [
        replace(
            _cause(sheet, rule, problems.rules[rule], column),
            count=count,
            rows=in_rows > 0,
            told=told.of_place(column, problems.rules[rule].names),
        )
        for (rule, column), (count, in_rows) in counted.items()
    ]
    return tuple(sorted(causes, key=_rank))


def _rank(cause: Cause) -> tuple[int, int, int, int]:
    """Return what orders the causes; those that are as grave and as frequent, as the rules are."""
    column = -1 if cause.column is None else cause.column
    return GRAVEST_FIRST.index(cause.severity), -cause.count, cause.rule, column


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
    texts = texts_at(sheet, problems, cause).gather(rows).alias("text")
    counted = texts.value_counts(name="count").sort("count", "text", descending=[True, False])
    return list(counted.head(MOST_VALUES).iter_rows())


def rows_with_value(sheet: JobSheet, problems: Problems, cause: Cause, text: str) -> RowList:
    """Return the rows of a cause whose cell has that text, in the order of the sheet."""
    rows = RowList.of(problems_of(problems, cause)["row"]).rows
    texts = texts_at(sheet, problems, cause).gather(rows)
    return RowList(rows.filter(texts == text))


def texts_at(sheet: JobSheet, problems: Problems, cause: Cause) -> pl.Series:
    """Return the text of each row at the place of a cause that has a column."""
    return sheet.text_at(cause.column or 0, problems.rules[cause.rule].shown_of)


def _cause(sheet: JobSheet, rule: int, broken: CheckedRule, column: int | None) -> Cause:
    """Return a cause that is not counted yet."""
    title = rule_title(broken)
    where = broken.field or ""
    if column is not None:
        where = heading_of_place(sheet.matching, column, broken.shown_of).strip()
    return Cause(broken.severity, rule, column, title, where, count=0)
