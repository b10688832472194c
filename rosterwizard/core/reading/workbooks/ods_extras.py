"""What the library does not tell of an ODS sheet, found in its XML.

From the library, errors come as blanks and `00123` (a number shown with zeros in front) as 123;
of hidden rows it says nothing.
"""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from itertools import product

from rosterwizard.core.reading.workbooks.extras import Extras

# A look at every cell takes longer than the library's whole work, so it is made only when
# there is something to find.
_WORTH_IT = re.compile(
    rb'calcext:value-type="error"|table:visibility="(?:collapse|filter)"'
    rb'|office:value-type="float"[^>]*>\s*<text:p>0\d'
)
_TAG = re.compile(
    rb"<table:(table-row|(?:covered-)?table-cell|table)((?:\s[^>]*)?)/?>(?:\s*<text:p>([^<]*)</text:p>)?"
)
_NAME = re.compile(rb'\stable:name="([^"]*)"')
_REPEATED = re.compile(rb'\stable:number-(?:rows|columns)-repeated="(\d{1,7})"')
_HIDDEN = re.compile(rb'\stable:visibility="(?:collapse|filter)"')
_ERROR = re.compile(rb'\scalcext:value-type="error"')
_FLOAT = re.compile(rb'\soffice:value-type="float"')
_ZEROS = re.compile(rb"0\d+")


class OdsParts:
    """The part of an ODS file that says what the library does not."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._xml = archive.read("content.xml")
        self._worth_it = bool(_WORTH_IT.search(self._xml))

    def extras_of(self, sheet: str, height: int) -> Extras:
        """Return the extras of the sheet of that name, which has that many rows."""
        extras = Extras()
        row = below = column = 0
        for kind, attributes, text in self._tags_of(sheet):
            repeated = _REPEATED.search(attributes)
            times = int(repeated[1]) if repeated else 1
            if kind == b"table-row":
                row, below, column = below, min(below + times, height), 0
                if _HIDDEN.search(attributes):
                    extras.hidden.extend(range(row, below))
                continue
            if text and _is_told_otherwise(attributes, text):
                places = product(range(row, below), range(column, column + times))
                extras.texts.update(dict.fromkeys(places, unescape(text.decode())))
            column += times
        return extras

    def _tags_of(self, sheet: str) -> Iterator[tuple[bytes, bytes, bytes | None]]:
        """Give the rows and cells of the sheet: what it is, attributes, first line of text."""
        wanted = False
        for tag in _TAG.finditer(self._xml) if self._worth_it else ():
            if tag[1] != b"table":
                if wanted:
                    yield tag[1], tag[2], tag[3]
                continue
            name = _NAME.search(tag[2])
            wanted = bool(name and unescape(name[1].decode()) == sheet)


def _is_told_otherwise(attributes: bytes, text: bytes) -> bool:
    if _ERROR.search(attributes):
        return True
    return bool(_FLOAT.search(attributes) and _ZEROS.fullmatch(text))
