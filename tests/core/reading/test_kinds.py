"""What is plainly no table is refused with a word on what it is."""

from __future__ import annotations

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.kinds import is_workbook_or_zip, refuse_other_kinds


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (b"%PDF-1.7\n", "other-document"),
        (b"{\\rtf1\\ansi", "other-document"),
        (b"\x89PNG\r\n", "other-document"),
        (b"\xff\xd8\xff\xe0", "other-document"),
        (b"GIF89a", "other-document"),
        (b"SQLite format 3\x00", "other-document"),
        (b"<html><table>", "web-page"),
        (b"\xef\xbb\xbf\r\n <!DOCTYPE HTML>", "web-page"),
        (b'<?xml version="1.0"?><Workbook>', "xml-file"),
        (b'<ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">', "xml-file"),
        (b'<?xml version="1.0"?>\n<students><student/></students>', "xml-file"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', "web-page"),
        (b"\xef\xbb\xbf\r\n<!-- x --><table>", "web-page"),
        (b"<meta charset=utf-8><style>td {}</style><table>", "web-page"),
        ("\ufeff<html><table>".encode("utf-16-le"), "web-page"),
        ("\ufeff<?xml?><Workbook>".encode("utf-16-be"), "xml-file"),
        ('\ufeff[{"a": 1}]'.encode("utf-16-le"), "json-file"),
        (b"<TABLE border=1>", "web-page"),
        (b'<?xml version="1.0"?><office:document x="y">', "flat-workbook"),
        (b'[{"a": 1}]', "json-file"),
        (b'\xef\xbb\xbf {\n "a": [', "json-file"),
        (b'[["a", "b"]]', "json-file"),
        (b"\x1f\x8b\x08", "packed-file"),
        (b"Rar!\x1a", "packed-file"),
        (b"7z\xbc\xaf\x27\x1c", "packed-file"),
        (b"BZh9", "packed-file"),
        (b"\xfd7zXZ\x00", "packed-file"),
        (b"\x28\xb5\x2f\xfd", "packed-file"),
    ],
)
def test_other_kinds_are_refused(start: bytes, code: str) -> None:
    with pytest.raises(RosterError) as caught:
        refuse_other_kinds(start)

    assert caught.value.code == code


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"name,class",
        b"<5 years,>5 years",
        b"<tablet>,a",
        b"BMI,x",
        b"[Students],x",
        b"{a},b",
        b'{"a",b',
    ],
)
def test_text_is_not_refused(start: bytes) -> None:
    refuse_other_kinds(start)


@pytest.mark.parametrize(
    ("start", "is_one"),
    [
        (b"PK\x03\x04\x14\x00\x00\x00", True),
        (b"PK\x05\x06\x00\x00\x00\x00", True),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", True),
        (b"PK,name\n", False),
        (b"", False),
    ],
)
def test_workbooks_are_told_by_how_they_begin(start: bytes, is_one: bool) -> None:
    assert is_workbook_or_zip(start) is is_one
