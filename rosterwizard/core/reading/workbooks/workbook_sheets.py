"""From the messages of the reading process to sheets."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.grid import Grid, frame_of, rows_from
from rosterwizard.core.reading.heading_row import (
    first_rows,
    heading_place,
    is_blank,
    is_person,
    rows_above,
)
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.reading.sheets import sheet_of
from rosterwizard.core.reading.text_marks import without_text_marks
from rosterwizard.core.reading.without_reasons import without_reasons
from rosterwizard.core.reading.workbooks.merged_cells import filled_by_merged
from rosterwizard.core.reading.workbooks.messages import (
    Mark,
    Marks,
    Message,
    Names,
    OtherZip,
    Rows,
    SheetEnd,
    SheetStart,
)
from rosterwizard.core.reading.workbooks.whole_records import CutApart, cut_apart
from rosterwizard.core.sheet.marked_before import read_memory
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.sheet.sheet import Origin, Sheet, TemplateMark
from rosterwizard.core.templates.template_mark import mark_for, read_marks


@dataclass(slots=True)
class _Arriving:
    """One sheet as its messages come in."""

    start: SheetStart
    pieces: list[pl.DataFrame] = field(repr=False, default_factory=list)
    end: SheetEnd = field(default_factory=lambda: SheetEnd([]))


@dataclass(frozen=True, slots=True)
class _Arrived:
    """One sheet with something in it. head: its first rows, among which the headings are.

    cut: its records, where they stood in one cell each.
    """

    start: SheetStart
    frame: pl.DataFrame = field(repr=False)
    head: Sequence[Sequence[str]] = field(repr=False)
    end: SheetEnd
    cut: CutApart | None = field(default=None, repr=False)


def workbook_sheets(
    messages: Iterable[Message],
    file: Path,
    options: ReadingOptions = FIND_OUT,
    known: Collection[str] = (),
) -> tuple[Sheet, ...] | None:
    """Return the sheets that have something in them; None when the file is a zip of others.

    file, options, known: as for `read_text`. Raises RosterError "nothing-in-it" or
    "no-such-heading-row".
    """
    origin = Origin(file)
    marks: Mapping[str, TemplateMark] = {}
    arriving: list[_Arriving] = []
    for message in messages:
        match message:
            case OtherZip():
                return None
            case Names():
                origin = replace(
                    origin,
                    sheet_names=message.names,
                    charts=message.charts,
                    linked=message.linked,
                )
            case Mark():
                marks = read_marks(message.rows)
            case Marks():
                origin = replace(origin, marked=read_memory(message.rows))
            case SheetStart():
                arriving.append(_Arriving(message))
            case Rows():
                arriving[-1].pieces.append(frame_of(message.columns))
            case SheetEnd():
                arriving[-1].end = message
    arrived = [found for each in arriving if (found := _arrived(each, options, known))]
    is_asked = any(each.start.wanted for each in arriving)
    if not any(each.start.wanted or not is_asked for each in arrived):
        raise RosterError("nothing-in-it")
    meant = _meant(arrived)
    places = _heading_places(meant, options, known)
    return tuple(
        _sheet(each, places.get(number), marks, origin, known)
        for number, each in enumerate(arrived)
    )


def _arrived(
    arriving: _Arriving, options: ReadingOptions, known: Collection[str]
) -> _Arrived | None:
    """Return the sheet; None when there is nothing in it but blanks."""
    if not arriving.pieces:
        return None
    frame = pl.concat(arriving.pieces, rechunk=True)
    cut = cut_apart(frame, known)
    frame = cut.frame if cut else frame
    head = first_rows(frame.iter_rows(), options.heading_row)
    if all(map(is_blank, head)):
        return None
    return _Arrived(arriving.start, frame, head, arriving.end, cut)


def _meant(arrived: Sequence[_Arrived]) -> dict[int, _Arrived]:
    """Return the sheets that may be read, by their position; all others are only named.

    Those that were asked for. Else those that a person sees: a hidden sheet is somebody's scratch
    pad, unless there is nothing else.
    """
    every = dict(enumerate(arrived))
    wanted = {number: each for number, each in every.items() if each.start.wanted}
    seen = {number: each for number, each in every.items() if not each.start.hidden}
    return wanted or seen or every


def _heading_places(
    meant: Mapping[int, _Arrived], options: ReadingOptions, known: Collection[str]
) -> dict[int, int]:
    """Return the position of the headings in each sheet.

    The row that the options name need not be in every sheet, unless that was asked for: beside
    a list there is often a sheet of notes. Raises RosterError "no-such-heading-row".
    """
    places: dict[int, int] = {}
    missing: list[RosterError] = []
    for number, each in meant.items():
        try:
            places[number] = _heading_place(each.head, options, known)
        except RosterError as error:
            missing.append(error)
            places[number] = _heading_place(each.head, FIND_OUT, known)
    if missing and (
        len(missing) == len(meant) or any(each.start.wanted for each in meant.values())
    ):
        raise missing[0]
    return places


def _heading_place(
    head: Sequence[Sequence[str]], options: ReadingOptions, known: Collection[str]
) -> int:
    """Return what `heading_place` does; -1 where the first row is a record, as all others."""
    place = heading_place(head, options, known)
    return -1 if not options.heading_row and is_person(head[place:], known) else place


def _sheet(
    arrived: _Arrived,
    place: int | None,
    marks: Mapping[str, TemplateMark],
    origin: Origin,
    known: Collection[str],
) -> Sheet:
    """Return the sheet. place: that of its headings; None where the sheet is only to be named."""
    start = arrived.start
    passed_over = place is None
    if place is None:
        place = _heading_place(arrived.head, FIND_OUT, known)
    below = place + 1
    headings = arrived.head[place] if below else ()
    grid = arrived.cut.below(below) if arrived.cut else _grid_below(arrived, below)
    origin = replace(
        origin,
        sheet_name=start.name,
        hidden=start.hidden,
        wanted=start.wanted,
        passed_over=passed_over,
        heading_row=below,
        above=rows_above(arrived.head, below - 1),
        hidden_rows=sum(row >= below for row in arrived.end.hidden),
        mark=mark_for(marks, start.name, headings),
    )
    if not below:
        grid = replace(grid, oddities={Oddity("no-headings"): None, **grid.oddities})
    headings, grid, had_reasons = without_reasons(*without_text_marks(headings, grid))
    sheet = sheet_of(headings, grid, replace(origin, had_reasons=had_reasons))
    hidden = tuple(each for each in arrived.end.hidden_columns if each < sheet.frame.width)
    return replace(sheet, origin=replace(sheet.origin, hidden_columns=hidden))


def _grid_below(arrived: _Arrived, below: int) -> Grid:
    """Return the records from the row at that position on."""
    frame, filled = filled_by_merged(arrived.frame[below:], arrived.end.merged, below)
    odd = {**arrived.end.noticed, "merged-cell": filled}
    oddities = _oddities(odd, range(below, arrived.frame.height))
    return Grid(frame, rows_from(below + 1, frame.height), oddities=oddities)


def _oddities(
    odd: Mapping[str, Sequence[tuple[int, int]]], rows: range
) -> dict[Oddity, Sequence[int]]:
    """Return the odd cells of those rows, column by column, counted from the first row."""
    found: dict[Oddity, list[int]] = {}
    for code, cells in odd.items():
        for row, column in cells:
            if row in rows:
                name, _, kind = code.partition(":")
                found.setdefault(Oddity(name, kind, column), []).append(row - rows.start)
    return dict(found)
