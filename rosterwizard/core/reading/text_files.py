"""From the bytes of a text file to a sheet."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from rosterwizard.core.reading.delimiters import find_delimiter, refuse_delimiter, sep_line
from rosterwizard.core.reading.encodings import decoded
from rosterwizard.core.reading.endless_lines import refuse_endless_lines
from rosterwizard.core.reading.grid import Grid
from rosterwizard.core.reading.heading_row import first_rows, heading_place, is_person, rows_above
from rosterwizard.core.reading.kinds import refuse_other_kinds
from rosterwizard.core.reading.line_break import split_headings
from rosterwizard.core.reading.line_ends import one_kind_of_line_end
from rosterwizard.core.reading.manners import usual_manners, without_wraps
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.reading.other_delimiter import headings_cut_elsewhere, is_cut_elsewhere
from rosterwizard.core.reading.records import Records, clean_grid, tolerant_grid
from rosterwizard.core.reading.sheets import sheet_of
from rosterwizard.core.reading.single_lines import single_line_grid
from rosterwizard.core.reading.stray_quotes import without_stray_quotes
from rosterwizard.core.reading.swallowed_records import may_hold_records
from rosterwizard.core.reading.text_marks import without_text_marks
from rosterwizard.core.reading.without_reasons import without_reasons
from rosterwizard.core.reading.wrapped_cells import without_wrapping
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.sheet.sheet import Origin, Sheet

_Read = tuple[Sequence[str], Grid, Mapping[Oddity, None]]  # headings, records, what is odd


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
    plain = without_wraps(one_kind_of_line_end(found.text))
    delimiter, start = _delimiter(plain.text, options, known)
    refuse_endless_lines(plain.text, delimiter)
    usual = usual_manners(plain.text[start:], delimiter)
    text = usual.text
    read: _Read
    head = first_rows(Records(text, delimiter), options.heading_row)
    place = heading_place(head, options, known)
    if not options.heading_row and is_cut_elsewhere(head[:place], delimiter, head[place]):
        place -= 1
    if not options.heading_row and is_person(head[place:], known):
        place, usual_width = -1, _usual_width(head)
        read = (), _grid(text, delimiter, 1, usual_width), {Oddity("no-headings"): None}
    else:
        below = text[_end_of(text, delimiter, place) :]
        read = _headings_and_records(head[place:], below, delimiter, place + 1, known)
    headings, grid, odd = read
    headings, grid = without_text_marks(*without_wrapping(headings, grid))
    headings, grid, had_reasons = without_reasons(headings, grid)
    odd = {**dict.fromkeys((*plain.oddities, *usual.oddities)), **odd}
    grid = replace(grid, oddities={**odd, **grid.oddities})
    origin = Origin(
        file,
        heading_row=place + 1,
        above=rows_above(head, max(place, 0)),
        encoding=found.encoding,
        delimiter=delimiter,
        had_reasons=had_reasons,
    )
    return sheet_of(headings, grid, origin, found)


def _delimiter(text: str, options: ReadingOptions, known: Collection[str]) -> tuple[str, int]:
    """Return the delimiter, and where in the text the first row begins."""
    named, start = sep_line(text)
    delimiter = options.delimiter or named or find_delimiter(text[start:], known)
    refuse_delimiter(delimiter)
    return delimiter, start


def _end_of(text: str, delimiter: str, record: int) -> int:
    """Return where in the text the record at that place ends."""
    records = Records(text, delimiter)
    next(islice(records, record, None))
    return records.end


def _headings_and_records(
    head: Sequence[Sequence[str]],
    below: str,
    delimiter: str,
    row: int,
    known: Collection[str],
) -> _Read:
    """Return the headings, which are the first of `head`, the records below them and what is odd.

    row: the number of the headings' row.
    """
    headings, *following = head
    usual = _usual_width(following)
    headings, odd = headings_cut_elsewhere(headings, delimiter, usual)
    width = len(headings) if usual == 1 else usual or len(headings)
    grid = _grid(below, delimiter, row + 1, width)
    split = split_headings(headings, usual, known)
    if split is None:
        headings, stray = without_stray_quotes(headings)
        return headings, grid, {**odd, **stray}
    headings, first = split
    return headings, grid.with_first(first, row, Oddity("line-break-missing")), odd


def _grid(text: str, delimiter: str, row: int, width: int) -> Grid:
    """Return the records. row: the number of the first; width: how many cells most have."""
    clean = clean_grid(text, delimiter, width, row)
    if clean and '"' in text and may_hold_records(clean.frame, delimiter):
        clean = None
    return (
        clean
        or single_line_grid(text, delimiter, row, width)
        or tolerant_grid(text, delimiter, row, width)
    )


def _usual_width(records: Sequence[Sequence[str]]) -> int:
    """Return how many cells most of the records have; 0 when there are none."""
    widths = Counter(len(record) for record in records if any(record))
    return max(widths, key=lambda width: (widths[width], width), default=0)
