"""What was read from a file: text by column, and how it was understood."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from rosterwizard.core.messages.secret_text import masked
from rosterwizard.core.sheet.aside_row import AsideRow, Why, text_of_row
from rosterwizard.core.sheet.marked_before import MarkedBefore
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.sheet.row_places import BEYOND, RowPlaces

_MOST_TOLD = 1_000  # rows of which is kept what they say


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
class SheetBeside:
    """Another sheet, which is not read into this one.

    rows: how many stand below its headings. alike: they are records of the same kind. file: the
    name of its file, where that is another one.
    """

    name: str
    rows: int
    alike: bool = False
    hidden: bool = False
    file: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a sheet came from and how the file was understood. Row and column numbers are 1-based.

    sheet_name, sheet_names: of a workbook; empty for text files. stacked: the names of the sheets
        whose rows stand below each other here; none where there is one sheet alone.
    hidden: a person does not see the sheet. wanted: it was asked for by its name. passed_over:
        it was read only so that it can be named.
    beside: the other sheets that hold rows. charts: the names of charts and the like.
    marked: the problems that we marked in the workbook before.
    stacked_columns: for each sheet of `stacked`, where its own columns are by now.
    linked: cells of the workbook draw on other files, which are not opened.
    heading_row: the row of the headings in the person's own file; 0 where it has none.
    encoding, delimiter: of a text file; empty for workbooks.
    above: the rows above the headings that have something in them; they are left out.
    had_reasons: it came with our columns that say why rows did not get in; they are left out.
    blank_rows, hidden_rows: how many rows below the headings were blank (they are left out) or
        hidden (they are kept). hidden_columns: the positions of columns that are hidden (and kept).
    """

    file: Path
    sheet_name: str = ""
    sheet_names: tuple[str, ...] = ()
    heading_row: int = 1
    encoding: str = ""
    delimiter: str = ""
    above: tuple[AsideRow, ...] = ()
    blank_rows: int = 0
    hidden_rows: int = 0
    hidden_columns: tuple[int, ...] = ()
    mark: TemplateMark | None = None
    hidden: bool = False
    wanted: bool = False
    passed_over: bool = False
    stacked: tuple[str, ...] = ()
    beside: tuple[SheetBeside, ...] = ()
    charts: tuple[str, ...] = ()
    linked: bool = False
    marked: MarkedBefore | None = None
    stacked_columns: tuple[tuple[int, ...], ...] = ()
    had_reasons: bool = False

    @property
    def sheets_alike(self) -> tuple[SheetBeside, ...]:
        """The sheets that are left out although they hold records of the same kind."""
        return tuple(each for each in self.beside if each.alike)

    @property
    def own_sheets(self) -> tuple[str, ...]:
        """The names of the sheets that the rows come from; none for text files."""
        return self.stacked or ((self.sheet_name,) if self.sheet_name else ())


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read: text by column, nothing converted.

    frame: rows x columns of String named "c0", "c1", … in file order; an empty cell is ""
        (never null).
    headings: the text above each column as it stands in the file; may be empty or doubled.
    sheet_row: UInt32, one for each row: its number in the person's own sheet (blank rows leave
        gaps; the first row below the headings is often 2). New rows, which a person added, come
        last, and have numbers beyond all others: see `RowPlaces`.
    oddities: what reading noticed, with the row positions (UInt32) in `frame`; None for the
        file as a whole.
    row_sheet: an Enum, for each row the name of its own sheet, where those of several sheets are
        stacked; None where all rows are of `origin.sheet_name`.
    set_aside: the rows that are no records, in the order in which they went.

    Code counts rows and columns from 0; only text for people uses `sheet_row`.
    """

    frame: pl.DataFrame = field(repr=False)
    headings: tuple[str, ...]
    sheet_row: pl.Series = field(repr=False)
    origin: Origin
    oddities: Mapping[Oddity, pl.Series | None] = field(repr=False, default_factory=dict)
    set_aside: tuple[AsideRow, ...] = ()
    row_sheet: pl.Series | None = field(repr=False, default=None)

    @property
    def height(self) -> int:
        """How many rows."""
        return self.frame.height

    @property
    def places(self) -> RowPlaces:
        """Where each row stands in the person's own file."""
        return RowPlaces(self.sheet_row, self.row_sheet)

    @property
    def new_rows(self) -> int:
        """How many rows a person added."""
        if not self.height or self.sheet_row[-1] <= BEYOND:
            return 0
        return int((self.sheet_row > BEYOND).sum())

    @property
    def as_read(self) -> "Sheet":
        """The same with the rows of the file alone."""
        return self.without_last(self.new_rows) if self.new_rows else self

    def with_new_rows(self, first: int, sheets: Sequence[str]) -> "Sheet":
        """Return the sheet with blank rows below all others.

        first: which of the new rows the first of them is, counted from 1. sheets: of each the name
        of its own sheet; where several are stacked, that of the last stands for any other.
        """
        numbers = range(BEYOND + first, BEYOND + first + len(sheets))
        return replace(
            self,
            frame=with_blank_rows(self.frame, len(sheets)),
            sheet_row=pl.concat([self.sheet_row, pl.Series(numbers, dtype=pl.UInt32)]),
            row_sheet=None if self.row_sheet is None else self._named(self.row_sheet, sheets),
        )

    def _named(self, row_sheet: pl.Series, sheets: Sequence[str]) -> pl.Series:
        *_, last = known = self.origin.stacked
        names = [name if name in known else last for name in sheets]
        return pl.concat([row_sheet, pl.Series(names, dtype=row_sheet.dtype)])

    def without_last(self, count: int) -> "Sheet":
        """Return the sheet without so many rows at its end, of which nothing was noticed."""
        return replace(
            self,
            frame=self.frame.head(-count),
            sheet_row=self.sheet_row.head(-count),
            row_sheet=None if self.row_sheet is None else self.row_sheet.head(-count),
        )

    def set_aside_for(self, *why: Why) -> tuple[AsideRow, ...]:
        """Return the rows that were set aside for one of these reasons."""
        return tuple(each for each in self.set_aside if each.why in why)

    def without_rows(self, rows: Mapping[int, Why], secret: Collection[int] = ()) -> "Sheet":
        """Return the sheet with rows set aside; the others keep their numbers.

        rows: why, by position. secret: the columns of which nothing is told.
        """
        keep = ~pl.arange(0, self.height, eager=True).is_in(list(rows))
        moved_to = keep.cast(pl.UInt32).cum_sum() - 1
        oddities = {
            oddity: None if places is None else moved_to.gather(places.filter(keep.gather(places)))
            for oddity, places in self.oddities.items()
        }
        return replace(
            self,
            frame=self.frame.filter(keep),
            sheet_row=self.sheet_row.filter(keep),
            row_sheet=None if self.row_sheet is None else self.row_sheet.filter(keep),
            oddities=oddities,
            set_aside=(*self.set_aside, *self._every_aside(rows, secret)),
        )

    def _every_aside(self, rows: Mapping[int, Why], secret: Collection[int]) -> Iterator[AsideRow]:
        for place, row in enumerate(sorted(rows)):
            yield self.aside(row, rows[row], secret, told=place < _MOST_TOLD)

    def aside(
        self, row: int, why: Why, secret: Collection[int] = (), *, told: bool = True
    ) -> AsideRow:
        """Return what is told of a row (its position). told: also what it says.

        secret: the columns of which only that they are filled is told.
        """
        cells = enumerate(self.frame.row(row)) if told else ()
        text = text_of_row(masked(text) if column in secret else text for column, text in cells)
        return AsideRow(self.sheet_row[row], why, text, self.places.sheet_of(row))


def with_blank_rows(frame: pl.DataFrame, count: int) -> pl.DataFrame:
    """Return the frame of text with blank rows at its end; nothing of a large one is copied."""
    blank = frame.clear(count).with_columns(pl.all().fill_null(""))
    return pl.concat([frame, blank], rechunk=False)


def column_letter(column: int) -> str:
    """Return what a spreadsheet calls the column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
