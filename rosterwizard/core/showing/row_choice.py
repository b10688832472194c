"""What decides which rows the table shows: a filter, a root cause, a cause, one of its values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.sheet.row_list import RowList
from rosterwizard.core.showing.causes import problems_of, rows_with_value
from rosterwizard.core.showing.root_causes import root_problems
from rosterwizard.core.showing.visible_blanks import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.showing.causes import Cause
    from rosterwizard.core.showing.checked_job import CheckedSheet
    from rosterwizard.core.showing.root_causes import RootCause
    from rosterwizard.core.showing.row_filters import RowFilter


@dataclass(frozen=True, slots=True)
class RowChoice:
    """One choice. Rows are worked out when it is made, not when an edit changes what fits it.

    row_filter: used where nothing else is given. value: one text of the cause's column.
    not_in: rows that were sent or left out and are not in, by position, and what became of them.
    """

    row_filter: RowFilter = "all"
    cause: Cause | None = None
    value: str | None = field(default=None, repr=False)
    root: RootCause | None = None
    not_in: Mapping[int, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The filter button that stands for it; "" for none."""
        if self.not_in:
            return "not-in"
        return self.row_filter if self.cause is None and self.root is None else ""

    def rows(self, sheet: CheckedSheet) -> Sequence[int]:
        """Return the rows in the order of the sheet. A cause of the whole file keeps them all."""
        if self.not_in:
            return self._rows_not_in()
        if self.root is not None:
            return self._rows_of_root(self.root, sheet)
        if self.cause is None:
            return sheet.shown.rows(self.row_filter)
        if not self.cause.rows:
            return sheet.shown.rows("all")
        if self.value is not None:
            return rows_with_value(sheet.sheet, sheet.problems, self.cause, self.value)
        rows = problems_of(sheet.problems, self.cause)["row"].drop_nulls()
        if rows.is_empty():  # mended by now: what it was found in at first
            rows = problems_of(sheet.shown.first, self.cause)["row"].drop_nulls()
        return RowList.of(rows)

    def places(self, sheet: CheckedSheet) -> pl.DataFrame:
        """Return the places that F8 walks: schema `CELL` and perhaps more, ordered."""
        if self.not_in:
            return self._places_not_in(sheet.problems)
        if self.root is not None:
            return root_problems(sheet.sheet, sheet.problems, self.root).drop_nulls("row")
        if self.cause is not None:
            return problems_of(sheet.problems, self.cause).drop_nulls("row")
        if self.row_filter == "all":
            return sheet.shown.told.frame
        return sheet.shown.cells(self.row_filter)

    def of_file(self, sheet: CheckedSheet) -> Cause | None:
        """Return what is chosen where it stands in no row and is not mended, else None."""
        cause = self.root.parts[0][0] if self.root is not None else self.cause
        if cause is None or cause.rows or problems_of(sheet.problems, cause).is_empty():
            return None
        return cause

    def _rows_of_root(self, root: RootCause, sheet: CheckedSheet) -> Sequence[int]:
        if not root.in_rows:
            return sheet.shown.rows("all")
        found = root_problems(sheet.sheet, sheet.problems, root)
        return RowList.of(found["row"])

    def _rows_not_in(self) -> RowList:
        return RowList(pl.Series(sorted(self.not_in), dtype=pl.UInt32))

    def _places_not_in(self, problems: Problems) -> pl.DataFrame:
        """Return the problems in those rows, and the rows in which nothing is known to be wrong."""
        rows = pl.DataFrame({"row": self._rows_not_in().rows})
        found = problems.frame.select("row", "column").drop_nulls("row")
        return rows.join(found, on="row", how="left", maintain_order="left")

    def words(self) -> str:
        """Return what is shown, for the line above the table; "" for a filter's button."""
        if self.root is not None:
            return listed(part for part in (self.root.title, self.root.where) if part)
        if self.cause is None:
            return ""
        what = listed(part for part in (self.cause.title, self.cause.place) if part)
        if self.value is None:
            return what
        return sentence("check-cause-value", what=what, value=visible(self.cause.told(self.value)))
