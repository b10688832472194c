"""Marking the person's own workbook, so that all of its formatting stays.

Runs in a process of its own (see `services.marking_child`): the workbook may be a stranger's.
openpyxl keeps formats, widths, formulas and other sheets. What it loses is counted before and
after, and named.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Mapping
from html import escape
from typing import TYPE_CHECKING, cast

from msgspec import Struct
from openpyxl import Workbook
from openpyxl.reader.excel import ExcelReader

from rosterwizard.core.marking.extra_parts import counts_of_extras
from rosterwizard.core.marking.marks import Marking
from rosterwizard.core.marking.painting import cells_of, paint, take_marks_away
from rosterwizard.core.marking.problem_list import list_problems
from rosterwizard.core.marking.written_text import written_text
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.workbooks.containers import container_of
from rosterwizard.core.sheet.marked_before import MEMORY_SHEET, MarkedBefore, read_memory

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_TEXTS = re.compile(r"xl/(?:sharedStrings|worksheets/[^/]+)\.xml")
_ESCAPE, _DOUBLED = b"x005F_", b"x005Fx005F__"
_MACROS = "xl/vbaProject.bin"
_FORMULA = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f(?:[^>]*/>|[^>]*>[^<]*</f>))<v ?/></c>', re.DOTALL
)
Result = str | float | bool


class Marked(Struct, frozen=True, tag="marked"):
    """The workbook with its marks. lost: codes of what is not in it. macros: it has macros."""

    content: bytes
    lost: list[str]
    macros: bool

    def __repr__(self) -> str:
        """Show no content."""
        return f"Marked(lost={self.lost!r})"


def marked_workbook(data: bytes, marking: Marking, *, keep_macros: bool) -> Marked:
    """Return the workbook `data` (XLSX or XLSM) with the marks.

    keep_macros: where it has any, which the name of the file must allow then. Raises RosterError
    "marking-other-form" for another kind of file, "marking-changed" where it is not the one that
    was checked, those of `container_of`, and whatever openpyxl stumbles over.
    """
    if container_of(data) != "xlsx":
        raise RosterError("marking-other-form")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        macros = _MACROS in archive.namelist()
        data = _with_doubled_escapes(data, archive)
        workbook = _opened(data, keep_macros=macros and keep_macros)
        _refuse_another(workbook, marking)
        results = _results(data, workbook)
        take_marks_away(workbook, _memory_of(workbook))
        _keep_blanks(workbook)
        paint(workbook, marking)
        list_problems(workbook, marking)
        workbook.template = False
        content = _with_results(_saved(workbook), workbook, results)
        with zipfile.ZipFile(io.BytesIO(content)) as written:
            lost = _lost(archive, written)
    if macros and not keep_macros:
        lost.append("macros")
    return Marked(content, lost, macros and keep_macros)


class _Reader(ExcelReader):
    """Opens a workbook with its numbers left alone.

    openpyxl makes dates of those that have a date's format, and an error of each that is no date
    after all; written back they would not be what they were.
    """

    def read_worksheets(self) -> None:
        """Read the sheets."""
        self.wb._date_formats = set()  # type: ignore[attr-defined] # noqa: SLF001 - see above
        self.wb._timedelta_formats = set()  # type: ignore[attr-defined] # noqa: SLF001 - as above
        super().read_worksheets()


def _with_doubled_escapes(data: bytes, archive: zipfile.ZipFile) -> bytes:
    """Return the workbook so that openpyxl gives back texts that only look like an escape.

    It takes away each "x005F_", by which `_x0041_` is kept from being read as "A".
    """
    names = [name for name in archive.namelist() if _TEXTS.match(name)]
    changed = {name: part for name in names if _ESCAPE in (part := archive.read(name))}
    if not changed:
        return data
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in archive.namelist():
            part = changed.get(name) or archive.read(name)
            target.writestr(name, part.replace(_ESCAPE, _DOUBLED) if name in changed else part)
    return buffer.getvalue()


def _opened(data: bytes, *, keep_macros: bool = False, results_alone: bool = False) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is lost is counted
        reader = _Reader(
            io.BytesIO(data),
            read_only=False,
            keep_vba=keep_macros,
            data_only=results_alone,
            keep_links=True,
            rich_text=not results_alone,
        )
        reader.read()
    return reader.wb


def _refuse_another(workbook: Workbook, marking: Marking) -> None:
    for sheet in marking.sheets:
        if sheet.name not in workbook.sheetnames:
            raise RosterError("marking-changed")
        page = workbook[sheet.name]
        for row, column, text in sheet.headings:
            value = page.cell(row, column).value
            is_text = isinstance(value, str) and not value.startswith(("=", "'"))
            if value is None or (is_text and _bare(str(value)) != _bare(text)):
                raise RosterError("marking-changed")


def _bare(text: str) -> str:
    return "".join(re.sub(r"_x[0-9A-Fa-f]{4}_", "", text).split())


def _memory_of(workbook: Workbook) -> MarkedBefore | None:
    if MEMORY_SHEET not in workbook.sheetnames:
        return None
    rows = workbook[MEMORY_SHEET].iter_rows(values_only=True)
    return read_memory([[str(cell or "") for cell in row] for row in rows])


def _keep_blanks(workbook: Workbook) -> None:
    """Let cells of nothing but blanks be what they are, or they would be empty in the copy."""
    for page in workbook.worksheets:
        for cell in cells_of(page):
            if cell.data_type == "s" and str(cell.value).isspace():
                cell.value = written_text(str(cell.value))


def _saved(workbook: Workbook) -> bytes:
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def _results(data: bytes, workbook: Workbook) -> dict[str, dict[str, tuple[str, Result]]]:
    """Return what the formulas gave when they were computed last, by sheet and cell."""
    wanted = {
        page.title: {cell.coordinate for cell in cells_of(page) if cell.data_type == "f"}
        for page in workbook.worksheets
    }
    if not any(wanted.values()):
        return {}
    computed = _opened(data, results_alone=True)
    return {
        title: {
            cell.coordinate: (cell.data_type, cast("Result", cell.value))
            for cell in cells_of(cast("Worksheet", computed[title]))
            if cell.value is not None and cell.coordinate in cells
        }
        for title, cells in wanted.items()
        if cells
    }


def _with_results(
    content: bytes, workbook: Workbook, results: Mapping[str, Mapping[str, tuple[str, Result]]]
) -> bytes:
    """Return the workbook with the results put back, which openpyxl leaves out."""
    if not results:
        return content
    parts = {
        f"xl/worksheets/sheet{number}.xml": results.get(page.title, {})
        for number, page in enumerate(workbook.worksheets, start=1)
    }
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            part = source.read(entry)
            if own := parts.get(entry.filename):
                part = _FORMULA.sub(_putting_back(own), part)
            target.writestr(entry, part, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _putting_back(
    results: Mapping[str, tuple[str, Result]],
) -> Callable[[re.Match[bytes]], bytes]:
    def put_back(cell: re.Match[bytes]) -> bytes:
        place, attributes, formula = cell[1], cell[2], cell[3]
        if place.decode() not in results:
            return cell[0]
        kind, value = results[place.decode()]
        told = {"s": b' t="str"', "b": b' t="b"', "e": b' t="e"'}.get(kind, b"")
        text = escape(str(int(value) if kind == "b" else value), quote=False).encode()
        return b'<c r="%s"%s%s>%s<v>%s</v></c>' % (place, attributes, told, formula, text)

    return put_back


def _lost(before: zipfile.ZipFile, after: zipfile.ZipFile) -> list[str]:
    """Return what there was more of in the original; charts are drawn anew by all means."""
    had, has = counts_of_extras(before), counts_of_extras(after)
    lost = [code for code, count in had.items() if has[code] < count]
    return [*lost, *(["charts-anew"] if had["charts"] and "charts" not in lost else [])]
