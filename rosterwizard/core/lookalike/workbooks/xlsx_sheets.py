"""One sheet of a workbook written anew, row by row: its cells with new texts, and little else."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from xml.etree.ElementTree import Element, iterparse

from rosterwizard.core.lookalike.workbooks.allowed_xml import (
    Allowed,
    attributes,
    in_attribute,
    in_text,
    namespace_of,
    refuse_declarations,
    written,
)
from rosterwizard.core.lookalike.workbooks.cell_values import (
    CellNumbers,
    SharedTexts,
    cell_text,
    kept_blanks,
)
from rosterwizard.core.lookalike.workbooks.new_formulas import texts_of_formula
from rosterwizard.core.lookalike.workbooks.newness import NewColumns
from rosterwizard.core.reading.workbooks.extras import column_number

_AROUND: Allowed = {
    "dimension": frozenset({"ref"}),
    "sheetViews": frozenset(),
    "sheetView": frozenset({"workbookViewId", "tabSelected", "rightToLeft", "showGridLines"}),
    "pane": frozenset({"xSplit", "ySplit", "topLeftCell", "activePane", "state"}),
    "sheetFormatPr": frozenset({"baseColWidth", "defaultColWidth", "defaultRowHeight"}),
    "cols": frozenset(),
    "col": frozenset(
        {*("min", "max", "width", "style", "hidden", "bestFit", "customWidth"), "outlineLevel"}
    ),
    "mergeCells": frozenset({"count"}),
    "mergeCell": frozenset({"ref"}),
}
_ROW = frozenset(
    {"r", "spans", "s", "customFormat", "ht", "hidden", "customHeight", "outlineLevel"}
)
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_STYLE = re.compile("[0-9]{1,6}")
_TYPES = frozenset({"s", "n", "b", "e", "str", "inlineStr", "d"})
_IN_ROOT = 2  # so deep is what stands in the root
_FORMULA = frozenset({"t", "ref", "si", "ca", "aca", "dt2D", "dtr", "r1", "r2", "del1", "del2"})
_MOST_ROWS = 1_048_576


@dataclass(frozen=True, slots=True)
class SheetWriting:
    """With what the cells of a workbook are written. formula: gives its new text."""

    numbers: CellNumbers = field(repr=False)
    shared: SharedTexts = field(repr=False)
    formula: Callable[[str], str] = field(repr=False)


@dataclass(slots=True)
class SheetFormulas:
    """The formulas of one sheet: where they stand (row and column), and the texts in them."""

    places: list[tuple[int, int]] = field(default_factory=list)
    texts: dict[str, None] = field(default_factory=dict, repr=False)


class _Tags:
    """The names of what a sheet is made of, in the namespace of its root."""

    def __init__(self, of: str) -> None:
        head = f"{{{of}}}" if of else ""
        self.data, self.row, self.cell = f"{head}sheetData", f"{head}row", f"{head}c"
        self.formula, self.value, self.inline = f"{head}f", f"{head}v", f"{head}is"


Piece = tuple[str, Element, _Tags]
"""What it is, and the names in the sheet. "start": the root, "around": what stands beside the data,
"data" and "end": the data begin and are over, "row": a row.
"""


def sheet_formulas(xml: bytes) -> SheetFormulas:
    """Return the formulas of the sheet."""
    found = SheetFormulas()
    if b"<f" not in xml and b":f" not in xml:
        return found
    seen: set[str] = set()
    last = -1
    for event, element, tags in _pieces(xml):
        if event == "row":
            last = _number_in(element, last + 1)
            for row, column, cell in _cells(element, last, tags):
                for formula in cell.iterfind(tags.formula):
                    found.places.append((row, column))
                    text = formula.text or ""
                    if text not in seen:
                        seen.add(text)
                        found.texts.update(dict.fromkeys(texts_of_formula(text)))
    return found


def new_sheet(xml: bytes, cells: NewColumns, writing: SheetWriting) -> Iterator[str]:
    """Give the part piece by piece."""
    of = ""
    last = -1
    for event, element, tags in _pieces(xml):
        if event == "start":
            of = namespace_of(element)
            yield f'<worksheet xmlns="{in_attribute(of)}">'
        elif event == "around":
            yield written(element, _AROUND, of)
        elif event == "data":
            yield "<sheetData>"
        elif event == "row":
            last = _number_in(element, last + 1)
            new = [
                _new_cell(cell, cells.at(row, column), tags, writing)
                for row, column, cell in _cells(element, last, tags)
            ]
            yield f"<row{attributes(element, _ROW)}>{''.join(new)}</row>"
        else:
            yield "</sheetData>"
    yield "</worksheet>"


def _pieces(xml: bytes) -> Iterator[Piece]:
    """Give what the sheet is made of, in order; no more than one row is kept."""
    refuse_declarations(xml)
    depth = 0
    root = data = Element("none")
    tags = _Tags("")
    for event, element in iterparse(io.BytesIO(xml), ("start", "end")):  # noqa: S314 - see above
        if event == "start":
            depth += 1
            if depth == 1:
                root, tags = element, _Tags(namespace_of(element))
                yield "start", element, tags
            elif depth == _IN_ROOT and element.tag == tags.data:
                data = element
                yield "data", element, tags
            continue
        depth -= 1
        if depth == 1:
            yield ("end" if element is data else "around"), element, tags
            root.remove(element)
        elif depth == _IN_ROOT and element.tag == tags.row:
            yield "row", element, tags
            data.clear()


def _number_in(row: Element, otherwise: int) -> int:
    """Return the position of a row, which says so or follows the one before it."""
    text = row.get("r", "")
    is_one = text.isascii() and text.isdecimal() and 0 < int(text[:9]) <= _MOST_ROWS
    return int(text) - 1 if is_one else otherwise


def _cells(row: Element, number: int, tags: _Tags) -> Iterator[tuple[int, int, Element]]:
    """Give each cell of a row with its place."""
    column = -1
    for cell in row.iterfind(tags.cell):
        found = _PLACE.fullmatch(cell.get("r", ""))
        column = _column(found[1]) if found else column + 1
        yield (int(found[2]) - 1 if found else number), column, cell


@cache
def _column(letters: str) -> int:
    return column_number(letters)


def _new_cell(cell: Element, text: str, tags: _Tags, writing: SheetWriting) -> str:
    kind = cell.get("t", "n")
    formula = cell.find(tags.formula)
    inside = "" if formula is None else _new_formula(formula, writing)
    if kind == "inlineStr":
        if cell.find(tags.inline) is not None:
            inside += f"<is><t{kept_blanks(text)}>{cell_text(text)}</t></is>"
    elif (value := cell.find(tags.value)) is not None:
        space = kept_blanks(text) if kind == "str" else ""
        inside += f"<v{space}>{_value(cell, value, text, writing)}</v>"
    place, style = cell.get("r", ""), cell.get("s", "")
    head = f'<c r="{place}"' if _PLACE.fullmatch(place) else "<c"
    head += f' s="{style}"' if _STYLE.fullmatch(style) else ""
    head += f' t="{kind}"' if "t" in cell.attrib and kind in _TYPES else ""
    return f"{head}>{inside}</c>" if inside else f"{head}/>"


def _value(cell: Element, value: Element, text: str, writing: SheetWriting) -> str:
    kind = cell.get("t", "n")
    if kind == "s":
        return str(writing.shared.number_of(text))
    if kind == "str":
        return cell_text(text)
    if not "".join(value.itertext()).strip():
        return ""  # no number either
    style = cell.get("s", "0")
    number = int(style) if _STYLE.fullmatch(style) else 0
    return in_text(writing.numbers.value(kind, number, text))


def _new_formula(formula: Element, writing: SheetWriting) -> str:
    head = f"f{attributes(formula, _FORMULA)}"
    text = formula.text or ""
    return f"<{head}>{in_text(writing.formula(text))}</f>" if text else f"<{head}/>"
