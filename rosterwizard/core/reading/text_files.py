"""From the bytes of a text file to a sheet."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import islice
from pathlib import Path

from rosterwizard.core.reading.delimiters import find_delimiter, refuse_delimiter, sep_line
from rosterwizard.core.reading.encodings import decoded
from rosterwizard.core.reading.grid import Grid
from rosterwizard.core.reading.heading_row import first_rows, heading_place, rows_above
from rosterwizard.core.reading.kinds import refuse_other_kinds
from rosterwizard.core.reading.line_break import split_headings
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.reading.records import Records, clean_grid, tolerant_grid
from rosterwizard.core.reading.sheets import sheet_of
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.sheet.sheet import Origin, Sheet


def read_text(
    data: bytes,
    file: Path,
    options: ReadingOptions = FIND_OUT,
    known: Collection[str] = (),
) -> Sheet:
    """Return what a CSV, TSV or TXT file holds.

    file: where `data` came from, kept in the sheet's origin. known: folded headings, which
    help to find delimiter and headings. Raises RosterError when the bytes are no table
    or hold nothing, or when an option does not fit them.
    """
    refuse_other_kinds(data)
    found = decoded(data, options.encoding)
    delimiter, start = _delimiter(found.text, options, known)
    head = first_rows(Records(found.text, delimiter, start), options.heading_row)
    place = heading_place(head, options, known)
    below = found.text[_end_of(found.text, delimiter, start, place) :]
    headings, grid = _headings_and_records(head[place:], below, delimiter, place + 1, known)
    origin = Origin(
        file,
        heading_row=place + 1,
        above=rows_above(head, place),
        encoding=found.encoding,
        delimiter=delimiter,
    )
    return sheet_of(headings, grid, origin, found)


def _delimiter(text: str, options: ReadingOptions, known: Collection[str]) -> tuple[str, int]:
    """Return the delimiter, and where in the text the first row begins."""
    named, start = sep_line(text)
    delimiter = options.delimiter or named or find_delimiter(text[start:], known)
    refuse_delimiter(delimiter)
    return delimiter, start


def _end_of(text: str, delimiter: str, start: int, record: int) -> int:
    """Return where in the text the record at that place ends."""
    records = Records(text, delimiter, start)
    next(islice(records, record, None))
    return records.end


def _headings_and_records(
    head: Sequence[Sequence[str]],
    below: str,
    delimiter: str,
    row: int,
    known: Collection[str],
) -> tuple[Sequence[str], Grid]:
    """Return the headings, which are the first of `head`, and the records in the text below.

    row: the number of the headings' row.
    """
    headings, *following = head
    width = _usual_width(following)
    grid = clean_grid(below, delimiter, width or len(headings), row + 1)
    grid = grid or tolerant_grid(below, delimiter, row + 1)
    split = split_headings(headings, width, known)
    if split is None:
        return headings, grid
    headings, first = split
    return headings, grid.with_first(first, row, Oddity("line-break-missing"))


def _usual_width(records: Sequence[Sequence[str]]) -> int:
    """Return how many cells most of the records have; 0 when there are none."""
    widths = Counter(len(record) for record in records if any(record))
    return max(widths, key=lambda width: (widths[width], width), default=0)
