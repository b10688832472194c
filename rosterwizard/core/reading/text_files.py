"""From the bytes of a text file to a sheet."""

import io
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Protocol

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.reading.delimiters import find_delimiter, refuse_delimiter, sep_line
from rosterwizard.core.reading.encodings import Letters, decoded
from rosterwizard.core.reading.endless_lines import refuse_endless_lines
from rosterwizard.core.reading.grid import Grid
from rosterwizard.core.reading.heading_row import first_rows, heading_place, is_person, rows_above
from rosterwizard.core.reading.kinds import refuse_other_kinds
from rosterwizard.core.reading.large_text import LargeText
from rosterwizard.core.reading.line_break import split_headings
from rosterwizard.core.reading.line_ends import one_kind_of_line_end
from rosterwizard.core.reading.manners import usual_manners, without_wraps
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.reading.other_delimiter import (
    cut_elsewhere,
    headings_cut_elsewhere,
    is_cut_elsewhere,
)
from rosterwizard.core.reading.records import Records, clean_grid, tolerant_grid
from rosterwizard.core.reading.records_in_pieces import NeedsWhole
from rosterwizard.core.reading.sheets import sheet_of
from rosterwizard.core.reading.single_lines import single_line_grid
from rosterwizard.core.reading.stray_quotes import without_stray_quotes
from rosterwizard.core.reading.swallowed_records import may_hold_records
from rosterwizard.core.reading.text_marks import without_text_marks
from rosterwizard.core.reading.text_source import TextSource
from rosterwizard.core.reading.without_reasons import without_reasons
from rosterwizard.core.reading.wrapped_cells import without_wrapping
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.sheet.sheet import Origin, Sheet

_KIND_SHOWS_IN = 4096  # bytes
_Read = tuple[Sequence[str], Grid, Mapping[Oddity, None]]  # headings, records, what is odd


class _Records(Protocol):
    """Gives the records below the headings."""

    def __call__(self, row: int, width: int) -> Grid:
        """Return them. row: the number of the first; width: how many cells most have."""


def read_text(
    data: bytes,
    file: Path,
    options: ReadingOptions = FIND_OUT,
    known: Collection[str] = (),
) -> Sheet:
    """Return what a CSV, TSV or TXT file holds that is in memory, see `read_source`."""
    return read_source(TextSource(io.BytesIO(data)), file, options, known)


def read_source(
    source: TextSource,
    file: Path,
    options: ReadingOptions = FIND_OUT,
    known: Collection[str] = (),
    progress: Progress = UNWATCHED,
) -> Sheet:
    """Return what a CSV, TSV or TXT file holds.

    file: where the bytes came from, kept in the sheet's origin. known: folded headings, which
    help to find delimiter and headings. progress: in bytes of a large file. Raises RosterError
    when the bytes are no table or hold nothing, or when an option does not fit them; OSError.
    """
    refuse_other_kinds(source.at(0, _KIND_SHOWS_IN))
    # What the beginning alone is refused for may be seen in another light in the whole.
    with suppress(NeedsWhole, RosterError):
        return _read_in_pieces(source, file, options, known, progress)
    return _read_whole(source.whole(), file, options, known)


@dataclass(frozen=True, slots=True)
class TextCells:
    """Every cell of a text file as it is cut, before anything is made of headings and records.

    before: what stands in front of the first record and is no cell. records: all of them, titles
    and headings among them. heading_row: counted from 1; 0 for none.
    """

    before: str = field(repr=False)
    records: list[list[str]] = field(repr=False)
    heading_row: int
    encoding: str


def cells_of(data: bytes, options: ReadingOptions, known: Collection[str] = ()) -> TextCells:
    """Return every cell of a text file. Raises RosterError as `read_source` does."""
    refuse_other_kinds(data[:_KIND_SHOWS_IN])
    found = decoded(data, options.encoding)
    text = one_kind_of_line_end(found.text)
    plan = _planned(text, options, known)
    below = plan.place + 1
    usual = _usual_width(plan.head[below:])
    records = list(Records(plan.text, plan.delimiter, width=usual))
    if plan.place >= 0:
        headings = headings_cut_elsewhere(records[plan.place], plan.delimiter, usual)[0]
        usual = len(headings) if usual == 1 else usual or len(headings)
        split = split_headings(headings, usual, known)
        records[plan.place : below] = [list(each) for each in split or (headings,)]
    cut = records[below:]
    cut_elsewhere(cut, plan.delimiter, usual)
    return TextCells(text[: plan.start], [*records[:below], *cut], below, found.encoding)


def _read_in_pieces(
    source: TextSource,
    file: Path,
    options: ReadingOptions,
    known: Collection[str],
    progress: Progress,
) -> Sheet:
    """Read a large text that has the usual manners; raises NeedsWhole for others."""
    if options.encoding:
        raise NeedsWhole
    text = LargeText.of(source)
    plan = _planned(text.head, options, known)
    if plan.oddities or not plan.is_certain:
        raise NeedsWhole

    def records(row: int, width: int) -> Grid:
        return text.records(plan.start + plan.below, plan.delimiter, width, row, progress)

    read = _read(plan, records, known)
    return _sheet(plan, read, file, text.letters)


def _read_whole(data: bytes, file: Path, options: ReadingOptions, known: Collection[str]) -> Sheet:
    found = decoded(data, options.encoding)
    plan = _planned(one_kind_of_line_end(found.text), options, known)

    def records(row: int, width: int) -> Grid:
        return _grid(plan.text[plan.below :], plan.delimiter, row, width)

    return _sheet(plan, _read(plan, records, known), file, found.letters)


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a text is to be read.

    text: in the usual manners, from `start` on. head: its first rows. place: of the headings
    among them, -1 for none. below: where in the text the records begin. is_certain: whether more
    text behind would change nothing. oddities: manners that are gone.
    """

    text: str = field(repr=False)
    start: int
    delimiter: str
    head: Sequence[Sequence[str]] = field(repr=False)
    place: int
    below: int
    is_certain: bool
    oddities: Sequence[Oddity]


def _planned(text: str, options: ReadingOptions, known: Collection[str]) -> _Plan:
    plain = without_wraps(text)
    delimiter, start = _delimiter(plain.text, options, known)
    refuse_endless_lines(plain.text, delimiter)
    usual = usual_manners(plain.text[start:], delimiter)
    rows = Records(usual.text, delimiter)
    head = first_rows(rows, options.heading_row)
    place = heading_place(head, options, known)
    if not options.heading_row and is_cut_elsewhere(head[:place], delimiter, head[place]):
        place -= 1
    if not options.heading_row and is_person(head[place:], known):
        place = -1
    return _Plan(
        usual.text,
        start,
        delimiter,
        head,
        place,
        _end_of(usual.text, delimiter, place) if place >= 0 else 0,
        rows.reach < len(usual.text) and not rows.is_tired,
        (*plain.oddities, *usual.oddities),
    )


def _read(plan: _Plan, records: _Records, known: Collection[str]) -> _Read:
    if plan.place >= 0:
        return _headings_and_records(plan, records, known)
    return (), records(1, _usual_width(plan.head)), {Oddity("no-headings"): None}


def _sheet(plan: _Plan, read: _Read, file: Path, letters: Letters) -> Sheet:
    headings, grid, odd = read
    headings, grid = without_text_marks(*without_wrapping(headings, grid))
    headings, grid, had_reasons = without_reasons(headings, grid)
    grid = replace(grid, oddities={**dict.fromkeys(plan.oddities), **odd, **grid.oddities})
    origin = Origin(
        file,
        heading_row=plan.place + 1,
        above=rows_above(plan.head, max(plan.place, 0)),
        encoding=letters.encoding,
        delimiter=plan.delimiter,
        had_reasons=had_reasons,
    )
    return sheet_of(headings, grid, origin, letters)


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


def _headings_and_records(plan: _Plan, records: _Records, known: Collection[str]) -> _Read:
    """Return the headings, the records below them and what is odd."""
    headings, *following = plan.head[plan.place :]
    row = plan.place + 1
    usual = _usual_width(following)
    headings, odd = headings_cut_elsewhere(headings, plan.delimiter, usual)
    width = len(headings) if usual == 1 else usual or len(headings)
    grid = records(row + 1, width)
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
