"""A sheet with the rows that were set aside, so that they can be brought back as they were."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from rosterwizard.core.job.edits import Side, laid_over
from rosterwizard.core.sheet.aside_row import Why
from rosterwizard.core.sheet.sheet import Sheet, with_blank_rows


@dataclass(frozen=True, slots=True)
class WholeSheet:
    """The sheet as it was opened, and which of its rows are there.

    frame: all rows with the edits in them. rows: the positions that are there, ascending UInt32.
    opened_without: why rows (positions) were set aside when it was opened; whatever else is not
        there, a person set aside.
    """

    sheet: Sheet
    frame: pl.DataFrame = field(repr=False)
    rows: pl.Series = field(repr=False)
    opened_without: Mapping[int, Why] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: Sheet, frame: pl.DataFrame) -> "WholeSheet":
        """Return the sheet with all of its rows there."""
        return cls(sheet, frame, pl.arange(frame.height, dtype=pl.UInt32, eager=True))

    @classmethod
    def as_read(cls, opened: Sheet) -> "WholeSheet":
        """Return a sheet with all rows of its file and no other there, before any edit."""
        sheet = opened.as_read
        return cls.of(sheet, sheet.frame)

    def opened(self, without: Mapping[int, Why]) -> "WholeSheet":
        """Return it as it is opened without these rows (positions), and with all others."""
        every = self.of(self.sheet, self.frame)
        return replace(every.with_rows(without, ()), opened_without=without)

    def with_new_rows(self, sheets: Sequence[str]) -> "WholeSheet":
        """Return it with new rows, which are there. sheets: see `Sheet.with_new_rows`."""
        if not sheets:
            return self
        sheet = self.sheet.with_new_rows(self.sheet.new_rows + 1, sheets)
        unchanged = self.frame is self.sheet.frame
        frame = sheet.frame if unchanged else with_blank_rows(self.frame, len(sheets))
        new = pl.arange(self.frame.height, frame.height, dtype=pl.UInt32, eager=True)
        return replace(self, sheet=sheet, frame=frame, rows=pl.concat([self.rows, new]))

    def without_last(self, count: int) -> "WholeSheet":
        """Return it without so many new rows at its end, all of which are there."""
        sheet = self.sheet.without_last(count)
        unchanged = self.frame is self.sheet.frame
        frame = sheet.frame if unchanged else self.frame.head(-count)
        return replace(self, sheet=sheet, frame=frame, rows=self.rows.head(-count))

    def with_cells(self, cells: pl.DataFrame, side: Side) -> "WholeSheet":
        """Return it with changed cells, whose rows are positions among those that are there."""
        moved = cells.with_columns(self.rows.gather(cells["row"]).alias("row"))
        return replace(self, frame=laid_over(self.frame, moved, side))

    def with_rows(self, aside: Collection[int], back: Collection[int]) -> "WholeSheet":
        """Return it with rows (positions in the whole) set aside and others brought back."""
        there = self.rows.filter(~self.rows.is_in(list(aside)))
        if back:
            there = pl.concat([there, pl.Series(sorted(back), dtype=pl.UInt32)]).unique().sort()
        return replace(self, rows=there)

    def left(self, secret: Collection[int] = ()) -> tuple[Sheet, pl.DataFrame]:
        """Return the sheet and its edited frame without the rows that are set aside.

        secret: the columns of which nothing is told.
        """
        every = pl.repeat(value=True, n=self.frame.height, dtype=pl.Boolean, eager=True)
        gone = every.scatter(self.rows, values=False).arg_true().to_list()
        why = {row: self.opened_without.get(row, "by-hand") for row in gone}
        sheet = self.sheet.without_rows(why, secret)
        # As it was read, one frame does for both: it may be a large one.
        unchanged = self.frame is self.sheet.frame
        return sheet, sheet.frame if unchanged else self.frame[self.rows]
