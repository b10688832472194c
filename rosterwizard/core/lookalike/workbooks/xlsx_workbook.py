"""An XLSX workbook written anew from the few parts that reading looks at.

The parts get names of ours, and so do defined names. A chart sheet and a link to another file stay
as empty ones, for reading tells of both.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree.ElementTree import Element, fromstring

from rosterwizard.core.lookalike.workbooks.allowed_xml import local, refuse_declarations
from rosterwizard.core.lookalike.workbooks.cell_values import CellNumbers, SharedTexts
from rosterwizard.core.lookalike.workbooks.new_formulas import texts_of_formula, with_new_texts
from rosterwizard.core.lookalike.workbooks.newness import New, names_told
from rosterwizard.core.lookalike.workbooks.texts import OtherText
from rosterwizard.core.lookalike.workbooks.xlsx_package import (
    MAIN,
    Package,
    SheetPart,
    packed,
)
from rosterwizard.core.lookalike.workbooks.xlsx_sheets import (
    SheetFormulas,
    SheetWriting,
    new_sheet,
    sheet_formulas,
)
from rosterwizard.core.lookalike.workbooks.xlsx_styles import format_texts, new_styles
from rosterwizard.core.reading.workbooks.xlsx_extras import (
    XlsxParts,
    formats_in,
    is_1904_in,
    relations_in,
)
from rosterwizard.core.templates.template_mark import (
    MARK_SHEET,
    properties_of,
    rows_in_properties,
)

_KINDS = {"worksheets": "worksheet", "chartsheets": "chartsheet", "dialogsheets": "dialogsheet"}
_STATES = frozenset({"hidden", "veryHidden"})
_POSITION = re.compile(r"[0-9]{1,6}")
_BUILT_IN = "_xlnm."
_FORMULAS_KEPT = 10_000  # different ones of a workbook


@dataclass(frozen=True, slots=True)
class _SheetEntry:
    """A sheet as the workbook names it. path: of its part."""

    name: str
    state: str
    path: str

    @property
    def kind(self) -> str:
        """What it is: calamine tells it by the folder as well."""
        folder = self.path.split("/")[1] if self.path.count("/") > 1 else ""
        return _KINDS.get(folder, "worksheet")


@dataclass(frozen=True, slots=True)
class _DefinedName:
    name: str
    sheet: int | None
    text: str = field(repr=False)


class XlsxWorkbook:
    """An XLSX workbook of a person's, of which another is made."""

    def __init__(self, data: bytes) -> None:
        self._parts = XlsxParts(zipfile.ZipFile(io.BytesIO(data)))
        self._root = _tree(self._parts.part("xl/workbook.xml"))
        self.sheets = tuple(self._entries())
        self._names = tuple(self._defined_names())

    @property
    def sheet_names(self) -> list[str]:
        """The names of all its sheets, charts and the like among them."""
        return [each.name for each in self.sheets]

    def formulas_of(self, sheet: str) -> SheetFormulas:
        """Return the formulas of a worksheet; none where that has no part."""
        xml = self._parts.sheet_part(sheet)
        return sheet_formulas(xml) if xml else SheetFormulas()

    def others(self) -> Iterator[OtherText]:
        """Give the texts beside the cells but those of the sheets' own formulas."""
        yield from names_told(self.sheet_names)
        for text in format_texts(self._parts.part("xl/styles.xml")):
            yield OtherText("number-format", text)
        for name in self._names:
            for text in texts_of_formula(name.text):
                yield OtherText("formula", text)

    def rewritten(self, new: New) -> bytes:
        """Return the workbook with its new texts."""
        styles = new_styles(self._parts.part("xl/styles.xml"), new)
        is_1904 = is_1904_in(self._parts.part("xl/workbook.xml"))
        shared = SharedTexts()
        formula = self._formula(new)
        numbers = CellNumbers(formats_in(styles), is_1904=is_1904)
        writing = SheetWriting(numbers, shared, formula)
        sheets = tuple(self._sheet(each, new, writing) for each in self.sheets)
        names = tuple(
            (f"name_{number}", formula(each.text), each.sheet)
            for number, each in enumerate(self._names, start=1)
        )
        return packed(
            Package(
                *(sheets, styles, shared.part(MAIN) if shared.numbers else b""),
                is_1904=is_1904,
                names=names,
                links=self._links(),
                properties=self._properties(new),
                active=self._active(),
            )
        )

    def _sheet(self, sheet: _SheetEntry, new: New, writing: SheetWriting) -> SheetPart:
        content = b""
        if sheet.kind == "worksheet":
            xml, cells = self._parts.sheet_part(sheet.name), new.columns(sheet.name)
            content = "".join(new_sheet(xml, cells, writing)).encode() if xml else b""
        return SheetPart(new.sheet(sheet.name) or "", sheet.kind, sheet.state, content)

    def _formula(self, new: New) -> Callable[[str], str]:
        names = {
            each.name.casefold(): f"name_{number}"
            for number, each in enumerate(self._names, start=1)
        }

        @lru_cache(_FORMULAS_KEPT)
        def formula(text: str) -> str:
            return with_new_texts(text, new, lambda name: names.get(name.casefold()))

        return formula

    def _entries(self) -> Iterator[_SheetEntry]:
        targets = relations_in(self._parts.part("xl/_rels/workbook.xml.rels"))
        for element in _below(self._root, "sheets", "sheet"):
            state = element.get("state", "")
            relation = next((text for key, text in element.items() if key.endswith("}id")), "")
            path = posixpath.normpath(posixpath.join("/xl", targets.get(relation, "")))
            yield _SheetEntry(
                element.get("name", ""), state if state in _STATES else "", path.lstrip("/")
            )

    def _defined_names(self) -> Iterator[_DefinedName]:
        for element in _below(self._root, "definedNames", "definedName"):
            name, sheet = element.get("name", ""), element.get("localSheetId", "")
            if name and not name.startswith(_BUILT_IN):
                yield _DefinedName(name, self._position(sheet), element.text or "")

    def _position(self, text: str) -> int | None:
        """Return the position of a sheet that an attribute tells; None where there is none."""
        is_one = _POSITION.fullmatch(text) and int(text) < len(self.sheets)
        return int(text) if is_one else None

    def _active(self) -> int:
        """Return the position of the sheet that shows first; a hidden one cannot."""
        for view in _below(self._root, "bookViews", "workbookView"):
            told = self._position(view.get("activeTab", "0"))
            if told is not None and not self.sheets[told].state:
                return told
        return next((at for at, each in enumerate(self.sheets) if not each.state), 0)

    def _links(self) -> int:
        """Return how many other files it speaks of; at least one where reading says so."""
        told = len(_below(self._root, "externalReferences", "externalReference"))
        return max(told, int(self._parts.refer_to_other_files()))

    def _properties(self, new: New) -> dict[str, str]:
        """Return what the document's own properties say of our template, as far as it is needed."""
        if any(each.name == MARK_SHEET for each in self.sheets):
            return {}
        rows = rows_in_properties(self._parts.properties())
        titles = dict.fromkeys(title for _, title, _ in rows if title)
        renamed = {
            title: new.sheet(title) or f"Sheet {number}"
            for number, title in enumerate(titles, start=1)
        }
        return properties_of((what, renamed.get(title, ""), value) for what, title, value in rows)


def _tree(xml: bytes) -> Element:
    refuse_declarations(xml)
    return fromstring(xml)  # noqa: S314 - without declarations


def _below(root: Element, *names: str) -> list[Element]:
    found = [root]
    for name in names:
        found = [each for element in found for each in element if local(each) == name]
    return found
