"""What the library does not tell of an XLSX sheet, found in its XML by a few quick searches.

From the library, errors come as blanks and `00123` (a number shown with zeros in front) as 123;
of hidden rows, and of formulas without a saved result, it says nothing.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from html import unescape

from rosterwizard.core.reading.workbooks.extras import Extras

# Other programs than Excel put a prefix before the names: <x:sheet …>.
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)")
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^>]*)")
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf\s([^>]*)")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")

_PROPERTY = re.compile(rb"<(?:\w+:)?property\s([^>]*)>\s*<\w+:lpwstr>([^<]*)</")

_CELL = rb"<(?:\w+:)?c\s([^>]*\b%s[^>/]*)>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]+)<"
_UNSAVED = re.compile(
    rb"<(?:\w+:)?c\s([^>]*[^>/])>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_FORMULA_TAGS = (b"<f", b":f>", b":f ")
_SAMPLE = 4096
_HIDDEN = re.compile(rb"""<(?:\w+:)?row\s([^>]*\bhidden=["'](?:1|true)["'][^>]*)>""")
_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ZEROS = re.compile(r"(00+)(?:;.*)?")


class XlsxParts:
    """The parts of an XLSX file that say what the library does not."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._paths = dict(self._sheet_paths())
        self._zeros = dict(self._zero_styles())

    def extras_of(self, sheet: str, height: int) -> Extras:  # noqa: ARG002 - as for ODS
        """Return the extras of the sheet of that name, which has that many rows."""
        xml = self._part(self._paths.get(sheet, ""))
        extras = Extras()
        for attributes, text in _cells(xml, b"t", b"e"):
            extras.texts.update(dict.fromkeys(_places(attributes), text))
        for style, width in self._zeros.items():
            for attributes, text in _cells(xml, b"s", b"%d" % style):
                if attributes.get("t", "n") == "n" and text.isdecimal():
                    extras.texts.update(dict.fromkeys(_places(attributes), text.zfill(width)))
        extras.hidden.extend(_hidden_rows(xml))
        extras.unsaved.extend(_unsaved_rows(xml))
        return extras

    def properties(self) -> dict[str, str]:
        """Return the texts among the document's own properties, by name."""
        return {
            _attributes(each[1]).get("name", ""): unescape(each[2].decode("utf-8", "replace"))
            for each in _PROPERTY.finditer(self._part("docProps/custom.xml"))
        }

    def _part(self, path: str) -> bytes:
        try:
            return self._archive.read(path)
        except KeyError:
            return b""

    def _sheet_paths(self) -> Iterator[tuple[str, str]]:
        """Give the name of each sheet and the path of its part."""
        targets = {
            relation.get("Id"): posixpath.normpath(
                posixpath.join("/xl", relation.get("Target", ""))
            )
            for relation in _tags(_RELATION, self._part("xl/_rels/workbook.xml.rels"))
        }
        for sheet in _tags(_SHEET, self._part("xl/workbook.xml")):
            relation_id = next((sheet[key] for key in sheet if key.endswith(":id")), None)
            yield sheet.get("name", ""), targets.get(relation_id, "").removeprefix("/")

    def _zero_styles(self) -> Iterator[tuple[int, int]]:
        """Give each cell style that shows zeros in front, and how many digits it shows."""
        xml = self._part("xl/styles.xml")
        widths = {
            each.get("numFmtId"): len(zeros[1])
            for each in _tags(_FORMAT, xml)
            if (zeros := _ZEROS.fullmatch(each.get("formatCode", "")))
        }
        styles = _STYLES.search(xml) if widths else None
        for number, style in enumerate(_tags(_STYLE, styles[0] if styles else b"")):
            if style.get("numFmtId") in widths:
                yield number, widths[style.get("numFmtId")]


def _tags(pattern: re.Pattern[bytes], xml: bytes) -> Iterator[dict[str, str]]:
    for tag in pattern.finditer(xml):
        yield _attributes(tag[1])


def _attributes(inside: bytes) -> dict[str, str]:
    text = inside.decode("utf-8", "replace")
    return {found[1]: unescape(found[2] or found[3] or "") for found in _ATTRIBUTE.finditer(text)}


def _cells(xml: bytes, name: bytes, value: bytes) -> Iterator[tuple[dict[str, str], str]]:
    """Give the attributes and the content of each cell that has that attribute."""
    quote = b"'" if b"='" in xml[:_SAMPLE] else b'"'
    written = b"%s=%s%s%s" % (name, quote, value, quote)
    if written not in xml:
        return  # found out ten times faster than by the pattern
    for cell in re.compile(_CELL % written, re.DOTALL).finditer(xml):
        yield _attributes(cell[1]), unescape(cell[2].decode("utf-8", "replace")).strip()


def _places(attributes: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Give the cell's row and column; nothing when it does not say."""
    place = _PLACE.fullmatch(attributes.get("r", ""))
    if place:
        column = 0
        for letter in place[1]:
            column = column * 26 + ord(letter) - ord("A") + 1
        yield int(place[2]) - 1, column - 1


def _hidden_rows(xml: bytes) -> Iterator[int]:
    for row in _tags(_HIDDEN, xml) if b"hidden=" in xml else ():
        if row.get("r", "").isdecimal():
            yield int(row["r"]) - 1


def _unsaved_rows(xml: bytes) -> Iterator[int]:
    for cell in _tags(_UNSAVED, xml) if any(tag in xml for tag in _FORMULA_TAGS) else ():
        for row, _ in _places(cell):
            yield row
