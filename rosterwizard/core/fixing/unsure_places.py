"""Cells that may stand below a heading of others, a password perhaps: no fix is proposed there."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl

from rosterwizard.core.job.edits import HeadingEdit
from rosterwizard.core.rules.checked_rule import CheckedRule


@dataclass(frozen=True, slots=True)
class UnsurePlaces:
    """From which column on it may be so: in all rows (None: nowhere), and in some, by position."""

    in_all: int | None
    in_rows: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: Iterable[CheckedRule]) -> "UnsurePlaces":
        """Return where the problems of these rules make it so."""
        places = [place for rule in rules for place in rule.spoils().items()]
        in_all = min((each.unsure for row, each in places if row is None), default=None)
        in_rows = {row: each.unsure for row, each in places if row is not None}
        return cls(in_all, in_rows)

    def without(self, cells: pl.DataFrame, *, of_rows: bool) -> pl.DataFrame:
        """Return the cells (schema `CELLS`) that stand elsewhere.

        of_rows: those of a row change together, or none of them.
        """
        start = pl.col("row").replace_strict(self.in_rows, default=None, return_dtype=pl.UInt16)
        is_there = (pl.col("column") >= start).fill_null(value=False)
        if self.in_all is not None:
            is_there |= pl.col("column") >= self.in_all
        left = cells.filter(~is_there)
        return left.join(cells.filter(is_there), on="row", how="anti") if of_rows else left

    def without_headings(self, headings: Iterable[HeadingEdit]) -> tuple[HeadingEdit, ...]:
        """Return the changes of headings that stand elsewhere."""
        return tuple(each for each in headings if self.in_all is None or each.column < self.in_all)
