"""What mends a date that is not written as its field asks."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rosterwizard.core.rules.checked_rule import CellFix

if TYPE_CHECKING:
    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.cells.date_habits import DateHabits


@dataclass(frozen=True, slots=True)
class DateFixes:
    """The fixes of one field's dates. habits: of the column; None where nobody looked yet."""

    field: str
    habits: DateHabits | None
    # Every fix asks which dates are sure, and that is slow to find out.
    _sure: dict[Cells, pl.Series] = dataclasses.field(
        default_factory=dict, repr=False, compare=False
    )

    def every(self) -> tuple[CellFix, ...]:
        """Return what is sure, and then what is asked."""
        return (
            CellFix("fix-date", safe=True, after=self._surely),
            CellFix("fix-day-first", safe=False, after=self._day_first, choice=True),
            CellFix("fix-month-first", safe=False, after=self._month_first, choice=True),
            CellFix("fix-short-date", safe=False, after=self._short_one_way),
            CellFix("fix-short-date", safe=False, after=self._short, choice=True),
            CellFix("fix-serial-date", safe=False, after=self._serial),
        )

    def _surely(self, cells: Cells) -> pl.Expr:
        import polars as pl

        if cells not in self._sure:
            texts = cells.frame.select(self._find_surely(cells)).to_series()
            self._sure[cells] = texts
        return pl.lit(self._sure[cells])

    def _find_surely(self, cells: Cells) -> pl.Expr:
        import polars as pl

        from rosterwizard.core.cells.date_habits import UNKNOWN, surely, written
        from rosterwizard.core.cells.types import is_not_of_type

        habits, of = self.habits or UNKNOWN, cells.field(self.field)
        day = written(self._now(cells, surely(cells.plain(self.field), habits)), of)
        if habits.swapped:  # the year that stands first says nothing of what comes next
            return day
        meant = cells.meant(self.field)
        return pl.coalesce(pl.when(~is_not_of_type(of, meant)).then(meant), day)

    def _now(self, cells: Cells, day: pl.Expr) -> pl.Expr:
        """Return the same Date, found out at once: what asks for it often does so for nothing."""
        import polars as pl

        return pl.lit(cells.frame.select(day).to_series())

    def _day_first(self, cells: Cells) -> pl.Expr:
        from rosterwizard.core.cells.other_dates import day_first

        return self._where_unsure(cells, day_first(cells.plain(self.field)))

    def _month_first(self, cells: Cells) -> pl.Expr:
        from rosterwizard.core.cells.other_dates import month_first

        return self._where_unsure(cells, month_first(cells.plain(self.field)))

    def _short(self, cells: Cells) -> pl.Expr:
        from rosterwizard.core.cells.date_habits import UNKNOWN, short

        text, of = cells.plain(self.field), cells.field(self.field)
        return self._where_unsure(cells, short(text, self.habits or UNKNOWN, of))

    def _short_one_way(self, cells: Cells) -> pl.Expr:
        """Return the dates of short years of which the order of day and month is known."""
        import polars as pl

        from rosterwizard.core.cells.date_habits import UNKNOWN, has_one_short_way

        text, habits = cells.plain(self.field), self.habits or UNKNOWN
        return pl.when(has_one_short_way(text, habits)).then(self._short(cells))

    def _serial(self, cells: Cells) -> pl.Expr:
        from rosterwizard.core.cells.other_dates import from_serial

        return self._where_unsure(cells, from_serial(cells.plain(self.field)))

    def _where_unsure(self, cells: Cells, day: pl.Expr) -> pl.Expr:
        import polars as pl

        from rosterwizard.core.cells.date_habits import written

        text = written(self._now(cells, day), cells.field(self.field))
        return pl.when(self._surely(cells).is_null()).then(text)
