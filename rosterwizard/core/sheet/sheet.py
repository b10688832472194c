"""What was read from a file: text by column, and how it was understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from rosterwizard.core.sheet.oddity import Oddity


@dataclass(frozen=True, slots=True)
class TemplateMark:
    """What a template of ours says about itself.

    fingerprints: one for each sample row, see `core.templates.samples`. mode: that of the set that
        the template is for; "" where its files are called alike in every mode.
    """

    system: str
    record_type: str
    profile_version: str
    columns: tuple[str, ...]
    fingerprints: tuple[str, ...] = ()
    mode: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a sheet came from and how the file was understood. Row and column numbers are 1-based.

    sheet_name, sheet_names: of a workbook; empty for text files.
    heading_row: the row of the headings in the person's own file; 0 where it has none.
    encoding, delimiter: of a text file; empty for workbooks.
    blank_rows, hidden_rows: how many rows below the headings were blank (they are left out) or
        hidden (they are kept).
    """

    file: Path
    sheet_name: str = ""
    sheet_names: tuple[str, ...] = ()
    heading_row: int = 1
    encoding: str = ""
    delimiter: str = ""
    blank_rows: int = 0
    hidden_rows: int = 0
    mark: TemplateMark | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read: text by column, nothing converted.

    frame: rows x columns of String named "c0", "c1", … in file order; an empty cell is ""
        (never null).
    headings: the text above each column as it stands in the file; may be empty or doubled.
    sheet_row: UInt32, one for each row: its number in the person's own sheet (blank rows leave
        gaps; the first row below the headings is often 2).
    oddities: what reading noticed, with the row positions (UInt32) in `frame`; None for the
        file as a whole.
    set_aside: the sheet's own numbers of rows that are no records (sample rows of a template).

    Code counts rows and columns from 0; only text for people uses `sheet_row`.
    """

    frame: pl.DataFrame = field(repr=False)
    headings: tuple[str, ...]
    sheet_row: pl.Series = field(repr=False)
    origin: Origin
    oddities: Mapping[Oddity, pl.Series | None] = field(repr=False, default_factory=dict)
    set_aside: tuple[int, ...] = ()

    @property
    def height(self) -> int:
        """How many rows."""
        return self.frame.height

    def without_rows(self, rows: pl.Series) -> "Sheet":
        """Return the sheet with `rows` (positions) set aside; the others keep their numbers."""
        keep = ~pl.arange(0, self.height, eager=True).is_in(rows.to_list())
        moved_to = keep.cast(pl.UInt32).cum_sum() - 1
        oddities = {
            oddity: None if places is None else moved_to.gather(places.filter(keep.gather(places)))
            for oddity, places in self.oddities.items()
        }
        return replace(
            self,
            frame=self.frame.filter(keep),
            sheet_row=self.sheet_row.filter(keep),
            oddities=oddities,
            set_aside=(*self.set_aside, *self.sheet_row.filter(~keep).to_list()),
        )


def column_letter(column: int) -> str:
    """Return what a spreadsheet calls the column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
