"""What kind of file it is, told by how it begins and never by its name."""

import re

from rosterwizard.core.messages.errors import RosterError

OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Excel, and new with a password
_WORKBOOK_STARTS = (b"PK\x03\x04", b"PK\x05\x06", OLE_START)
_DOCUMENTS = (
    b"%PDF-",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",  # JPEG
    b"GIF8",
    b"SQLite format 3",
)
_LOOKED_AT = 4096
_PACKED = (b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
# Many school systems write a web page and call it .xls; old Excel wrote XML.
_MARKUP = re.compile(
    rb"\s*<(?:!--|(?:!doctype|html|head|meta|style|body|div|table|\?xml|"
    rb"(?:ss:)?workbook)\b)",
    re.IGNORECASE,
)
_XML = re.compile(rb"\s*<\?xml\b")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|table)\b", re.IGNORECASE)
_XML_SHEET = b"urn:schemas-microsoft-com:office:spreadsheet"

# [{"name": …, {"users": [… and [[…; a heading in square brackets is none of them.
_JSON = re.compile(rb'\s*(?:\[\s*)*(?:\{\s*"[^"]{0,999}"\s*:|\[\s*\[)')


def is_workbook_or_zip(start: bytes) -> bool:
    """Tell whether a file whose first 8 bytes these are is for the reading process."""
    return start.startswith(_WORKBOOK_STARTS)


def refuse_other_kinds(data: bytes) -> None:
    """Raise RosterError for what is no table.

    That is "other-document", "packed-file", "flat-workbook", "xml-file", "web-page" or
    "json-file".
    """
    start = _as_single_bytes(data[:_LOOKED_AT])
    if data.startswith(_PACKED):
        raise RosterError("packed-file")
    if data.startswith(_DOCUMENTS):
        raise RosterError("other-document")
    if _MARKUP.match(start):
        if b"<office:document" in start:
            raise RosterError("flat-workbook")
        if _XML_SHEET in start or (_XML.match(start) and not _PAGE.search(start)):
            raise RosterError("xml-file")
        raise RosterError("web-page")
    if _JSON.match(start):
        raise RosterError("json-file")


def _as_single_bytes(start: bytes) -> bytes:
    """Return the beginning of a file without its mark, and of UTF-16 only the letters' bytes."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        start = start.removeprefix(mark)
    return start.replace(b"\0", b"")
