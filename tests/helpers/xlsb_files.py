"""Small XLSB workbooks made record by record, as far as the library needs them."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from tests.helpers.workbook_files import zip_file

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def record(kind: int, content: bytes = b"") -> bytes:
    """Return one record; its kind and its length take as many bytes as they need."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(content)
    size = b""
    while length > 0x7F:
        size += bytes([length & 0x7F | 0x80])
        length >>= 7
    return head + size + bytes([length]) + content


def text(letters: str) -> bytes:
    """Return a text: how many letters, and each in two bytes."""
    return struct.pack("<I", len(letters)) + letters.encode("utf-16-le")


def row(number: int, *, hidden: bool = False) -> bytes:
    """Return the head of a row, which its cells follow."""
    flags = bytes([0, 0x10 if hidden else 0, 0])
    return record(0, struct.pack("<IIH", number, 0, 300) + flags + struct.pack("<I", 0))


def cell(kind: int, column: int, style: int, value: bytes) -> bytes:
    """Return a cell of the row before it."""
    return record(kind, struct.pack("<II", column, style) + value)


def xlsb_file(*records: bytes, forms: Sequence[str] = (), is_1904: bool = False) -> bytes:
    """Return a workbook with the sheet People, of these records.

    forms: the formats of the styles 1, 2, …
    """
    styles = record(44, struct.pack("<H", 0) + text("General"))
    styles += b"".join(
        record(44, struct.pack("<H", number) + text(form)) for number, form in enumerate(forms, 164)
    )
    styles += record(617, struct.pack("<I", 1 + len(forms)))
    for number in (0, *range(164, 164 + len(forms))):
        styles += record(47, struct.pack("<HH", 0, number) + bytes(12))
    styles += record(618)
    sheets = record(143) + record(156, struct.pack("<II", 0, 1) + text("rId1") + text("People"))
    book = record(131) + record(153, struct.pack("<III", int(is_1904), 0, 0))
    sheet = record(129) + record(148, struct.pack("<IIII", 0, 99, 0, 99)) + record(145)
    return zip_file(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
            "xl/workbook.bin": book + sheets + record(144) + record(132),
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.bin"/>'
            "</Relationships>",
            "xl/styles.bin": record(278) + styles + record(279),
            "xl/worksheets/sheet1.bin": sheet + b"".join(records) + record(146) + record(130),
        }
    )
