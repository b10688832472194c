"""An OpenDocument workbook written anew from the rows and cells that reading looks at.

Its styles are left out: reading takes what a cell shows from the cell itself. A sheet that is
hidden, which a style says, stays so.
"""

import io
import zipfile
from collections.abc import Iterator
from functools import lru_cache
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
from rosterwizard.core.lookalike.workbooks.ods_values import new_value, paragraphs
from rosterwizard.core.lookalike.workbooks.texts import OtherText
from rosterwizard.core.lookalike.workbooks.xlsx_sheets import SheetFormulas
from rosterwizard.core.lookalike.workbooks.zip_parts import zip_of

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OFFICE, _TABLE, _TEXT = (f"{{{_OASIS}:{name}:1.0}}" for name in ("office", "table", "text"))
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
_ROOT = (
    f'<office:document-content xmlns:office="{_OASIS}:office:1.0" xmlns:table="{_OASIS}:table:1.0"'
    f' xmlns:text="{_OASIS}:text:1.0" xmlns:style="{_OASIS}:style:1.0" xmlns:calcext="{_CALC}"'
    ' office:version="1.2">'
)
_HIDDEN_STYLE = (
    '<office:automatic-styles><style:style style:name="hidden" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
)
_TYPES = frozenset({"float", "percentage", "currency", "date", "time", "boolean", "string"})
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_FORMULAS_KEPT = 10_000  # different ones of a workbook


class OdsWorkbook:
    """An OpenDocument workbook of a person's, of which another is made."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._xml = archive.read("content.xml")
        refuse_declarations(self._xml)
        self._formulas: dict[str, SheetFormulas] = {}
        self._hidden: set[str] = set()
        self.sheet_names: list[str] = []
        self._look_through()

    def formulas_of(self, sheet: str) -> SheetFormulas:
        """Return the formulas of a sheet."""
        return self._formulas.get(sheet, SheetFormulas())

    def others(self) -> Iterator[OtherText]:
        """Give the names of the sheets."""
        yield from names_told(self.sheet_names)

    def rewritten(self, new: New) -> bytes:
        """Return the workbook with its new texts."""
        content = "".join(self._content(new)).encode()
        manifest = (
            f'{_HEAD}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0"'
            f' manifest:version="1.2"><manifest:file-entry manifest:full-path="/"'
            f' manifest:media-type="{_KIND}"/><manifest:file-entry'
            ' manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            "</manifest:manifest>"
        )
        parts = {"mimetype": _KIND.encode(), "content.xml": content}
        return zip_of({**parts, "META-INF/manifest.xml": manifest.encode()}, stored=("mimetype",))

    def _look_through(self) -> None:
        """Note names, hidden ones and formulas."""
        hidden_styles: set[str] = set()
        formulas = SheetFormulas()
        row = 0
        for event, element in _pieces(self._xml):
            if event == "style" and _is_hiding(element):
                hidden_styles.add(next(iter(_attribute(element, "name")), ""))
            elif event == "table":
                name = element.get(f"{_TABLE}name", "")
                self.sheet_names.append(name)
                formulas = self._formulas[name] = SheetFormulas()
                row = 0
                if element.get(f"{_TABLE}style-name", "") in hidden_styles:
                    self._hidden.add(name)
            elif event == "row":
                _note_formulas(element, row, formulas)
                row += _times(element, "rows")

    def _content(self, new: New) -> Iterator[str]:
        yield f"{_HEAD}{_ROOT}{_HIDDEN_STYLE}<office:body><office:spreadsheet>"
        cells, row = NewColumns([]), 0
        writing = _RowWriting(new)
        for event, element in _pieces(self._xml):
            if event == "table":
                name = element.get(f"{_TABLE}name", "")
                cells, row = new.columns(name), 0
                style = ' table:style-name="hidden"' if name in self._hidden else ""
                renamed = in_attribute(new.sheet(name) or "")
                yield f'<table:table table:name="{renamed}"{style}>'
            elif event == "column":
                yield f"<table:table-column{_visibility(element)}{_repeated(element, 'columns')}/>"
            elif event == "row":
                yield from writing.rows(element, row, cells)
                row += _times(element, "rows")
            elif event == "end":
                yield "</table:table>"
        yield "</office:spreadsheet></office:body></office:document-content>"


class _RowWriting:
    """Writes rows, as often as they are repeated."""

    def __init__(self, new: New) -> None:
        self._formula = lru_cache(_FORMULAS_KEPT)(lambda text: new_ods_formula(text, new))

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
            yield f"<table:table-row{_visibility(row)}{repeated}>{text}</table:table-row>"

    def _row(self, row: Element, number: int, cells: NewColumns) -> str:
        pieces: list[str] = []
        column = 0
        for cell in _cells(row):
            times = _times(cell, "columns")
            inside = min(max(cells.width - column, 0), times)
            texts = [cells.at(number, column + each) for each in range(inside)]
            runs = [(text, sum(1 for _ in run)) for text, run in groupby(texts)]
            runs += [("", times - inside)] if times > inside else []
            pieces += [self._cell(cell, text, count) for text, count in runs]
            column += times
        return "".join(pieces)

    def _cell(self, cell: Element, text: str, times: int) -> str:
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
        if cell.get(f"{{{_CALC}}}value-type") == "error":
            told["calcext:value-type"] = "error"
        shown = _shown(cell)
        old_date = cell.get(f"{_OFFICE}date-value", "")
        values, new_shown = new_value(kind, old_date, shown or "", text)
        told.update(values)
        if (own := cell.get(f"{_OFFICE}string-value")) is not None:
            told["office:string-value"] = text if own else ""
        head = "".join(f' {key}="{in_attribute(value)}"' for key, value in told.items())
        inside = paragraphs(new_shown) if shown is not None else ""
        return f"<{name}{head}>{inside}</{name}>" if inside else f"<{name}{head}/>"


def _pieces(xml: bytes) -> Iterator[tuple[str, Element]]:
    """Give the tables, and their columns and rows, in order; no more than one row is kept.

    "style": one of those in front, "table": one begins, "end": it is over.
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
        elif name == "style":
            yield "style", element
        if path and name in {"table-row", "table-column", "table", "style"}:
            path[-1].remove(element)


def _is_hiding(style: Element) -> bool:
    return any(each.get(f"{_TABLE}display") == "false" for each in style)


def _attribute(element: Element, name: str) -> list[str]:
    return [value for key, value in element.items() if key.endswith(f"}}{name}")]


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
