"""What decides which rows the table shows: a filter, a cause, one of its values. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.row_filters import CELL
from rosterwizard.core.words import sentence
from rosterwizard.gui.check.causes import problems_of, rows_with_value
from rosterwizard.gui.check.visible_blanks import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rosterwizard.core.row_filters import RowFilter
    from rosterwizard.gui.check.causes import Cause
    from rosterwizard.gui.check.checked_job import CheckedSheet


@dataclass(frozen=True, slots=True)
class RowChoice:
    """One choice. Rows are worked out when it is made, not when an edit changes what fits it.

    row_filter: used where there is no cause and no refused rows. value: one text of the
    cause's column. refused: what the server said of rows that it refused, by position.
    """

    row_filter: RowFilter = "all"
    cause: Cause | None = None
    value: str | None = None
    refused: Mapping[int, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The filter button that stands for it; "" for none."""
        if self.refused:
            return "refused"
        return self.row_filter if self.cause is None else ""

    def rows(self, sheet: CheckedSheet) -> Sequence[int]:
        """Return the rows in the order of the sheet. A cause of the whole file keeps them all."""
        if self.refused:
            return sorted(self.refused)
        if self.cause is None:
            return sheet.shown.rows(self.row_filter)
        if not self.cause.rows:
            return sheet.shown.rows("all")
        if self.value is not None:
            return rows_with_value(sheet.sheet, sheet.problems, self.cause, self.value)
        rows = problems_of(sheet.problems, self.cause)["row"].drop_nulls()
        if rows.is_empty():  # mended by now: what it was found in at first
            rows = problems_of(sheet.shown.first, self.cause)["row"].drop_nulls()
        found: list[int] = rows.unique().sort().to_list()
        return found

    def places(self, sheet: CheckedSheet) -> pl.DataFrame:
        """Return the places that F8 walks: schema `CELL`."""
        if self.refused:
            return pl.DataFrame({"row": sorted(self.refused), "column": None}, schema=CELL)
        if self.cause is not None:
            return problems_of(sheet.problems, self.cause).select("row", "column").drop_nulls("row")
        if self.row_filter == "all":
            return sheet.problems.frame.select("row", "column").drop_nulls("row")
        return sheet.shown.cells(self.row_filter)

    def words(self) -> str:
        """Return what is shown, for the line above the table; "" for a filter's button."""
        if self.cause is None:
            return ""
        what = ", ".join(part for part in (self.cause.title, self.cause.where) if part)
        if self.value is None:
            return what
        return sentence("check-cause-value", what=what, value=visible(self.value))
