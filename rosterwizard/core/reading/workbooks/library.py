"""Reading a workbook with the library: bytes in, messages out.

Runs in a process of its own (see `services.reading_child`): a file can make the library abort
or take all memory, which Python cannot catch.
"""

import io
import zipfile
from collections.abc import Iterator
from itertools import islice

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.reading.workbooks.cell_text import column_texts
from rosterwizard.core.reading.workbooks.containers import Container, container_of
from rosterwizard.core.reading.workbooks.extras import Extras
from rosterwizard.core.reading.workbooks.messages import (
    Done,
    Mark,
    Message,
    Names,
    OtherZip,
    Request,
    Rows,
    SheetEnd,
    SheetStart,
)
from rosterwizard.core.reading.workbooks.ods_extras import OdsParts
from rosterwizard.core.reading.workbooks.xlsx_extras import XlsxParts
from rosterwizard.core.templates.template_mark import PROPERTY, rows_in_properties

Parts = XlsxParts | OdsParts

_ROWS_AT_A_TIME = 20_000


def read_workbook(data: bytes, request: Request) -> Iterator[Message]:
    """Give what the workbook holds, in pieces.

    Raises RosterError "file-damaged", "unknown-sheet" and those of `container_of`.
    """
    container = container_of(data)
    if container == "zip":
        yield OtherZip()
        return
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        yield from _messages(workbook, _parts(data, container), request)
    except (CalamineError, zipfile.BadZipFile) as error:
        raise RosterError("file-damaged") from error
    yield Done()


def _parts(data: bytes, container: Container) -> Parts | None:
    """Return where to look for what the library does not tell; None when there is nowhere."""
    if container == "xlsx":
        return XlsxParts(zipfile.ZipFile(io.BytesIO(data)))
    if container == "ods":
        return OdsParts(zipfile.ZipFile(io.BytesIO(data)))
    return None


def _messages(
    workbook: CalamineWorkbook, parts: Parts | None, request: Request
) -> Iterator[Message]:
    own = [each for each in workbook.sheets_metadata if each.name not in request.own_sheets]
    sheets = [each for each in own if each.typ is SheetTypeEnum.WorkSheet]
    names = tuple(each.name for each in sheets)
    yield Names(names, tuple(each.name for each in own if each not in sheets))
    yield Mark(_mark_rows(workbook, parts, request.mark_sheet))
    wanted = {_named(each, names) for each in request.sheet_names}
    for each in sheets:
        sheet = workbook.get_sheet_by_name(each.name)
        if sheet.start is not None or each.name in wanted:
            hidden = each.visible is not SheetVisibleEnum.Visible
            height = (sheet.end[0] + 1) if sheet.end else 0
            yield SheetStart(each.name, height, hidden, each.name in wanted)
            yield from _cells_of(sheet, height, parts)


def _mark_rows(workbook: CalamineWorkbook, parts: Parts | None, mark_sheet: str) -> list[list[str]]:
    """Return the rows of the mark sheet, or the same from the properties if it was deleted."""
    if mark_sheet in workbook.sheet_names:
        rows = workbook.get_sheet_by_name(mark_sheet).to_python(skip_empty_area=False)
        return [column_texts(row) for row in rows]
    properties = parts.properties() if isinstance(parts, XlsxParts) else {}
    if not any(name.startswith(PROPERTY) for name in properties):
        return []
    return [list(row) for row in rows_in_properties(properties)]


def _named(wanted: str, names: tuple[str, ...]) -> str:
    found = next((name for name in names if name.casefold() == wanted.casefold()), None)
    if found is None:
        raise RosterError("unknown-sheet", sheet=wanted, names=listed(names))
    return found


def _cells_of(sheet: CalamineSheet, height: int, parts: Parts | None) -> Iterator[Message]:
    extras = parts.extras_of(sheet.name, height) if parts else Extras()
    left = sheet.start[1] if sheet.start else 0
    rows = iter(sheet.iter_rows())  # from row 1 on, but from the first filled column
    first = 0
    while piece := list(islice(rows, _ROWS_AT_A_TIME)):
        columns = [[""] * len(piece) for _ in range(left)]
        columns += [column_texts(column) for column in zip(*piece, strict=True)]
        _put_in(columns, extras, range(first, first + len(piece)))
        yield Rows(columns)
        first += len(piece)
    yield SheetEnd(extras.hidden, extras.unsaved)


def _put_in(columns: list[list[str]], extras: Extras, rows: range) -> None:
    """Put the texts that the library does not tell into their cells."""
    for (row, column), text in extras.texts.items():
        if row in rows and column < len(columns):
            columns[column][row - rows.start] = text
