"""What is wrong with a sheet: columnar, so that cost does not grow with the number of problems."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import polars as pl

from rosterwizard.core.checking.known_keys import KnownKeys
from rosterwizard.core.checking.standing import Standing
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.profiles.language import Severity
from rosterwizard.core.rules.rules import CheckedRule

FRAME = {"row": pl.UInt32, "column": pl.UInt16, "rule": pl.UInt16}
FOLLOWING = pl.Schema({**FRAME, "cause": pl.UInt16, "of_row": pl.UInt32})


def places(rows: pl.Series, column: int | None, rule: int) -> pl.DataFrame:
    """Return the problems (schema `FRAME`) of one rule in these rows of one column."""
    numbers = {"column": column, "rule": rule}
    same = (
        pl.Series(name, [number], dtype=FRAME[name]).new_from_index(0, rows.len())
        for name, number in numbers.items()
    )
    return pl.DataFrame([rows.cast(pl.UInt32).alias("row"), *same])


def in_records(found: pl.DataFrame, job_sheet: JobSheet) -> pl.DataFrame:
    """Return the problems without those of rows that are no records: new and still blank."""
    blank = job_sheet.blank_rows()
    if blank.is_empty():
        return found
    return found.filter(~pl.col("row").is_in(blank.implode()).fill_null(value=False))


def no_following() -> pl.DataFrame:
    """Return no problem that follows from another one."""
    return pl.DataFrame(schema=FOLLOWING)


@dataclass(frozen=True, slots=True)
class Followers:
    """How many problems follow from others, by the rule and the row of these."""

    counts: Mapping[tuple[int, int | None], int]

    def of_each(self, frame: pl.DataFrame) -> pl.Series:
        """Return as UInt32 how many follow from each problem of a frame (`rule`, `row`)."""
        if not self.counts:
            return pl.zeros(frame.height, dtype=pl.UInt32, eager=True)
        pairs = frame.select("rule", "row").iter_rows()
        return pl.Series([self.counts.get(pair, 0) for pair in pairs], dtype=pl.UInt32)


@dataclass(frozen=True, slots=True)
class Problems:
    """Every problem of one sheet, ordered by row, column and rule.

    frame: schema `FRAME`: `row` is a position in the sheet (null: the whole file), `column` a
        column position (null: the whole row, or a field that no column fills; of a field that is
        made of columns the first of them), `rule` an index into `rules`.
    rules: every rule that was checked, also those that found nothing.
    known: what the values of a rule `foreignKey` can refer to, by the rule's index (in lower case
        where case does not count).
    following: schema `FOLLOWING`: problems that are not told, for they follow from one that is:
        `cause` and `of_row` are its rule and row.
    standing: what `rechecked` needs to judge an edit of one more cell.
    """

    frame: pl.DataFrame = field(repr=False)
    rules: tuple[CheckedRule, ...]
    known: Mapping[int, KnownKeys] = field(repr=False, default_factory=dict)
    following: pl.DataFrame = field(repr=False, default_factory=no_following)
    standing: Standing | None = field(repr=False, compare=False, default=None)

    def __len__(self) -> int:
        return self.frame.height

    def known_to(self, rule: int) -> pl.Series | None:
        """Return what the values of a rule (by its index) can refer to: String, each key once."""
        known = self.known.get(rule)
        return None if known is None else known.every()

    def counts(self) -> dict[Severity, int]:
        """Return how many there are of each severity, all three always named."""
        counts: dict[Severity, int] = {"error": 0, "warning": 0, "note": 0}
        for rule, count in self.by_rule():
            counts[rule.severity] += count
        return counts

    @property
    def every(self) -> pl.DataFrame:
        """All that is wrong (schema `FRAME`), those included that are not told."""
        return pl.concat([self.frame, self.following.select(*FRAME)])

    def followers(self) -> "Followers":
        """Return how many problems follow from others."""
        counted = self.following.group_by("cause", "of_row").len()
        return Followers({(cause, row): count for cause, row, count in counted.iter_rows()})

    def by_rule(self) -> Iterator[tuple[CheckedRule, int]]:
        """Give each rule that was broken, with how often, most frequent first."""
        for rule, count in self.frame["rule"].value_counts(sort=True).iter_rows():
            yield self.rules[rule], count

    def of_severity(self, severity: Severity) -> pl.DataFrame:
        """Return the part of the frame that has that severity."""
        return self.frame.filter(self._is(severity))

    def rows_with_errors(self) -> pl.Series:
        """Return the positions of the rows that have an error, told or not, sorted, each once."""
        return self.every.filter(self._is("error"))["row"].drop_nulls().unique().sort()

    def _is(self, severity: Severity) -> pl.Expr:
        rules = [index for index, rule in enumerate(self.rules) if rule.severity == severity]
        return pl.col("rule").is_in(rules)
