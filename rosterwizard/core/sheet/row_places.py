"""Where each row stands in the person's own file, and how that is said.

A row that a person added is in no sheet: it has a number beyond all that a file can have, and is
called by a word and how manieth it is. So it never passes for another row of the file.

Nothing heavy is imported here: the window paints its tables before there is a sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rosterwizard.core.messages.words import sentence

if TYPE_CHECKING:
    import polars as pl


BEYOND = 1 << 31
"""The first new row has the number after it."""


@dataclass(frozen=True, slots=True)
class RowPlaces:
    """The own place of each row.

    number: UInt32, the row's number in its own sheet; of a new row, which of them it is, counted
        from `BEYOND`; null for no row. sheet: the name of that sheet, an Enum; None where all rows
        come from one sheet, which then need not be named.
    """

    number: pl.Series = field(repr=False)
    sheet: pl.Series | None = field(default=None, repr=False)

    def sheet_of(self, row: int) -> str | None:
        """Return the name of the sheet that the row at that position is of; None for the only."""
        return None if self.sheet is None else str(self.sheet[row])

    def numbered(self, number: int) -> list[int]:
        """Return the positions of the rows of that number: one of each sheet that has it."""
        return (self.number == number).arg_true().to_list()

    def of_rows(self, rows: pl.Series) -> RowPlaces:
        """Return the places of the rows at those positions."""
        sheet = None if self.sheet is None else self.sheet.gather(rows)
        return RowPlaces(self.number.gather(rows), sheet)

    def in_words(self) -> pl.Series:
        """Return what each row is called: "5", or "5 of “Year 8”" where sheets are stacked."""
        import polars as pl  # noqa: PLC0415 - see above

        numbers = self.number.cast(pl.String)
        new = (self.number > BEYOND).arg_true()
        if new.len():
            names = [row_name(number) for number in self.number.gather(new)]
            numbers = numbers.scatter(new, names)
        if self.sheet is None:
            return numbers
        pairs = zip(numbers, self.sheet, strict=True)
        return pl.Series([row_of_sheet(number, name) for number, name in pairs], dtype=pl.String)

    @classmethod
    def of(cls, in_file: pl.Series, new: pl.Series, sheet: pl.Series | None) -> RowPlaces:
        """Return the places of rows of which it is known what `in_file` and `new` give."""
        return cls(in_file.zip_with(new.is_null(), new + BEYOND), sheet)

    def in_file(self) -> pl.Series:
        """Return the number of each row in its own sheet; null for a new one."""
        new = self.number > BEYOND
        return self.number.set(new, None) if new.any() else self.number

    def new(self) -> pl.Series:
        """Return which of the new rows each row is, counted from 1; null for one of the file."""
        return self.number.set(self.number <= BEYOND, None) - BEYOND

    def last_in_file(self) -> int:
        """Return the largest number of a row of the file; 0 where there is none."""
        largest = self.in_file().max()
        return largest if isinstance(largest, int) else 0

    def longest(self) -> str:
        """Return a name that is as long as that of any row, to make room."""
        sheets = () if self.sheet is None else map(str, self.sheet.unique())
        largest = self.number.max()
        numbers = (self.last_in_file(), largest if isinstance(largest, int) else 0)
        return row_of_sheet(
            max(map(row_name, numbers), key=len), max(sheets, key=len, default=None)
        )


def row_name(number: int, sheet: str | None = None) -> str:
    """Return what a row is called. number, sheet: as they stand in `RowPlaces`."""
    own = sentence("row-new", number=number - BEYOND) if number > BEYOND else str(number)
    return row_of_sheet(own, sheet)


def split_number(number: int) -> tuple[int | None, int | None]:
    """Return the number of a row in its own sheet, and which of the new rows it is: one of them."""
    return (None, number - BEYOND) if number > BEYOND else (number, None)


def row_of_sheet(number: str, sheet: str | None) -> str:
    """Return what a row is called. sheet: as `RowPlaces.sheet_of` returns it."""
    return number if sheet is None else sentence("row-of-sheet", row=number, sheet=sheet)
