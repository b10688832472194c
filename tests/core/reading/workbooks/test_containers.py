"""A file is what its content says; what is locked, cut off or too big is said before unpacking."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.kinds import OLE_START
from rosterwizard.core.reading.workbooks import containers
from rosterwizard.core.reading.workbooks.containers import container_of
from tests.helpers.workbook_files import ods_file, xlsx_file, zip_file

TYPES = "[Content_Types].xml"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def ole_file(*names: str) -> bytes:
    """Return what the old container of Office begins with, and the names of its streams."""
    header = OLE_START.ljust(30, b"\0") + b"\x09\x00"  # sectors of 512 bytes, the list first
    return header.ljust(512, b"\0") + b"".join(name.encode("utf-16-le") + b"\0\0" for name in names)


def xls_file(*records: bytes) -> bytes:
    """Return the beginning of an old workbook: its first record and what follows it."""
    first = b"\x09\x08\x10\x00" + b"\x00\x06\x05\x00".ljust(16, b"\0")
    return ole_file("Workbook") + b"\0" * 512 + first + b"".join(records)


def refusal(data: bytes) -> str:
    with pytest.raises(RosterError) as caught:
        container_of(data)
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "container"),
    [
        (xlsx_file(""), "xlsx"),
        (zip_file({"xl/workbook.bin": b""}), "xlsb"),
        (zip_file({TYPES: "…spreadsheetml.sheet.main+xml", "book.xml": ""}), "xlsx"),
        (zip_file({TYPES: "…ms-excel.sheet.macroEnabled.main+xml", "book.xml": ""}), "xlsx"),
        (ods_file(""), "ods"),
        (ole_file("Workbook"), "xls"),
        (ole_file("Book"), "xls"),
        (zip_file({"users.csv": "a,b"}), "zip"),
        (zip_file({}), "zip"),
        (zip_file({"mimetype": "text/plain", "users.csv": ""}), "zip"),
    ],
)
def test_each_container_is_known_by_its_parts(data: bytes, container: str) -> None:
    assert container_of(data) == container


@pytest.mark.parametrize(
    "data",
    [
        ole_file("WordDocument"),
        zip_file({TYPES: "…wordprocessingml… spreadsheetml.sheet", "word/document.xml": ""}),
        zip_file({"Index/Document.iwa": ""}),
        zip_file({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}),
    ],
)
def test_other_documents_are_refused(data: bytes) -> None:
    assert refusal(data) == "other-document"


def test_a_password_is_said_to_be_one() -> None:
    locked_ods = {
        "mimetype": ODS_TYPE,
        "content.xml": "",
        "META-INF/manifest.xml": "encryption-data",
    }

    assert refusal(ole_file("EncryptedPackage")) == "file-locked-by-password"
    assert refusal(zip_file(locked_ods)) == "file-locked-by-password"


def test_a_zip_with_a_password_is_said_to_have_one() -> None:
    data = bytearray(zip_file({"users.csv": "a,b"}))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1  # the flag in the directory

    assert refusal(bytes(data)) == "file-locked-by-password"


@pytest.mark.parametrize(
    ("records", "is_locked"),
    [
        ([b"\x2f\x00\x02\x00ab"], True),
        ([b"\x86\x00\x00\x00", b"\x2f\x00\x02\x00ab"], True),
        ([b"\x86\x00\x00\x00", b"\x42\x00\x02\x00ab"], False),
        ([b"\x42\x00\x02\x00ab", b"\x2f\x00\x02\x00ab"], False),
        ([], False),
    ],
)
def test_an_old_workbook_with_a_password_is_known(records: list[bytes], is_locked: bool) -> None:
    data = xls_file(*records)

    if is_locked:
        assert refusal(data) == "file-locked-by-password"
    else:
        assert container_of(data) == "xls"


@pytest.mark.parametrize("kept", [8, 400, 2000])
def test_an_old_workbook_that_breaks_off_is_said_to(kept: int) -> None:
    data = (Path(__file__).parents[3] / "data" / "reading" / "people.xls").read_bytes()

    assert refusal(data[:kept]) == "file-cut-off"


@pytest.mark.parametrize("kept", [5, 100, -30])
def test_a_file_that_breaks_off_is_said_to(kept: int) -> None:
    assert refusal(xlsx_file("<row/>")[:kept]) == "file-cut-off"


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zip_file({"xl/workbook.xml": "x" * 1000})
    assert container_of(data) == "xlsx"

    monkeypatch.setattr(containers, "_MOST_BYTES", 999)

    assert refusal(data) == "file-too-big"


def test_what_unpacks_to_far_more_than_it_is_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "_HARMLESS_BYTES", 10_000)

    assert container_of(zip_file({"xl/workbook.xml": "x" * 9_000})) == "xlsx"
    assert container_of(zip_file({"xl/workbook.xml": bytes(range(256)) * 50})) == "xlsx"
    assert refusal(zip_file({"xl/workbook.xml": "x" * 500_000})) == "file-too-big"


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "_MOST_PARTS", 1)

    assert refusal(zip_file({"a.csv": "", "b.csv": ""})) == "file-too-big"


def test_an_ods_file_may_lack_its_list_of_parts() -> None:
    assert container_of(zip_file({"mimetype": ODS_TYPE, "content.xml": ""})) == "ods"


def test_as_many_parts_as_there_may_be_are_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "_MOST_PARTS", 2)

    assert container_of(zip_file({"a.csv": "", "b.csv": ""})) == "zip"


def claiming(*parts: tuple[int, int]) -> bytes:
    """Return a zip whose directory claims these sizes in MB of its parts, packed and unpacked."""
    data = bytearray(zip_file({f"{place}.csv": "" for place in range(len(parts))}))
    entry = 0
    for packed, unpacked in parts:
        entry = data.index(b"PK\x01\x02", entry) + 4
        data[entry + 16 : entry + 24] = struct.pack("<II", packed * 2**20, unpacked * 2**20)
    return bytes(data)


@pytest.mark.parametrize(
    ("most", "too_much"),
    [
        (((0, 100),), ((0, 101),)),  # a file that small does no harm
        (((2, 200),), ((2, 201),)),  # a hundred times what it is
        (((99, 2048), (99, 2048)), ((99, 2048), (99, 2049))),  # never more than 4 GB
    ],
)
def test_what_a_file_may_unpack_to(
    most: tuple[tuple[int, int], ...], too_much: tuple[tuple[int, int], ...]
) -> None:
    assert container_of(claiming(*most)) == "zip"
    assert refusal(claiming(*too_much)) == "file-too-big"
