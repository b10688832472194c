"""From text to records: a fast way for clean files, and a tolerant one for all others.

The fast way is taken only after one linear-time pattern has proved that every record has the
same number of cells and every quote stands where it may; then both ways give the same cells.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence

import polars as pl

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.grid import Grid, frame_of, rows_from
from rosterwizard.core.sheet.oddity import Oddity

_WIDEST_PROOF = 500  # columns; the pattern grows with them
_MOST_CELLS = 60_000_000
_MOST_UNCLOSED = 100
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")


class Records:
    """The records of a text from `start` on, whatever they look like.

    They are read as Excel does, but for a quote that is never closed. It would swallow the lines
    below it, up to the next quote or the end of the file, and shows by a record of several lines
    whose quotes do not fit together: then the first line is taken as it stands, and reading goes
    on in the next one.

    end: where in the text the last record ended. unclosed: the places of those records.
    """

    def __init__(self, text: str, delimiter: str, start: int = 0) -> None:
        csv.field_size_limit(2**31 - 1)  # the default, 128 KB, makes an error of a long cell
        self.unclosed: list[int] = []
        self._text = text
        self._delimiter = delimiter
        self._count = 0
        self._go_on_at(start)

    def __iter__(self) -> Iterator[list[str]]:
        return self

    def __next__(self) -> list[str]:
        begin, line = self.end, self._reader.line_num
        record = next(self._reader)
        if not self._fits_together(begin, self._reader.line_num - line):
            record = self._line_as_it_stands(begin)
        self._count += 1
        return record

    def _go_on_at(self, start: int) -> None:
        self.end = start
        self._reader = csv.reader(self._lines(start), delimiter=self._delimiter)

    def _lines(self, start: int) -> Iterator[str]:
        for match in _LINE.finditer(self._text, start):
            if match[0]:
                self.end = match.end()
                yield match[0]

    def _fits_together(self, begin: int, line_count: int) -> bool:
        """Tell whether every quote in the record that began there is closed where it may be."""
        is_last = self.end == len(self._text)
        if (line_count == 1 and not is_last) or len(self.unclosed) == _MOST_UNCLOSED:
            return True  # each one that is not costs another look at the text below it
        lines = _LINE.findall(self._text, begin, self.end)
        if line_count > 1:
            return _is_well_formed(lines, self._delimiter)
        # The last line of all: an open quote would swallow one more line.
        return len(list(csv.reader([*lines, "x"], delimiter=self._delimiter))) > 1

    def _line_as_it_stands(self, begin: int) -> list[str]:
        line = next(self._lines(begin))
        self.unclosed.append(self._count)
        self._go_on_at(self.end)
        return next(csv.reader([line], delimiter=self._delimiter, quoting=csv.QUOTE_NONE))


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
    if not text or len(delimiter.encode()) > 1 or not _is_clean(text, delimiter, width):
        return None
    # Polars takes the width from the first line, so that must not be a blank one.
    ruler = '""' + delimiter * (width - 1) + "\n" if text[0] in "\r\n" else ""
    frame = pl.read_csv(
        io.BytesIO((ruler + text).encode()),
        has_header=False,
        schema={f"c{column}": pl.String for column in range(width)},
        separator=delimiter,
        empty_string_is_null=False,
    )[1 if ruler else 0 :]
    return Grid(frame, rows_from(first_row, frame.height))


def _is_clean(text: str, delimiter: str, width: int) -> bool:
    if not 0 < width <= _WIDEST_PROOF:
        return False
    mark = rf"\x{ord(delimiter):02x}"
    cell = rf'(?:[^"\r\n{mark}]*|"(?:[^"]|"")*")'
    record = rf"(?:{cell}{mark}){{{width - 1}}}{cell}"
    proof = rf"\A(?:(?:{record})?\r?\n)*(?:{record})?\z"
    return bool(pl.Series([text]).str.contains(proof)[0])


def tolerant_grid(text: str, delimiter: str, first_row: int) -> Grid:
    """Return the records of `text` whatever they look like, with nothing left out.

    Raises RosterError "row-too-long" when one record makes the whole sheet too wide to hold.
    """
    reader = Records(text, delimiter)
    records = list(reader)
    cells = [len(record) for record in records]
    width = max(cells, default=1) or 1
    if width * len(records) > _MOST_CELLS:
        raise RosterError("row-too-long", row=first_row + cells.index(width), cells=width)
    filled = [_filled(record) for record in records]
    for record in records:
        record.extend([""] * (width - len(record)))
    return Grid(
        frame_of(zip(*records, strict=True) if records else [[]]),
        rows_from(first_row, len(records)),
        pl.Series(cells, dtype=pl.UInt32),
        pl.Series(filled, dtype=pl.UInt32),
        {Oddity("unclosed-quote"): reader.unclosed} if reader.unclosed else {},
    )


def _filled(record: list[str]) -> int:
    return next((place for place in range(len(record), 0, -1) if record[place - 1]), 0)
