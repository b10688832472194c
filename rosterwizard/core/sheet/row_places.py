"""Where each row stands in the person's own file, and how that is said.

Nothing heavy is imported here: the window paints its tables before there is a sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rosterwizard.core.messages.words import sentence

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class RowPlaces:
    """The own place of each row.

    number: UInt32, the row's number in its own sheet. sheet: the name of that sheet, an Enum;
        None where all rows come from one sheet, which then need not be named.
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
        if self.sheet is None:
            return numbers
        pairs = zip(numbers, self.sheet, strict=True)
        return pl.Series([row_of_sheet(number, name) for number, name in pairs], dtype=pl.String)

    def longest(self) -> tuple[str | None, int]:
        """Return the longest name of a sheet and the largest number of a row, to make room."""
        names = () if self.sheet is None else map(str, self.sheet.unique())
        largest = self.number.max()
        return max(names, key=len, default=None), largest if isinstance(largest, int) else 0


def row_of_sheet(number: str, sheet: str | None) -> str:
    """Return what a row is called. sheet: as `RowPlaces.sheet_of` returns it."""
    return number if sheet is None else sentence("row-of-sheet", row=number, sheet=sheet)
