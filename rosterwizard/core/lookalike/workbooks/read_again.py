"""What reading sees of a whole workbook, and what is otherwise in another one."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import zip_longest

from python_calamine import CalamineError, CalamineWorkbook

from rosterwizard.core.lookalike.workbooks.texts import Columns, Kind, NewTexts, Unlike, letter_of
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.workbooks.library import read_workbook
from rosterwizard.core.reading.workbooks.long_times import without_long_times
from rosterwizard.core.reading.workbooks.messages import (
    Names,
    OtherZip,
    Request,
    Rows,
    SheetEnd,
    SheetStart,
)

_EVERYTHING = Request((), (), "", 0)  # our own sheets, too
_LONG_TIME = re.compile(r"-?PT-?[0-9]+H[0-9]+M[0-9.]+S")
_KINDS: dict[type, Kind] = {
    **dict.fromkeys((int, float), "number"),
    **dict.fromkeys((date, time, timedelta), "date"),
    bool: "boolean",
}


@dataclass(slots=True)
class SeenSheet:
    """One sheet. columns: from column A and row 1 on."""

    name: str
    is_hidden: bool
    columns: Columns = field(default_factory=list, repr=False)
    end: SheetEnd = field(default_factory=lambda: SheetEnd([]))


@dataclass(slots=True)
class Seen:
    """All that reading sees. sheets: those with something in them."""

    names: Names = field(default_factory=lambda: Names(()))
    sheets: list[SeenSheet] = field(default_factory=list)


def seen_in(data: bytes) -> Seen:
    """Return what reading sees.

    Raises RosterError "other-document" for a zip of other files, and those of `read_workbook`.
    """
    seen = Seen()
    for message in read_workbook(data, _EVERYTHING):
        match message:
            case OtherZip():
                raise RosterError("other-document")
            case Names():
                seen.names = message
            case SheetStart():
                seen.sheets.append(SeenSheet(message.name, message.hidden))
            case Rows():
                _put_below(seen.sheets[-1].columns, message.columns)
            case SheetEnd():
                seen.sheets[-1].end = message
    return seen


def kinds_in(data: bytes, seen: Seen) -> list[list[str]]:
    """Return for each sheet and column the kinds of its cells, see `SheetTexts`.

    Raises RosterError "file-damaged".
    """
    try:
        return _kinds_of_sheets(data, seen)
    except OverflowError:
        return _kinds_of_sheets(without_long_times(data), seen)
    except CalamineError as error:
        raise RosterError("file-damaged") from error


def unlike_cells(seen: Seen, new: NewTexts, names: dict[str, str]) -> list[Unlike]:
    """Return the cells that do not show their new texts. names: the new ones of the sheets."""
    shown = {sheet.name: sheet.columns for sheet in seen.sheets}
    return [
        Unlike(names[sheet], row, column)
        for sheet, columns in new.sheets.items()
        for row, column in _differing(columns, shown.get(names[sheet], []))
    ]


def noticed_otherwise(before: Seen, after: Seen, names: dict[str, str]) -> list[str]:
    """Return what is otherwise beside the cells' texts, as codes."""
    found: dict[str, None] = {}
    if tuple(names[each] for each in before.names.names) != after.names.names:
        found["sheets"] = None
    if tuple(names[each] for each in before.names.charts) != after.names.charts:
        found["charts"] = None
    if before.names.linked != after.names.linked:
        found["linked"] = None
    again = {sheet.name: sheet for sheet in after.sheets}
    for sheet in before.sheets:
        other = again.get(names[sheet.name])
        found.update(dict.fromkeys(_facts_otherwise(sheet, other) if other else ("sheets",)))
    return list(found)


def _facts_otherwise(sheet: SeenSheet, other: SeenSheet) -> Iterator[str]:
    one, two = sheet.end, other.end
    if sheet.is_hidden != other.is_hidden:
        yield "hidden-sheet"
    if sorted(one.hidden) != sorted(two.hidden):
        yield "hidden-rows"
    if sorted(one.hidden_columns) != sorted(two.hidden_columns):
        yield "hidden-columns"
    if sorted(one.merged) != sorted(two.merged):
        yield "merged"
    for code in sorted({*one.noticed, *two.noticed}):
        if sorted(one.noticed.get(code, [])) != sorted(two.noticed.get(code, [])):
            yield code


def _put_below(columns: Columns, more: Columns) -> None:
    if not columns:
        columns.extend(list(each) for each in more)
        return
    for column, texts in zip(columns, more, strict=True):
        column.extend(texts)


def _kinds_of_sheets(data: bytes, seen: Seen) -> list[list[str]]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [_kinds(workbook, sheet) for sheet in seen.sheets]


def _kinds(workbook: CalamineWorkbook, sheet: SeenSheet) -> list[str]:
    found = workbook.get_sheet_by_name(sheet.name)
    rows = found.to_python(skip_empty_area=False)
    values = list(zip(*rows, strict=True))
    return [
        "".join(map(_letter, column, texts))
        for column, texts in zip(values, sheet.columns, strict=True)
    ]


def _letter(value: object, text: str) -> str:
    kind = next((_KINDS[each] for each in type(value).__mro__ if each in _KINDS), None)
    if isinstance(value, str) and value != text and _LONG_TIME.fullmatch(value):
        kind = "date"  # of more hours than a day has, which the library leaves as it is written
    if kind is None:
        kind = "blank" if not text else "text" if value else "error"
    return letter_of(kind)


def _differing(wanted: Columns, shown: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    nothing: Sequence[str] = ()
    for number, (column, other) in enumerate(zip_longest(wanted, shown, fillvalue=nothing)):
        if list(column) != list(other):
            for row, (text, again) in enumerate(zip_longest(column, other, fillvalue="")):
                if text != again:
                    yield row, number
