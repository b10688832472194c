"""From text to records: a fast way for clean files, and a tolerant one for all others.

The fast way is taken only after it is proved that every record has the same number of cells and
every quote stands where it may, see `clean_bytes`; then both ways give the same cells. Between the
two stands `single_lines`, for records of any number of cells.
"""

import csv
import re
from collections.abc import Callable, Iterator, Sequence

import polars as pl

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.clean_bytes import LINE, are_clean
from rosterwizard.core.reading.grid import Grid, frame_of, rows_from
from rosterwizard.core.reading.other_delimiter import cut_elsewhere
from rosterwizard.core.reading.stray_quotes import mended_line
from rosterwizard.core.reading.swallowed_records import are_records
from rosterwizard.core.sheet.long_cells import let_cells_be_long
from rosterwizard.core.sheet.oddity import Oddity

MOST_CELLS = 60_000_000
_MOST_LOOKS = 4
_A_SHORT_TEXT = 50_000
# A line in which every quote stands where it may; no two ways to match, so it takes no time.
_FITTING = (
    r'(?:"[^"]*(?:""[^"]*)*"|[^"{mark}\r\n]*)'
    r'(?:{mark}(?:"[^"]*(?:""[^"]*)*"|[^"{mark}\r\n]*))*[\r\n]*'
)


class _NeverClosed(Exception):  # noqa: N818 - it leads out of the reader of `csv`, and is no error
    """The quote that a record is read for is closed nowhere, or in the middle of a cell."""


class Records:
    """The records of a text from `start` on, whatever they look like.

    They are read as Excel does, but for quotes that do not fit together. One inside a quoted cell
    is a letter of it. One that is never closed would swallow the lines below it, up to the next
    quote or the end of the file: then the first line is taken as it stands, and reading goes on in
    the next one.

    width: how many cells a record should have, 0 where that is not known. end: where in the text
    the last record ended. behind_next_quote: where more text follows, tells what stands behind the
    next quote in it, "" for its end, None where there is no more. unclosed, inside: the places of
    those records. looked_again: how many letters were read once more.
    """

    def __init__(
        self,
        text: str,
        delimiter: str,
        start: int = 0,
        width: int = 0,
        behind_next_quote: Callable[[], str | None] | None = None,
    ) -> None:
        let_cells_be_long()
        self.unclosed: list[int] = []
        self.inside: list[int] = []
        self._text = text
        self._delimiter = delimiter
        self._width = width
        self._fits = fitting_line(delimiter)
        self._behind_next_quote = behind_next_quote
        self._count = 0
        self._closed_at = -1  # where a record ends that has the other quote
        # Each line that is looked at again costs; a text can be made so that all are, many times.
        self.looked_again = 0
        self._most_looks = most_looks(len(text))
        self._looked_until = 0
        self._lines_taken = 0
        self._line = ""
        self._go_on_at(start)

    def __iter__(self) -> Iterator[list[str]]:
        return self

    @property
    def reach(self) -> int:
        """How much of the text has been looked at; what comes below changes no record so far."""
        return max(self._looked_until, self.end)

    @property
    def is_settled(self) -> bool:
        """Whether nothing above has a say in what comes below."""
        return self._closed_at <= self.end and not self.is_tired

    @property
    def is_tired(self) -> bool:
        """Whether so much was looked at again that quotes mean nothing from here on."""
        return self.looked_again >= self._most_looks

    def __next__(self) -> list[str]:
        begin = self.end
        self._lines_taken = 0
        try:
            record = next(self._reader)
        except _NeverClosed:
            lines = 0
        else:
            lines = self._lines_taken
        self._looked_until = self.reach
        if not lines or not self._fits_together(begin, lines):
            record = self._first_line_alone(begin)
        elif self.end == self._closed_at:
            self.unclosed.append(self._count)
        elif lines == 1 and '"' in self._line and not self._fits.fullmatch(self._line):
            record = self._quotes_as_letters(self._line, record)
        self._count += 1
        return record

    def _go_on_at(self, start: int) -> None:
        self.end = start
        self._reader = csv.reader(
            self._lines(start),
            delimiter=self._delimiter,
            quoting=csv.QUOTE_NONE if self.is_tired else csv.QUOTE_MINIMAL,
        )

    def _lines(self, start: int) -> Iterator[str]:
        for match in LINE.finditer(self._text, start):
            if match[0]:
                if self._lines_taken == 1 and self._is_never_closed(match.start()):
                    raise _NeverClosed
                self._lines_taken += 1
                self.end = match.end()
                self._line = match[0]
                yield match[0]

    def _is_never_closed(self, start: int) -> bool:
        """Tell whether a quote that is open there is closed nowhere, or inside a cell.

        A strict reader refuses such a record, however many lines it would have.
        """
        place = self._text.find('"', start)
        if place >= 0:
            self._looked_until = max(self._looked_until, place + 2)
            behind: str | None = self._text[place + 1 : place + 2]
        elif self._behind_next_quote is not None:
            behind = self._behind_next_quote()
        else:
            self._looked_until = len(self._text)
            behind = None
        return behind not in {"", '"', "\r", "\n", self._delimiter}

    def _quotes_as_letters(self, line: str, record: list[str]) -> list[str]:
        """Return the record with quotes inside cells as letters, where that is what is meant."""
        if self.is_tired:
            self.unclosed.append(self._count)
            return record
        meant = mended_line(line, self._delimiter)
        if meant == record or (meant is None and len(record) == 1):
            return record
        self.inside.append(self._count)
        return record if meant is None or len(record) == self._width != len(meant) else meant

    def _fits_together(self, begin: int, line_count: int) -> bool:
        """Tell whether every quote in the record that began there is closed where it may be."""
        is_last = self.end == len(self._text) and '"' in self._line
        if (line_count == 1 and not is_last) or self.is_tired:
            return True
        lines = LINE.findall(self._text, begin, self.end)
        if line_count > 1:
            if not _is_well_formed(lines, self._delimiter):
                return False
            is_swallowed = are_records(lines, self._delimiter, self._width)
            self._closed_at = self.end if is_swallowed else -1
            return not is_swallowed
        # The last line of all: an open quote would swallow one more line.
        return len(list(csv.reader([*lines, "x"], delimiter=self._delimiter))) > 1

    def _first_line_alone(self, begin: int) -> list[str]:
        """Return the first line of a record as it is meant, or as it stands."""
        self.looked_again += self.end - begin
        self._lines_taken = 0
        line = next(self._lines(begin))
        self._go_on_at(self.end)
        meant = mended_line(line, self._delimiter)
        if meant is not None and len(meant) == (self._width or len(meant)):
            self.inside.append(self._count)
            return meant
        self.unclosed.append(self._count)
        return next(csv.reader([line], delimiter=self._delimiter, quoting=csv.QUOTE_NONE))


def most_looks(letters: int) -> int:
    """Return how many letters may be read once more in a text of so many."""
    return _MOST_LOOKS * (letters + _A_SHORT_TEXT)


def fitting_line(delimiter: str) -> re.Pattern[str]:
    """Return what a line matches in which every quote stands where it may."""
    return re.compile(_FITTING.format(mark=re.escape(delimiter)))


def _is_well_formed(lines: Sequence[str], delimiter: str) -> bool:
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return True


def clean_grid(text: str, delimiter: str, width: int, first_row: int) -> Grid | None:
    """Return the records of `text`, or None when they are not all `width` cells wide and clean.

    first_row: the number of the first record in the person's own sheet. Blank lines are
    records too.
    """
    if not text or len(delimiter.encode()) > 1 or not are_clean(text, delimiter, width):
        return None
    frame = clean_frame(text.encode(), delimiter, width)
    return Grid(frame, rows_from(first_row, frame.height))


def clean_frame(data: bytes, delimiter: str, width: int) -> pl.DataFrame:
    """Return the cells of clean records; raises ComputeError for what is no UTF-8."""
    # Polars takes the width from the first line, so that must not be a blank one.
    ruler = b'""' + delimiter.encode() * (width - 1) + b"\n" if data[0] in b"\r\n" else b""
    frame = pl.read_csv(
        ruler + data if ruler else data,
        has_header=False,
        schema={f"c{column}": pl.String for column in range(width)},
        separator=delimiter,
        empty_string_is_null=False,
    )
    return frame[1:] if ruler else frame


def tolerant_grid(text: str, delimiter: str, first_row: int, usual: int = 0) -> Grid:
    """Return the records of `text` whatever they look like, with nothing left out.

    usual: how many cells a record should have, 0 where that is not known. Raises RosterError
    "row-too-long" when one record makes the whole sheet too wide to hold.
    """
    reader = Records(text, delimiter, width=usual)
    records = list(reader)
    oddities: dict[Oddity, Sequence[int] | None] = {
        Oddity(code): places
        for code, places in (("unclosed-quote", reader.unclosed), ("quote-inside", reader.inside))
        if places
    }
    oddities |= cut_elsewhere(records, delimiter, usual)
    cells = [len(record) for record in records]
    width = max(cells, default=1) or 1
    if width * len(records) > MOST_CELLS:
        raise RosterError("row-too-long", row=first_row + cells.index(width), cells=width)
    filled = [filled_cells(record) for record in records]
    for record in records:
        record.extend([""] * (width - len(record)))
    return Grid(
        frame_of(zip(*records, strict=True) if records else [[]]),
        rows_from(first_row, len(records)),
        pl.Series(cells, dtype=pl.UInt32),
        pl.Series(filled, dtype=pl.UInt32),
        oddities,
    )


def filled_cells(record: Sequence[str]) -> int:
    """Return how many cells the record has up to its last one with something in it."""
    return next((place for place in range(len(record), 0, -1) if record[place - 1]), 0)
