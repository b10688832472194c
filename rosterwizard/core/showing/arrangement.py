"""How a person arranged the rows of a table: column by column filtered, and sorted by one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.sheet.row_list import RowList
from rosterwizard.core.showing.row_order import RowOrder, ordered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.showing.checked_job import CheckedSheet
    from rosterwizard.core.showing.column_filters import ColumnFilter


@dataclass(frozen=True, slots=True)
class Arrangement:
    """filters: at most one for each column. order: None for that of the file.

    Rows are worked out when it is chosen, not when an edit changes what fits it.
    """

    filters: tuple[ColumnFilter, ...] = ()
    order: RowOrder | None = None

    def __bool__(self) -> bool:
        """Whether anything is other than in the file."""
        return bool(self.filters or self.order)

    def filtered(self, by: ColumnFilter) -> Arrangement:
        """Return the same with that filter, in place of another one of its column."""
        return replace(self, filters=(*self.unfiltered(by.column).filters, by))

    def unfiltered(self, column: int) -> Arrangement:
        """Return the same without the filter of a column."""
        return replace(self, filters=tuple(each for each in self.filters if each.column != column))

    def sorted_by(self, order: RowOrder | None) -> Arrangement:
        """Return the same in that order."""
        return replace(self, order=order)

    def filter_of(self, column: int) -> ColumnFilter | None:
        """Return the filter of a column."""
        return next((each for each in self.filters if each.column == column), None)

    def order_of(self, column: int) -> RowOrder | None:
        """Return the order, where it is that of the column."""
        return self.order if self.order and self.order.column == column else None

    def turned(self, column: int) -> Arrangement:
        """Return the same sorted by the column; then the other way; then as in the file."""
        order = self.order_of(column)
        if order is None:
            return self.sorted_by(RowOrder(column))
        return self.sorted_by(None if order.descending else RowOrder(column, descending=True))

    def rows(self, rows: Sequence[int], job_sheet: JobSheet, sheet: CheckedSheet) -> Sequence[int]:
        """Return those of the rows that fit, in the order. Slow where there are many.

        rows: in the order of the file. job_sheet: as it is now; sheet: as it was checked.
        """
        if not self:
            return rows
        left = _series(rows)
        for each in self.filters:
            left = each.rows(job_sheet, sheet, left)
        return ordered(job_sheet, left, self.order) if self.order else RowList(left)


def order_in_words(order: RowOrder, heading: str) -> str:
    """Return by what, and in which direction, the rows are sorted."""
    return sentence("row-order", "descending" if order.descending else "ascending", heading=heading)


def _series(rows: Sequence[int]) -> pl.Series:
    if isinstance(rows, RowList):
        return rows.rows
    if isinstance(rows, range):
        return pl.int_range(rows.start, rows.stop, dtype=pl.UInt32, eager=True)
    return pl.Series(rows, dtype=pl.UInt32)
