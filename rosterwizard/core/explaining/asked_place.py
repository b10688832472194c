"""Which cell a person means: "F17", "17:Email", and with "users!" before it the sheet, too."""

import re
from collections.abc import Iterator

from rosterwizard.core.explaining.explained_cell import AskedCell
from rosterwizard.core.fixing.said_columns import column_of
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence

_BETWEEN = "!"
_QUOTED = re.compile(r"'(.*)'")
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
    named, number, column = _parts(text)
    name = None if named is None else _name_meant(job, named)
    rows = [*_rows(job, number, name)]
    if not rows:
        raise _no_row(job, number, name)
    if len(rows) > 1:
        sheets = listed(dict.fromkeys(_name(sheet, row) for sheet, row in rows))
        raise RosterError("cell-several-rows", row=number, sheets=sheets)
    return _in_row(*rows[0], column)


def _parts(text: str) -> tuple[str | None, int, str]:
    """Return the name of the sheet, None where none is named, the row, and the column.

    A sheet's name and a heading may both hold what stands between them, but no name holds ":".
    """
    between = [at for at, sign in enumerate(text) if sign == _BETWEEN]
    for named, place in [(None, text), *((text[:at], text[at + 1 :]) for at in between)]:
        if found := _AS_SPREADSHEETS.fullmatch(place):
            return named, int(found[2]), f"[{found[1]}]"
        if found := _ROW_FIRST.fullmatch(place):
            return named, int(found[1]), found[2].strip()
    raise RosterError("cell-unclear", word=text)


def _name_meant(job: Job, named: str) -> str:
    """Return the name as it is; a person may write it as formulas do, and in other capitals."""
    names = dict.fromkeys(name for sheet in job.sheets for name in _names(sheet))
    bare = named
    if quoted := _QUOTED.fullmatch(named):
        bare = quoted[1].replace("''", "'")
    alike = [name for name in names if name.casefold() == bare.casefold()]
    for exact in (named, bare):
        if exact in names:
            return exact
    if len(alike) != 1:
        raise RosterError("cell-no-sheet", word=named, sheets=listed(names))
    return alike[0]


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


def _no_row(job: Job, number: int, named: str | None) -> RosterError:
    for sheet in job.sheets:
        for aside in sheet.sheet.set_aside:
            if aside.row == number and named in {None, sheet.record_type.name, aside.sheet}:
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
