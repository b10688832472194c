"""One sheet of a workbook written anew, row by row: its cells with new texts, and little else."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, iterparse

from rosterwizard.core.lookalike.workbooks.allowed_xml import (
    Allowed,
    attributes,
    in_attribute,
    in_text,
    local,
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
_CELL = ("r", "s", "t")
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


def sheet_formulas(xml: bytes) -> SheetFormulas:
    """Return the formulas of the sheet."""
    found = SheetFormulas()
    seen: set[str] = set()
    if b"<f" not in xml and b":f" not in xml:
        return found
    for event, element in _rows(xml):
        if event == "row":
            for row, column, cell in _cells(element, _number_in(element, 0)):
                for formula in _children(cell, "f"):
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
    for event, element in _rows(xml):
        if event == "start":
            of = namespace_of(element)
            yield f'<worksheet xmlns="{in_attribute(of)}">'
        elif event == "around":
            yield written(element, _AROUND, of)
        elif event == "data":
            yield "<sheetData>"
        elif event == "row":
            last = _number_in(element, last + 1)
            yield f"<row{attributes(element, _ROW)}>"
            for row, column, cell in _cells(element, last):
                yield _new_cell(cell, cells.at(row, column), writing)
            yield "</row>"
        else:
            yield "</sheetData>"
    yield "</worksheet>"


def _rows(xml: bytes) -> Iterator[tuple[str, Element]]:
    """Give what the sheet is made of, in order; no more than one row is kept.

    "start": its root, "around": what stands beside the data, "data" and "end": the data begin and
    are over, "row": a row.
    """
    refuse_declarations(xml)
    path: list[Element] = []
    for event, element in iterparse(io.BytesIO(xml), ("start", "end")):  # noqa: S314 - without declarations
        if event == "start":
            path.append(element)
            if len(path) == 1:
                yield "start", element
            elif len(path) == 2 and local(element) == "sheetData":  # noqa: PLR2004 - below the root
                yield "data", element
            continue
        path.pop()
        if len(path) == 1:
            yield ("end" if local(element) == "sheetData" else "around"), element
            path[0].remove(element)
        elif len(path) == 2 and local(path[1]) == "sheetData":  # noqa: PLR2004 - in the data
            if local(element) == "row":
                yield "row", element
            path[1].remove(element)


def _number_in(row: Element, otherwise: int) -> int:
    """Return the position of a row, which says so or follows the one before it."""
    text = row.get("r", "")
    is_one = text.isascii() and text.isdecimal() and 0 < int(text[:9]) <= _MOST_ROWS
    return int(text) - 1 if is_one else otherwise


def _cells(row: Element, number: int) -> Iterator[tuple[int, int, Element]]:
    """Give each cell of a row with its place."""
    column = -1
    for cell in _children(row, "c"):
        place = cell.get("r", "")
        letters = place.rstrip("0123456789")
        is_told = letters.isascii() and letters.isupper() and len(letters) < 4  # noqa: PLR2004 - XFD
        column = column_number(letters) if is_told else column + 1
        digits = place[len(letters) :] if is_told else ""
        yield (int(digits[:9]) - 1 if digits else number), column, cell


def _children(element: Element, name: str) -> list[Element]:
    return [each for each in element if local(each) == name]


def _new_cell(cell: Element, text: str, writing: SheetWriting) -> str:
    kind = cell.get("t", "n")
    formulas = "".join(_new_formula(each, writing) for each in _children(cell, "f")[:1])
    has_value = bool(_children(cell, "v"))
    inside = formulas
    if kind == "inlineStr":
        if _children(cell, "is"):
            inside += f"<is><t{kept_blanks(text)}>{cell_text(text)}</t></is>"
    elif has_value:
        inside += f"<v{_space(kind, text)}>{_value(cell, kind, text, writing)}</v>"
    head = "".join(attributes(cell, (name,)) for name in _CELL)
    return f"<c{head}>{inside}</c>" if inside else f"<c{head}/>"


def _space(kind: str, text: str) -> str:
    return kept_blanks(text) if kind == "str" else ""


def _value(cell: Element, kind: str, text: str, writing: SheetWriting) -> str:
    if kind == "s":
        return str(writing.shared.number_of(text))
    if kind == "str":
        return cell_text(text)
    if not "".join(_children(cell, "v")[0].itertext()).strip():
        return ""  # no number either
    style = cell.get("s", "0")
    number = int(style) if style.isascii() and style.isdecimal() else 0
    return in_text(writing.numbers.value(kind, number, text))


def _new_formula(formula: Element, writing: SheetWriting) -> str:
    head = f"f{attributes(formula, _FORMULA)}"
    text = formula.text or ""
    return f"<{head}>{in_text(writing.formula(text))}</f>" if text else f"<{head}/>"
