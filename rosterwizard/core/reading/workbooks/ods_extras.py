"""What the library does not tell of an ODS sheet, found in its XML.

From the library, errors come as blanks, `00123` (a number shown with zeros in front) as 123, and a
tab or a line break inside a text not at all; of what is hidden or merged it says nothing.
"""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from xml.parsers import expat

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.workbooks.extras import MOST_COLUMNS, Extras

# A look at every cell takes longer than the library's whole work, so it is made only when
# there is something to find.
_WORTH_IT = re.compile(
    rb'calcext:value-type="error"|table:visibility="(?:collapse|filter)"'
    rb'|office:value-type="(?:date|time|percentage|currency)"'
    rb"|<(?:text:(?:tab|line-break|ruby)|office:annotation)\b|table:number-rows-spanned=\"(?!1\")|table:formula="
    rb'|office:value="([^"]*)"[^>]*>\s*<text:p>(?!\1<)'
)
_TAG = re.compile(
    rb"<table:(table-row|table-column|(?:covered-)?table-cell|table)((?:\s[^>]*?)?)"
    rb"(?:/>|>(?:((?:\s*<(?:office:annotation|text:p|draw:).*?)?)</table:(?:covered-)?table-cell>)?)",
    re.DOTALL,
)
_NAME = re.compile(rb'\stable:name="([^"]*)"')
_REPEATED = re.compile(rb'\stable:number-(?:rows|columns)-repeated="(\d{1,7})"')
_SPANNED = re.compile(rb'\stable:number-(rows|columns)-spanned="(\d{1,7})"')
_HIDDEN = re.compile(rb'\stable:visibility="(?:collapse|filter)"')
_ERROR = re.compile(rb'\scalcext:value-type="error"')
_TYPE = re.compile(rb'\soffice:value-type="(\w+)"')
_DATE = re.compile(rb'\soffice:date-value="(\d{4})-(\d{2})-(\d{2})(T[^"]*)?"')
_FORMULA = re.compile(rb"\stable:formula=")
_ANNOTATION = re.compile(rb"<office:annotation\b.*?</office:annotation>", re.DOTALL)
_PARAGRAPH = re.compile(rb"<text:p\b[^>]*?(?:/>|>(.*?)</text:p>)", re.DOTALL)
_RUBY = re.compile(rb"<text:ruby-text\b.*?</text:ruby-text>", re.DOTALL)
_SPACES = re.compile(rb'<text:s(?:\s+text:c="(\d{1,4})")?\s*/>')
_MARKUP = re.compile(rb"<[^>]*>")
_TOLD_WRONG = re.compile(rb"<text:(?:tab|line-break|ruby)\b")
_SCIENTIFIC = re.compile(r"-?\d(?:[.,]\d+)?E[+-]?\d+", re.IGNORECASE)
_NUMBERS = frozenset({b"float", b"percentage", b"currency"})


class OdsParts:
    """The part of an ODS file that says what the library does not.

    Made before the library has the file: at XML that breaks off it looks for more without end.
    Raises RosterError "file-damaged".
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._xml = archive.read("content.xml")
        _refuse_broken(self._xml)
        self._worth_it = bool(_WORTH_IT.search(self._xml))

    def extras_of(self, sheet: str, height: int) -> Extras:
        """Return the extras of the sheet of that name, which has that many rows."""
        extras = Extras()
        row = below = column = of_columns = 0
        for kind, attributes, content in self._tags_of(sheet):
            repeated = _REPEATED.search(attributes)
            times = int(repeated[1]) if repeated else 1
            if kind == b"table-column":
                if _HIDDEN.search(attributes):
                    last = min(of_columns + times, MOST_COLUMNS)
                    extras.hidden_columns.extend(range(of_columns, last))
                of_columns += times
            elif kind == b"table-row":
                row, below, column = below, min(below + times, height), 0
                if _HIDDEN.search(attributes):
                    extras.hidden_rows.extend(range(row, below))
            else:
                for at in range(column, column + times) if content or _says(attributes) else ():
                    _put_cell(extras, range(row, below), at, attributes, content)
                column += times
        return extras

    def _tags_of(self, sheet: str) -> Iterator[tuple[bytes, bytes, bytes]]:
        """Give the columns, rows and cells of the sheet: what it is, attributes, what is inside."""
        wanted = False
        for tag in _TAG.finditer(self._xml) if self._worth_it else ():
            if tag[1] != b"table":
                if wanted:
                    yield tag[1], tag[2], tag[3] or b""
                continue
            name = _NAME.search(tag[2])
            wanted = bool(name and unescape(name[1].decode()) == sheet)


def _refuse_broken(xml: bytes) -> None:
    """Look at tags alone, which takes a twentieth of what reading the sheet does."""
    try:
        expat.ParserCreate().Parse(xml, True)  # noqa: FBT003 - it takes no names
    except (expat.ExpatError, LookupError) as error:  # or of an encoding that there is not
        raise RosterError("file-damaged") from error


def _says(attributes: bytes) -> bool:
    """Tell whether a blank cell says anything; those to the right of a sheet are thousands."""
    return b"formula=" in attributes or b"spanned=" in attributes


def _put_cell(extras: Extras, rows: range, column: int, attributes: bytes, content: bytes) -> None:
    spanned = {each[1]: int(each[2]) for each in _SPANNED.finditer(attributes)}
    if spanned.get(b"rows", 1) > 1:
        bottom, right = rows.start + spanned[b"rows"] - 1, column + spanned.get(b"columns", 1) - 1
        extras.merged.append((rows.start, column, bottom, right))
    if not content:
        if _FORMULA.search(attributes) and not _TYPE.search(attributes):
            extras.unsaved.extend((row, column) for row in rows)
        return
    text = _shown(attributes, content)
    if text is not None:
        extras.texts[column].update(dict.fromkeys(rows, text))


def _shown(attributes: bytes, content: bytes) -> str | None:
    """Return what the cell shows; None where the library says it as well."""
    if _ERROR.search(attributes):
        return _text(content)
    found = _TYPE.search(attributes)
    kind = found[1] if found else b""
    if kind == b"string":
        return _text(content) if _TOLD_WRONG.search(content) else None
    text = _text(content).strip()
    if not text or text.startswith("#"):
        return None
    if kind in _NUMBERS:
        return None if _SCIENTIFIC.fullmatch(text) else text
    if kind == b"date":
        return _date(attributes, text)
    return text if kind == b"time" else None


def _date(attributes: bytes, text: str) -> str | None:
    """Return the date in full where that is shown, and otherwise what is shown of it."""
    found = _DATE.search(attributes)
    if not found:
        return None
    year, month, day = (int(found[at]) for at in (1, 2, 3))
    numbers = [int(each) for each in re.findall(r"\d{1,4}", text)]
    has_month = month in numbers or re.search(r"[^\W\d_]{3}", text)
    if day in numbers and has_month and (year in numbers or year % 100 in numbers[1:]):
        whole = f"{year:04}-{month:02}-{day:02}"
        return None if found[4] and ":" in text else whole
    return text


def _text(content: bytes) -> str:
    """Return the text of a cell: its paragraphs below each other, without notes and furigana."""
    paragraphs = _PARAGRAPH.finditer(_ANNOTATION.sub(b"", content))
    return "\n".join(_paragraph(each[1] or b"") for each in paragraphs)


def _paragraph(inside: bytes) -> str:
    inside = _RUBY.sub(b"", inside)
    inside = _SPACES.sub(lambda found: b" " * int(found[1] or 1), inside)
    inside = inside.replace(b"<text:tab/>", b"\t").replace(b"<text:line-break/>", b"\n")
    return unescape(_MARKUP.sub(b"", inside).decode("utf-8", "replace"))
