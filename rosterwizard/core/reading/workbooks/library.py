"""Reading a workbook with the library: bytes in, messages out.

Runs in a process of its own (see `services.reading_child`): a file can make the library abort
or take all memory, which Python cannot catch.
"""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
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
from rosterwizard.core.reading.workbooks.cell_text import (
    Value,
    column_texts,
    date_rows,
    long_rows,
    without_nulls,
)
from rosterwizard.core.reading.workbooks.containers import Container, container_of
from rosterwizard.core.reading.workbooks.extras import MOST_COLUMNS, Extras, Place
from rosterwizard.core.reading.workbooks.long_times import without_long_times
from rosterwizard.core.reading.workbooks.messages import (
    Done,
    Mark,
    Marks,
    Message,
    Names,
    OtherZip,
    Request,
    Rows,
    SheetEnd,
    SheetStart,
)
from rosterwizard.core.reading.workbooks.ods_extras import OdsParts
from rosterwizard.core.reading.workbooks.xls_extras import XlsParts
from rosterwizard.core.reading.workbooks.xlsb_extras import XlsbParts
from rosterwizard.core.reading.workbooks.xlsx_extras import XlsxParts
from rosterwizard.core.sheet.marked_before import FIRST_ROWS, MarkedBefore, read_memory
from rosterwizard.core.templates.template_mark import PROPERTY, rows_in_properties

Parts = XlsxParts | OdsParts | XlsParts | XlsbParts

_ROWS_AT_A_TIME = 1_000  # few enough to stay in the cache of a processor


def read_workbook(data: bytes, request: Request) -> Iterator[Message]:
    """Give what the workbook holds, in pieces.

    Raises RosterError "file-damaged", "unknown-sheet", "sheet-too-wide" and those of
    `container_of`.
    """
    container = container_of(data)
    if container == "zip":
        yield OtherZip()
        return
    try:
        parts = _parts(data, container)
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        yield from _messages(workbook, parts, request, lambda: without_long_times(data))
    except (CalamineError, zipfile.BadZipFile) as error:
        raise RosterError("file-damaged") from error
    yield Done()


def _parts(data: bytes, container: Container) -> Parts:
    """Return where to look for what the library does not tell."""
    if container == "xlsx":
        return XlsxParts(zipfile.ZipFile(io.BytesIO(data)))
    if container == "ods":
        return OdsParts(zipfile.ZipFile(io.BytesIO(data)))
    if container == "xlsb":
        return XlsbParts(zipfile.ZipFile(io.BytesIO(data)))
    return XlsParts(data)


def _messages(
    workbook: CalamineWorkbook, parts: Parts, request: Request, spare: Callable[[], bytes]
) -> Iterator[Message]:
    if not workbook.sheets_metadata:
        raise RosterError("file-damaged")
    marks = _rows_of(workbook, request.marks_sheet)
    memory = read_memory(marks)
    ours = {*request.own_sheets, *(_marked_sheets(workbook, memory, request) if memory else ())}
    own = [each for each in workbook.sheets_metadata if each.name not in ours]
    sheets = [each for each in own if each.typ is SheetTypeEnum.WorkSheet]
    names = tuple(each.name for each in sheets)
    charts = tuple(each.name for each in own if each not in sheets)
    yield Names(names, charts, isinstance(parts, XlsxParts) and parts.refer_to_other_files())
    yield Mark(_mark_rows(workbook, parts, request.mark_sheet))
    if memory:
        yield Marks(marks)
    wanted = {_named(each, names) for each in request.sheet_names}
    for each in sheets:
        sheet, extras = _sheet_and_extras(workbook, parts, each.name)
        if sheet.start is not None or each.name in wanted:
            _refuse_too_wide(sheet)
            hidden = each.visible is not SheetVisibleEnum.Visible
            yield SheetStart(each.name, _height(sheet), hidden, each.name in wanted)
            pieces = _pieces(sheet, spare)
            yield from _cells_of(sheet, pieces, extras, of_two_bytes=isinstance(parts, XlsParts))


def _marked_sheets(
    workbook: CalamineWorkbook, memory: MarkedBefore, request: Request
) -> Iterator[str]:
    """Give the sheets of a marked workbook that we put in: the memory, and the list of problems.

    Every sheet is only looked into where the list has another name by now.
    """
    yield request.marks_sheet
    if memory.list_sheet in workbook.sheet_names or not memory.list_headings:
        yield memory.list_sheet
        return
    for each in workbook.sheets_metadata:
        if each.typ is SheetTypeEnum.WorkSheet:
            sheet = workbook.get_sheet_by_name(each.name)
            if memory.is_list(each.name, map(column_texts, sheet.to_python(nrows=FIRST_ROWS))):
                yield each.name


def _mark_rows(workbook: CalamineWorkbook, parts: Parts, mark_sheet: str) -> list[list[str]]:
    """Return the rows of the mark sheet, or the same from the properties if it was deleted."""
    if mark_sheet in workbook.sheet_names:
        return _rows_of(workbook, mark_sheet)
    properties = parts.properties() if isinstance(parts, XlsxParts) else {}
    if not any(name.startswith(PROPERTY) for name in properties):
        return []
    return [list(row) for row in rows_in_properties(properties)]


def _rows_of(workbook: CalamineWorkbook, name: str) -> list[list[str]]:
    """Return the rows of one of our own sheets as text; none where it is not there."""
    if name not in workbook.sheet_names:
        return []
    rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [column_texts(row) for row in rows]


def _named(wanted: str, names: tuple[str, ...]) -> str:
    found = next((name for name in names if name.casefold() == wanted.casefold()), None)
    if found is None:
        raise RosterError("unknown-sheet", sheet=wanted, names=listed(names))
    return found


def _sheet_and_extras(
    workbook: CalamineWorkbook, parts: Parts, name: str
) -> tuple[CalamineSheet, Extras]:
    """Return the sheet and what the library does not tell of it.

    Both are looked for at once, for the library leaves Python alone meanwhile; but in an ODS the
    one needs to know where the other ends.
    """
    if isinstance(parts, OdsParts):
        sheet = workbook.get_sheet_by_name(name)
        return sheet, parts.extras_of(name, _height(sheet))
    with ThreadPoolExecutor(1) as beside:
        extras = beside.submit(parts.extras_of, name)
        sheet = workbook.get_sheet_by_name(name)
        return sheet, extras.result()


def _refuse_too_wide(sheet: CalamineSheet) -> None:
    """Raise RosterError "sheet-too-wide" for a cell that lies where no program has a column."""
    columns = sheet.end[1] + 1 if sheet.end else 0
    if columns > MOST_COLUMNS:
        counts = {"columns": f"{columns:,}", "most": f"{MOST_COLUMNS:,}"}
        raise RosterError("sheet-too-wide", sheet=sheet.name, **counts)


def _height(sheet: CalamineSheet) -> int:
    return sheet.end[0] + 1 if sheet.end else 0


def _pieces(sheet: CalamineSheet, spare: Callable[[], bytes]) -> Iterator[list[list[Value]]]:
    """Give some rows at a time, from row 1 on, but from the first filled column.

    spare: gives the workbook without times that are too long.
    """
    rows = iter(sheet.iter_rows())
    given = 0
    while True:
        try:
            piece = list(islice(rows, _ROWS_AT_A_TIME))
        except OverflowError:
            workbook = CalamineWorkbook.from_filelike(io.BytesIO(spare()))
            rows = islice(workbook.get_sheet_by_name(sheet.name).iter_rows(), given, None)
            piece = list(islice(rows, _ROWS_AT_A_TIME))
        if not piece:
            return
        yield piece
        given += len(piece)


def _cells_of(
    sheet: CalamineSheet,
    pieces: Iterable[list[list[Value]]],
    extras: Extras,
    *,
    of_two_bytes: bool,
) -> Iterator[Message]:
    left = sheet.start[1] if sheet.start else 0
    first = 0
    dates: list[Place] = []
    long: list[Place] = []
    for piece in pieces:
        columns = [[""] * len(piece) for _ in range(left)]
        for values in zip(*piece, strict=True):
            dates += [(first + row, len(columns)) for row in date_rows(values)]
            long += [(first + row, len(columns)) for row in long_rows(values)]
            texts = column_texts(values)
            columns.append(without_nulls(texts) if of_two_bytes else texts)
        _put_in(columns, extras, range(first, first + len(piece)))
        yield Rows(columns)
        first += len(piece)
    odd = {
        "formula": extras.unsaved,
        "number-format": extras.unshown,
        "number-format:long": long,
        "date-damage": dates,
    }
    kept = {code: cells for code, cells in odd.items() if cells}
    yield SheetEnd(extras.hidden_rows, extras.hidden_columns, kept, extras.merged)


def _put_in(columns: list[list[str]], extras: Extras, rows: range) -> None:
    """Put the texts that the library does not tell into their cells."""
    for column, texts in extras.texts.items():
        if column < len(columns):
            columns[column] = list(map(texts.get, rows, columns[column]))
