"""From the messages of the reading process to sheets."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.grid import Grid, frame_of, rows_from
from rosterwizard.core.reading.heading_row import first_rows, heading_place, is_blank
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.reading.sheets import sheet_of
from rosterwizard.core.reading.workbooks.messages import (
    Mark,
    Message,
    Names,
    OtherZip,
    Rows,
    SheetEnd,
    SheetStart,
)
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.sheet.sheet import Origin, Sheet, TemplateMark
from rosterwizard.core.templates.template_mark import mark_for, read_marks


@dataclass(slots=True)
class _Arriving:
    """One sheet as its messages come in."""

    name: str
    pieces: list[pl.DataFrame] = field(repr=False, default_factory=list)
    hidden: list[int] = field(default_factory=list)
    unsaved: list[int] = field(default_factory=list)


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
    names: tuple[str, ...] = ()
    marks: Mapping[str, TemplateMark] = {}
    arrived: list[_Arriving] = []
    for message in messages:
        match message:
            case OtherZip():
                return None
            case Names():
                names = message.names
            case Mark():
                marks = read_marks(message.rows)
            case SheetStart():
                arrived.append(_Arriving(message.name))
            case Rows():
                arrived[-1].pieces.append(frame_of(message.columns))
            case SheetEnd():
                arrived[-1].hidden, arrived[-1].unsaved = message.hidden, message.unsaved
    origin = Origin(file, sheet_names=names)
    sheets = [_sheet(each, marks, origin, options, known) for each in arrived if each.pieces]
    filled = tuple(sheet for sheet in sheets if sheet)
    if not filled:
        raise RosterError("nothing-in-it")
    return filled


def _sheet(
    arrived: _Arriving,
    marks: Mapping[str, TemplateMark],
    origin: Origin,
    options: ReadingOptions,
    known: Collection[str],
) -> Sheet | None:
    """Return the sheet; None when there is nothing in it but blanks."""
    frame = pl.concat(arrived.pieces)
    head = first_rows(frame.iter_rows(), options.heading_row)
    if all(map(is_blank, head)):
        return None
    place = heading_place(head, options, known)
    headings = head[place]
    below = place + 1
    unsaved = sorted({row - below for row in arrived.unsaved if row >= below})
    grid = Grid(
        frame[below:],
        rows_from(below + 1, frame.height - below),
        oddities={Oddity("formula"): unsaved} if unsaved else {},
    )
    origin = replace(
        origin,
        sheet_name=arrived.name,
        heading_row=below,
        hidden_rows=sum(row >= below for row in arrived.hidden),
        mark=mark_for(marks, arrived.name, headings),
    )
    return sheet_of(headings, grid, origin)
