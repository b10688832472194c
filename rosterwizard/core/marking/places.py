"""Where rows and columns of a job stand in a workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.sheet.aside_row import AsideRow
from rosterwizard.core.sheet.row_places import RowPlaces
from rosterwizard.core.sheet.sheet import Sheet, column_letter


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a workbook; row and column are 1-based."""

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """What a spreadsheet calls it: F17."""
        return f"{column_letter(self.column - 1)}{self.row}"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the cells of one sheet of a job are.

    title: of the sheet in the workbook; "" where the rows know their own sheets.
    columns: by the name of a sheet, where a column of the job stands there. new_rows: the row of
        the page that a new row has there, by its number: they come below all that the page holds.
    """

    sheet: JobSheet
    title: str
    columns: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    new_rows: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def in_own_workbook(cls, sheet: JobSheet) -> "Places":
        """Return where the cells are in the workbook that the sheet was read from."""
        origin = sheet.sheet.origin
        columns = {
            name: {place: column for column, place in enumerate(own)}
            for name, own in zip(origin.stacked, origin.stacked_columns, strict=True)
        }
        return cls(sheet, origin.sheet_name, columns, _places_of_new(sheet.opened))

    @classmethod
    def in_new_workbook(cls, sheet: JobSheet, title: str) -> "Places":
        """Return where the cells are in a workbook made anew, where the sheet has that title.

        Rows of several stacked sheets are on pages of those names.
        """
        title = (*sheet.sheet.origin.stacked, title)[0]
        return cls(sheet, title, new_rows=_places_of_new(sheet.opened))

    @property
    def pages(self) -> tuple[str, ...]:
        """The titles of the pages that hold the rows."""
        return self.sheet.sheet.origin.stacked or (self.title,)

    def of(self, row: int | None, column: int | None) -> Place | None:
        """Return where to mark a cell (positions); None where the workbook has no place for it.

        row: None for the heading. column: None for the row, which is marked at its first cell, and
        so is one whose own page has no such column.
        """
        if row is None:
            heading_row = self.sheet.sheet.origin.heading_row
            if column is None or not heading_row:
                return None
            return self._at(self._first, heading_row, column)
        return self.cell(row, column or 0) or Place(self._page_of(row), self.number_of(row), 1)

    def cell(self, row: int, column: int) -> Place | None:
        """Return the place of a cell (positions); None where its own page has no such column."""
        return self._at(self._page_of(row), self.number_of(row), column)

    def headings_of(self, column: int) -> tuple[Place, ...]:
        """Return where the heading of a column stands, on each page of which that is known."""
        origin = self.sheet.sheet.origin
        if self.columns or not origin.heading_row:
            first = self.of(None, column)
            return (first,) if first else ()
        return tuple(Place(page, self.heading_row(page), column + 1) for page in self.pages)

    def heading_row(self, page: str) -> int:
        """Return the row in which the headings of a page can stand; 0 where it has none."""
        opened = self.sheet.opened
        return heading_row_of(opened, page if opened.origin.stacked else None)

    def number_of(self, row: int) -> int:
        """Return the number of the row at that position in its page."""
        number = self.sheet.sheet.sheet_row[row]
        return self.new_rows.get(number, number)

    def headings(self) -> dict[str, list[tuple[int, int, str]]]:
        """Return by the name of each sheet the headings that stand there, with their places."""
        found: dict[str, list[tuple[int, int, str]]] = {name: [] for name in self.pages}
        for column, text in enumerate(self.sheet.sheet.headings):
            place = self.of(None, column)
            if place and text:
                found[place.sheet].append((place.row, place.column, text))
        return found

    def _page_of(self, row: int) -> str:
        return self.sheet.sheet.places.sheet_of(row) or self.title

    @property
    def _first(self) -> str:
        return next(iter(self.columns), self.title)

    def _at(self, name: str, row: int, column: int) -> Place | None:
        own = self.columns.get(name)
        if own is None:
            return Place(name, row, column + 1)
        return Place(name, row, own[column] + 1) if column in own else None


def _places_of_new(opened: Sheet) -> dict[int, int]:
    """Return the row that each new row has in its page, by its number."""
    if not opened.new_rows:
        return {}
    places, count = opened.places, opened.new_rows
    ends = {name: _end_of(opened, name) for name in opened.origin.stacked or (None,)}
    found = {}
    for row in range(opened.height - count, opened.height):
        name = places.sheet_of(row)
        ends[name] += 1
        found[places.number[row]] = ends[name]
    return found


def heading_row_of(opened: Sheet, page: str | None) -> int:
    """Return the row in which the headings of a page can stand; 0 where it has none.

    page: the name of a sheet that is stacked on others; None for the only one. Where the headings
    stood is known of the first sheet alone; those of another are put just above its rows.
    """
    origin = opened.origin
    if page in {None, *origin.stacked[:1]} or not origin.heading_row:
        return origin.heading_row
    read = _rows_on(opened, page).in_file().drop_nulls()
    rows = [*read.head(1), *_aside_on(opened.set_aside, page)]
    above = _aside_on(origin.above, page)
    return min(rows) - 1 if rows else max(above, default=origin.heading_row - 1) + 1


def _end_of(opened: Sheet, page: str | None) -> int:
    """Return the last row of a page that holds anything; page: None for the only one."""
    aside = _aside_on((*opened.set_aside, *opened.origin.above), page)
    return max(_rows_on(opened, page).last_in_file(), heading_row_of(opened, page), *aside)


def _rows_on(opened: Sheet, page: str | None) -> RowPlaces:
    """Return the places of the rows that stand on a page."""
    places = opened.places
    return places if places.sheet is None else places.of_rows((places.sheet == page).arg_true())


def _aside_on(rows: Sequence[AsideRow], page: str | None) -> list[int]:
    return [each.row for each in rows if each.sheet == page]
