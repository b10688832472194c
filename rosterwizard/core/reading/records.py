"""From text to records: a fast way for clean files, and a tolerant one for all others.

The fast way is taken only after one linear-time pattern has proved that every record has the
same number of cells and every quote stands where it may; then both ways give the same cells.
"""

import csv
import io
import re
from collections.abc import Iterator
from typing import Literal

import polars as pl

from rosterwizard.core.errors import RosterError
from rosterwizard.core.reading.grid import Grid, frame_of, rows_from

_WIDEST_PROOF = 500  # columns; the pattern grows with them
_MOST_CELLS = 60_000_000
_MOST_OPEN_QUOTES = 100
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")


class Records:
    """The records of a text from `start` on, read as Excel would, whatever they look like.

    literal: quotes are taken as they stand. end: where in the text the last record ended.
    """

    def __init__(self, text: str, delimiter: str, start: int = 0, *, literal: bool = False) -> None:
        csv.field_size_limit(2**31 - 1)  # the default, 128 KB, makes an error of a long cell
        self.end = start
        quoting: Literal[0, 3] = csv.QUOTE_NONE if literal else csv.QUOTE_MINIMAL
        self._reader = csv.reader(self._lines(text, start), delimiter=delimiter, quoting=quoting)

    def __iter__(self) -> Iterator[list[str]]:
        return self._reader

    def _lines(self, text: str, start: int) -> Iterator[str]:
        for match in _LINE.finditer(text, start):
            if match[0]:
                self.end = match.end()
                yield match[0]


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
    records, unclosed = _all_records(text, delimiter)
    cells = [len(record) for record in records]
    width = max(cells, default=0)
    if width * len(records) > _MOST_CELLS:
        raise RosterError("row-too-long", row=first_row + cells.index(width), cells=width)
    filled = [_filled(record) for record in records]
    for record in records:
        record.extend([""] * (width - len(record)))
    return Grid(
        frame_of(zip(*records, strict=True)),
        rows_from(first_row, len(records)),
        pl.Series(cells, dtype=pl.UInt32),
        pl.Series(filled, dtype=pl.UInt32),
        {"unclosed-quote": unclosed} if unclosed else {},
    )


def _filled(record: list[str]) -> int:
    return next((place for place in range(len(record), 0, -1) if record[place - 1]), 0)


def _all_records(text: str, delimiter: str) -> tuple[list[list[str]], list[int]]:
    """Return the records, and the positions of those with a quote that is never closed.

    Such a quote would swallow the rest of the file into one cell. Its line is taken as it
    stands instead, and reading goes on in the next one.
    """
    found: list[list[str]] = []
    unclosed: list[int] = []
    start = 0
    while start < len(text):
        literal = len(unclosed) == _MOST_OPEN_QUOTES
        reader = Records(text, delimiter, start, literal=literal)
        last = start
        for record in reader:
            found.append(record)
            last, start = start, reader.end
        if literal or not _ends_in_quotes(text[last:], delimiter):
            break
        unclosed.append(len(found) - 1)
        reader = Records(text, delimiter, last, literal=True)
        found[-1] = next(iter(reader))
        start = reader.end
    return found, unclosed


def _ends_in_quotes(record: str, delimiter: str) -> bool:
    """Tell whether a quote is still open at the end: then another line would belong to it too."""
    return len(list(csv.reader([*_LINE.findall(record), "x"], delimiter=delimiter))) == 1
