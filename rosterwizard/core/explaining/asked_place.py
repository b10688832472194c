"""Which cell a person means: "F17", "17:Email", and with "users!" before it the sheet, too."""

import re
from collections.abc import Iterator

from rosterwizard.core.explaining.explained_cell import AskedCell
from rosterwizard.core.fixing.said_columns import column_of
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence

_BEFORE = "!"
_AS_SPREADSHEETS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,9})")
_ROW_FIRST = re.compile(r"([0-9]{1,9}):(.+)")
_Row = tuple[JobSheet, int]


def asked_cell(job: Job, text: str) -> AskedCell:
    """Return the cell that is meant.

    The sheet, where there are several, is named by its record type, or by its own name where those
    of one record type are stacked. A column is named by its letter before the row; after it by its
    heading, by its letter in brackets, or by a field that no column fills.
    Raises RosterError "cell-unclear", "cell-no-sheet", "cell-no-row", "cell-row-aside",
    "cell-several-rows", "cell-no-column" and "heading-of-several".
    """
    named, before, place = text.rpartition(_BEFORE)
    number, column = _parts(place, text)
    rows = [*_rows(job, number, named if before else None)]
    if not rows:
        raise _no_row(job, number, named if before else "")
    if len(rows) > 1:
        sheets = listed(dict.fromkeys(_name(sheet, row) for sheet, row in rows))
        raise RosterError("cell-several-rows", row=number, sheets=sheets)
    return _in_row(*rows[0], column)


def _parts(place: str, text: str) -> tuple[int, str]:
    if found := _AS_SPREADSHEETS.fullmatch(place):
        return int(found[2]), f"[{found[1]}]"
    if found := _ROW_FIRST.fullmatch(place):
        return int(found[1]), found[2].strip()
    raise RosterError("cell-unclear", word=text)


def _rows(job: Job, number: int, named: str | None) -> Iterator[_Row]:
    """Give each row of that number. named: of this record type or sheet; None for all."""
    for sheet in job.sheets:
        places = sheet.sheet.places
        for row in places.numbered(number):
            names = (sheet.record_type.name, places.sheet_of(row))
            if named is None or named in names:
                yield sheet, row


def _names(sheet: JobSheet) -> tuple[str, ...]:
    """Return what the sheet is called, or those that were stacked to it."""
    own = sheet.sheet.row_sheet
    return (sheet.record_type.name, *(() if own is None else map(str, own.unique())))


def _name(sheet: JobSheet, row: int) -> str:
    return sheet.sheet.places.sheet_of(row) or sheet.record_type.name


def _no_row(job: Job, number: int, named: str) -> RosterError:
    names = dict.fromkeys(name for sheet in job.sheets for name in _names(sheet))
    if named and named not in names:
        return RosterError("cell-no-sheet", word=named, sheets=listed(names))
    for sheet in job.sheets:
        for aside in sheet.sheet.set_aside:
            if aside.row == number:
                why = sentence("away-why", aside.why)
                return RosterError("cell-row-aside", row=number, why=why)
    return RosterError("cell-no-row", row=number)


def _in_row(sheet: JobSheet, row: int, named: str) -> AskedCell:
    column = column_of(named, sheet)
    if column is not None:
        return AskedCell.at(sheet, row, column)
    names = [each.name for each in sheet.record_type.fields]
    if named not in names:
        raise RosterError("cell-no-column", word=named, type=sheet.record_type.id)
    return AskedCell.of_field(sheet, row, named)
