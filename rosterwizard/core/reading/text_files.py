"""From the bytes of a text file to a sheet."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import islice
from pathlib import Path

from rosterwizard.core.errors import RosterError
from rosterwizard.core.reading.delimiters import find_delimiter, sep_line
from rosterwizard.core.reading.encodings import decoded
from rosterwizard.core.reading.heading_row import LOOKED_AT, find_heading_row
from rosterwizard.core.reading.line_break import split_headings
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.reading.records import Records, clean_grid, tolerant_grid
from rosterwizard.core.reading.sheets import sheet_of
from rosterwizard.core.sheet import Origin, Sheet


def read_text(
    data: bytes,
    file: Path,
    options: ReadingOptions = FIND_OUT,
    known: Collection[str] = (),
) -> Sheet:
    """Return what a CSV, TSV or TXT file holds.

    file: where `data` came from, kept in the sheet's origin. known: folded headings, which
    help to find delimiter and headings. Raises RosterError when the bytes are no text or hold
    nothing, or when an option does not fit them.
    """
    found = decoded(data, options.encoding)
    named, start = sep_line(found.text)
    delimiter = options.delimiter or named or find_delimiter(found.text[start:], known)
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise RosterError("unknown-delimiter", delimiter=delimiter)
    reader = Records(found.text, delimiter, start)
    head, ends = [], []
    for record in islice(reader, max(LOOKED_AT, options.heading_row) + 1):
        head.append(record)
        ends.append(reader.end)
    place = heading_place(head, options, known)
    headings, first = head[place], None
    width = _usual_width(head[place + 1 :])
    split = split_headings(headings, width, known)
    if split:
        headings, first = split
    body = found.text[ends[place] :]
    grid = clean_grid(body, delimiter, width or len(headings), place + 2)
    grid = grid or tolerant_grid(body, delimiter, place + 2)
    if first:
        grid = grid.with_first(first, place + 1, "line-break-missing")
    origin = Origin(file, heading_row=place + 1, encoding=found.encoding, delimiter=delimiter)
    return sheet_of(headings, grid, origin, doubtful=found.doubtful)


def heading_place(
    head: Sequence[Sequence[str]], options: ReadingOptions, known: Collection[str]
) -> int:
    """Return the position of the headings in the first records of a sheet.

    Raises RosterError "nothing-in-it", or "no-such-row" when the options name a row that is not
    there or is blank.
    """
    if not any(cell.strip() for record in head for cell in record):
        raise RosterError("nothing-in-it")
    if not options.heading_row:
        return find_heading_row(head, known)
    place = options.heading_row - 1
    if place >= len(head) or not any(cell.strip() for cell in head[place]):
        raise RosterError("no-such-heading-row", row=options.heading_row)
    return place


def _usual_width(records: Sequence[Sequence[str]]) -> int:
    """Return how many cells most of the records have; 0 when there are none."""
    widths = Counter(len(record) for record in records if any(record))
    return max(widths, key=lambda width: (widths[width], width), default=0)
