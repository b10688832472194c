"""An XLSX workbook made of one that nobody can write: of an old one (XLS), or of an XLSB.

It shows the same, and has the same types of cells, number formats, hidden and merged ones; results
stand in it instead of their formulas.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from rosterwizard.core.lookalike.workbooks.allowed_xml import in_attribute, in_text
from rosterwizard.core.lookalike.workbooks.cell_values import CellNumbers, SharedTexts
from rosterwizard.core.lookalike.workbooks.format_literals import literals_of, with_literals
from rosterwizard.core.lookalike.workbooks.newness import New, names_told
from rosterwizard.core.lookalike.workbooks.read_again import Seen, SeenSheet, kinds_in
from rosterwizard.core.lookalike.workbooks.texts import OtherText
from rosterwizard.core.lookalike.workbooks.xlsx_package import MAIN, Package, SheetPart, packed
from rosterwizard.core.lookalike.workbooks.xlsx_sheets import SheetFormulas
from rosterwizard.core.lookalike.workbooks.xlsx_styles import NORMAL
from rosterwizard.core.reading.workbooks.number_format import format_of
from rosterwizard.core.reading.workbooks.xls_extras import XlsParts
from rosterwizard.core.reading.workbooks.xlsb_extras import XlsbParts

_TYPES = {"t": "s", "b": "b", "e": "e", "n": "n", "d": "n"}
_FIRST_FORMAT = 164  # those before are built in


@dataclass(frozen=True, slots=True)
class _Writing:
    numbers: CellNumbers = field(repr=False)
    shared: SharedTexts = field(repr=False)


class OtherWorkbook:
    """A workbook of a person's that is made anew. seen: what reading sees of it."""

    def __init__(self, data: bytes, seen: Seen) -> None:
        is_old = not zipfile.is_zipfile(io.BytesIO(data))
        self._parts = XlsParts(data) if is_old else XlsbParts(zipfile.ZipFile(io.BytesIO(data)))
        self._entries = CalamineWorkbook.from_filelike(io.BytesIO(data)).sheets_metadata
        kinds = kinds_in(data, seen)
        self._seen = {
            sheet.name: (sheet, own) for sheet, own in zip(seen.sheets, kinds, strict=True)
        }
        self._codes = self._parts.format_codes()

    @property
    def sheet_names(self) -> list[str]:
        """The names of all its sheets, charts and the like among them."""
        return [each.name for each in self._entries]

    def formulas_of(self, _sheet: str) -> SheetFormulas:
        """Return none: they do not stay."""
        return SheetFormulas()

    def others(self) -> Iterator[OtherText]:
        """Give the texts beside the cells."""
        yield from names_told(self.sheet_names)
        for code in self._codes.values():
            for text in literals_of(code):
                yield OtherText("number-format", text)

    def rewritten(self, new: New) -> bytes:
        """Return a new workbook with the new texts."""
        codes = {style: with_literals(code, new) for style, code in self._codes.items()}
        formats = {style: format_of(code) for style, code in codes.items()}
        writing = _Writing(CellNumbers(formats, is_1904=False), SharedTexts())
        sheets = tuple(
            SheetPart(
                new.sheet(each.name) or "",
                "worksheet" if each.typ is SheetTypeEnum.WorkSheet else "chartsheet",
                _state(each.visible),
                self._content(each.name, new, writing)
                if each.typ is SheetTypeEnum.WorkSheet
                else b"",
            )
            for each in self._entries
        )
        shared = writing.shared.part(MAIN) if writing.shared.numbers else b""
        active = next((at for at, each in enumerate(sheets) if not each.state), 0)
        return packed(Package(sheets, _styles(codes), shared, active=active))

    def _content(self, name: str, new: New, writing: _Writing) -> bytes:
        sheet, kinds = self._seen.get(name, (SeenSheet(name, is_hidden=False), []))
        styles = self._parts.styles_of_numbers(name)
        texts = new.columns(name)
        rows = []
        for row in range(texts.height):
            cells = [
                _cell(
                    _place(row, column), letters[row], styles.get((row, column), 0), text, writing
                )
                for column, letters in enumerate(kinds)
                if (text := texts.at(row, column)) or (row, column) in styles
            ]
            hidden = ' hidden="1"' if row in sheet.end.hidden else ""
            rows.append(f'<row r="{row + 1}"{hidden}>{"".join(cells)}</row>')
        merged = "".join(f'<mergeCell ref="{_area(each)}"/>' for each in sheet.end.merged)
        return (
            f'<worksheet xmlns="{MAIN}">{_columns(sheet)}<sheetData>{"".join(rows)}</sheetData>'
            + (f"<mergeCells>{merged}</mergeCells>" if merged else "")
            + "</worksheet>"
        ).encode()


def _state(visible: SheetVisibleEnum) -> str:
    if visible is SheetVisibleEnum.Visible:
        return ""
    return "veryHidden" if visible is SheetVisibleEnum.VeryHidden else "hidden"


def _cell(place: str, letter: str, style: int, text: str, writing: _Writing) -> str:
    kind = _TYPES.get(letter, "n")
    value = (
        str(writing.shared.number_of(text))
        if kind == "s"
        else in_text(writing.numbers.value(kind, style, text))
    )
    return f'<c r="{place}" s="{style}" t="{kind}"><v>{value}</v></c>'


def _place(row: int, column: int) -> str:
    return f"{get_column_letter(column + 1)}{row + 1}"


def _columns(sheet: SeenSheet) -> str:
    hidden = "".join(
        f'<col min="{each + 1}" max="{each + 1}" hidden="1"/>'
        for each in sorted(set(sheet.end.hidden_columns))
    )
    return f"<cols>{hidden}</cols>" if hidden else ""


def _area(area: tuple[int, int, int, int]) -> str:
    top, left, bottom, right = area
    return f"{_place(top, left)}:{_place(bottom, right)}"


def _styles(codes: dict[int, str]) -> bytes:
    """Return the part with one style for each that the workbook had, by the same numbers."""
    numbers = {code: _FIRST_FORMAT + at for at, code in enumerate(dict.fromkeys(codes.values()))}
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{in_attribute(code)}"/>'
        for code, number in numbers.items()
    )
    styles = "".join(
        f'<xf numFmtId="{numbers[codes[each]] if each in codes else 0}" applyNumberFormat="1"/>'
        for each in range(max(codes, default=0) + 1)
    )
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts count="{len(numbers)}">{formats}</numFmts>'
        '<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
        f'<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        f"<cellXfs>{styles}</cellXfs>{NORMAL}</styleSheet>"
    ).encode()
