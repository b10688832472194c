"""An OpenDocument workbook written anew from the rows and cells that reading looks at.

Reading takes what a cell shows from the cell itself; a spreadsheet program works it out anew from
the value and the style of the cell, so that both are kept in line.
"""

import io
import zipfile
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from xml.etree.ElementTree import Element, iterparse

from rosterwizard.core.lookalike.workbooks.allowed_xml import (
    in_attribute,
    local,
    refuse_declarations,
)
from rosterwizard.core.lookalike.workbooks.newness import New, NewColumns, names_told
from rosterwizard.core.lookalike.workbooks.ods_formulas import (
    new_ods_formula,
    texts_of_ods_formula,
)
from rosterwizard.core.lookalike.workbooks.ods_styles import OdsStyles
from rosterwizard.core.lookalike.workbooks.ods_values import new_value, paragraphs
from rosterwizard.core.lookalike.workbooks.ods_xml import NAMESPACES
from rosterwizard.core.lookalike.workbooks.texts import OtherText
from rosterwizard.core.lookalike.workbooks.xlsx_sheets import SheetFormulas
from rosterwizard.core.lookalike.workbooks.zip_parts import zip_of
from rosterwizard.core.reading.workbooks.extras import MOST_COLUMNS

_STYLES = "styles.xml"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OFFICE, _TABLE, _TEXT, _CALC = (
    f"{{{NAMESPACES[name]}}}" for name in ("office", "table", "text", "calcext")
)
_ROOT = '<office:document-content{} office:version="1.2">'.format(
    "".join(f' xmlns:{prefix}="{namespace}"' for prefix, namespace in NAMESPACES.items())
)
_CELL_STYLE = "default-cell-style-name"
_TYPES = frozenset({"float", "percentage", "currency", "date", "time", "boolean", "string"})
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_FORMULAS_KEPT = 10_000  # different ones of a workbook


class OdsWorkbook:
    """An OpenDocument workbook of a person's, of which another is made."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._xml = archive.read("content.xml")
            self._part = archive.read(_STYLES) if _STYLES in archive.namelist() else b""
        refuse_declarations(self._xml)
        self._formulas: dict[str, SheetFormulas] = {}
        self._styles = OdsStyles(None, self._part)
        self.sheet_names: list[str] = []
        self._look_through()

    def formulas_of(self, sheet: str) -> SheetFormulas:
        """Return the formulas of a sheet."""
        return self._formulas.get(sheet, SheetFormulas())

    def others(self) -> Iterator[OtherText]:
        """Give the names of the sheets and the texts in number formats."""
        yield from names_told(self.sheet_names)
        for text in self._styles.texts():
            yield OtherText("number-format", text)

    def rewritten(self, new: New) -> bytes:
        """Return the workbook with its new texts."""
        content = "".join(self._content(new)).encode()
        manifest = (
            f'{_HEAD}<manifest:manifest xmlns:manifest="{_MANIFEST}"'
            f' manifest:version="1.2"><manifest:file-entry manifest:full-path="/"'
            f' manifest:media-type="{_KIND}"/><manifest:file-entry'
            ' manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            "</manifest:manifest>"
        )
        parts = {"mimetype": _KIND.encode(), "content.xml": content}
        return zip_of({**parts, "META-INF/manifest.xml": manifest.encode()}, stored=("mimetype",))

    def _look_through(self) -> None:
        """Note names, styles and formulas."""
        formulas = SheetFormulas()
        row = 0
        for event, element in _pieces(self._xml):
            if event == "styles":
                self._styles = OdsStyles(element, self._part)
            elif event == "table":
                name = element.get(f"{_TABLE}name", "")
                self.sheet_names.append(name)
                formulas = self._formulas[name] = SheetFormulas()
                row = 0
            elif event == "row":
                _note_formulas(element, row, formulas)
                row += _times(element, "rows")

    def _content(self, new: New) -> Iterator[str]:
        yield f"{_HEAD}{_ROOT}<office:automatic-styles>{self._styles.written(new)}"
        yield "</office:automatic-styles><office:body><office:spreadsheet>"
        cells, row = NewColumns([]), 0
        writing = _RowWriting(self._styles, new)
        for event, element in _pieces(self._xml):
            if event == "table":
                name = element.get(f"{_TABLE}name", "")
                cells, row = new.columns(name), 0
                writing.begin_sheet()
                renamed = in_attribute(new.sheet(name) or "")
                yield f'<table:table table:name="{renamed}"{self._styles.said_by(element)}>'
            elif event == "column":
                writing.note_column(element)
                head = f"{_visibility(element)}{self._styles.said_by(element)}"
                yield f"<table:table-column{head}{_repeated(element, 'columns')}/>"
            elif event == "row":
                yield from writing.rows(element, row, cells)
                row += _times(element, "rows")
            elif event == "end":
                yield "</table:table>"
        yield "</office:spreadsheet></office:body></office:document-content>"


class _RowWriting:
    """Writes rows, as often as they are repeated."""

    def __init__(self, styles: OdsStyles, new: New) -> None:
        self._formula = lru_cache(_FORMULAS_KEPT)(lambda text: new_ods_formula(text, new))
        self._numbers = cache(lambda style: styles.numbers(style, new))
        self._styles = styles
        self._of_columns: list[str] = []

    def begin_sheet(self) -> None:
        """Know nothing of columns."""
        self._of_columns = []

    def note_column(self, column: Element) -> None:
        """Keep the style that the cells have which say of none."""
        left = MOST_COLUMNS - len(self._of_columns)
        times = min(_times(column, "columns"), left)
        self._of_columns += [column.get(f"{_TABLE}{_CELL_STYLE}", "")] * times

    def rows(self, row: Element, number: int, cells: NewColumns) -> Iterator[str]:
        """Give the row with its new texts; one for each run of rows that get the same ones."""
        times = _times(row, "rows")
        inside = min(max(cells.height - number, 0), times)
        texts = (self._row(row, number + each, cells) for each in range(inside))
        runs = [(text, sum(1 for _ in run)) for text, run in groupby(texts)]
        if times > inside:
            runs.append((self._row(row, number + inside, cells), times - inside))
        for text, count in runs:
            repeated = f' table:number-rows-repeated="{count}"' if count > 1 else ""
            head = f"{_visibility(row)}{self._styles.said_by(row)}{repeated}"
            yield f"<table:table-row{head}>{text}</table:table-row>"

    def _row(self, row: Element, number: int, cells: NewColumns) -> str:
        pieces: list[str] = []
        column = 0
        of_row = row.get(f"{_TABLE}{_CELL_STYLE}", "")
        for cell in _cells(row):
            times = _times(cell, "columns")
            of_columns = self._of_columns[column] if column < len(self._of_columns) else ""
            style = cell.get(f"{_TABLE}style-name") or of_row or of_columns
            inside = min(max(cells.width - column, 0), times)
            texts = [cells.at(number, column + each) for each in range(inside)]
            runs = [(text, sum(1 for _ in run)) for text, run in groupby(texts)]
            runs += [("", times - inside)] if times > inside else []
            pieces += [self._cell(cell, style, text, count) for text, count in runs]
            column += times
        return "".join(pieces)

    def _cell(self, cell: Element, style: str, text: str, times: int) -> str:
        name = f"table:{local(cell)}"
        kind = cell.get(f"{_OFFICE}value-type", "")
        told: dict[str, str] = {}
        if times > 1:
            told["table:number-columns-repeated"] = str(times)
        formula = cell.get(f"{_TABLE}formula")
        if formula is not None:
            told["table:formula"] = self._formula(formula)
        for direction in ("columns", "rows"):
            spanned = cell.get(f"{_TABLE}number-{direction}-spanned", "")
            if spanned.isascii() and spanned.isdecimal() and len(spanned) < 8:  # noqa: PLR2004 - of a sheet
                told[f"table:number-{direction}-spanned"] = spanned
        if kind in _TYPES:
            told["office:value-type"] = kind
        if cell.get(f"{_CALC}value-type") == "error":
            told["calcext:value-type"] = "error"
        shown = _shown(cell)
        old_date = cell.get(f"{_OFFICE}date-value", "")
        values, new_shown = new_value(kind, old_date, shown or "", text, self._numbers(style))
        told.update(values)
        if (own := cell.get(f"{_OFFICE}string-value")) is not None:
            told["office:string-value"] = text if own else ""
        head = self._styles.said_by(cell)
        head += "".join(f' {key}="{in_attribute(value)}"' for key, value in told.items())
        inside = paragraphs(new_shown) if shown is not None else ""
        return f"<{name}{head}>{inside}</{name}>" if inside else f"<{name}{head}/>"


def _pieces(xml: bytes) -> Iterator[tuple[str, Element]]:
    """Give the tables, and their columns and rows, in order; no more than one row is kept.

    "styles": those in front, "table": one begins, "end": it is over.
    """
    path: list[Element] = []
    rows = 0
    for event, element in iterparse(io.BytesIO(xml), ("start", "end")):  # noqa: S314 - without declarations
        name = local(element)
        if event == "start":
            path.append(element)
            rows += name == "table-row"
            if element.tag == f"{_TABLE}table" and not rows:
                yield "table", element
            continue
        path.pop()
        rows -= name == "table-row"
        if rows:
            continue
        if element.tag == f"{_TABLE}table-row":
            yield "row", element
        elif element.tag == f"{_TABLE}table-column":
            yield "column", element
        elif element.tag == f"{_TABLE}table":
            yield "end", element
        elif element.tag == f"{_OFFICE}automatic-styles":
            yield "styles", element
        if path and name in {"table-row", "table-column", "table"}:
            path[-1].remove(element)


def _cells(row: Element) -> list[Element]:
    return [each for each in row if local(each) in _CELLS]


def _note_formulas(row: Element, number: int, formulas: SheetFormulas) -> None:
    column = 0
    for cell in _cells(row):
        formula = cell.get(f"{_TABLE}formula")
        if formula is not None:
            formulas.places.append((number, column))
            formulas.texts.update(dict.fromkeys(texts_of_ods_formula(formula)))
        column += _times(cell, "columns")


def _times(element: Element, direction: str) -> int:
    """Return how often a row, a column or a cell stands there."""
    text = element.get(f"{_TABLE}number-{direction}-repeated", "1")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 1  # noqa: PLR2004 - of a sheet


def _repeated(element: Element, direction: str) -> str:
    times = _times(element, direction)
    return f' table:number-{direction}-repeated="{times}"' if times > 1 else ""


def _visibility(element: Element) -> str:
    value = element.get(f"{_TABLE}visibility", "")
    return f' table:visibility="{value}"' if value in {"collapse", "filter"} else ""


def _shown(cell: Element) -> str | None:
    """Return what the cell shows; None where it has no paragraph."""
    found = [each for each in cell if each.tag == f"{_TEXT}p"]
    return "\n".join("".join(each.itertext()) for each in found) if found else None
