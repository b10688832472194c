"""The files that reach the practice server, read without trust."""

from __future__ import annotations

import io
import zipfile

import pytest

from rosterwizard.services.practice import rosters
from rosterwizard.services.practice.rosters import (
    UnreadableError,
    headings_of,
    rows_of,
    sheets_of,
    without_hidden,
)
from tests.helpers.workbook_files import zip_file


def zip_of(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return buffer.getvalue()


def test_cells_are_found_by_heading_in_any_case() -> None:
    rows = rows_of(b'\xef\xbb\xbfUserName , Email\r\nanna,"a,b"\r\n\r\nben\r\ncleo,c,extra\r\n')
    assert rows == [
        {"username": "anna", "email": "a,b"},
        {"username": "ben", "email": ""},
        {"username": "cleo", "email": "c"},
    ]


def test_a_file_with_tabs_is_read_too() -> None:
    assert rows_of(b"id\tname\n1\tx, y\n") == [{"id": "1", "name": "x, y"}]


@pytest.mark.parametrize("content", [b"", b"\r\n", b"id,name\r\n"])
def test_an_empty_file_has_no_rows(content: bytes) -> None:
    assert rows_of(content) == []


@pytest.mark.parametrize("content", [b"id\n\xff\xfe\n", b'id\n"a"b\n'])
def test_what_cannot_be_read_is_a_value_error(content: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^no (UTF-8|CSV)$"):
        rows_of(content)


def test_headings_stand_alone() -> None:
    assert headings_of(b"UserName,Enabled\r\nanna,Y") == ["username", "enabled"]
    assert headings_of(b"") == []


def test_a_zip_has_a_sheet_for_each_member() -> None:
    content = zip_of(users_csv=b"id\n1\n", classes_csv=b"id\n")
    assert list(sheets_of("Set.ZIP", content)) == [
        ("users.csv", [{"id": "1"}]),
        ("classes.csv", []),
    ]


@pytest.mark.parametrize(
    "packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_a_damaged_zip_is_none_that_can_be_read_however_it_is_packed(packing: int) -> None:
    data = bytearray(zip_file({"users.csv": "id\n" + "1234567\n" * 50}, packing))
    for place in range(45, 60):
        data[place] ^= 0xFF
    with pytest.raises(UnreadableError, match="no zip that can be read"):
        list(sheets_of("set.zip", bytes(data)))


def test_a_single_file_is_one_sheet() -> None:
    assert list(sheets_of("users.csv", b"id\n1\n")) == [("users.csv", [{"id": "1"}])]


def test_what_is_no_zip_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="no zip"):
        list(sheets_of("set.zip", b"PK..."))


def test_a_member_that_swells_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rosters, "LARGEST_FILE", 10)
    with pytest.raises(ValueError, match="too large"):
        list(sheets_of("set.zip", zip_of(users_csv=b"id\n" + b"1\n" * 10)))


def test_a_zip_with_very_many_members_is_read_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rosters, "MOST_MEMBERS", 1)
    assert len(list(sheets_of("s.zip", zip_of(a_csv=b"id\n", b_csv=b"id\n")))) == 1


def test_only_hidden_columns_are_covered_and_other_files_stay_byte_for_byte() -> None:
    plain = b'id,"name"\nx,"a"\n'
    assert without_hidden("a.csv", plain) == plain
    packed = zip_of(a_csv=plain)
    assert without_hidden("a.zip", packed) == packed
    secret = b"id\tPassword\tname\r\n1\tMaple\tx\r\n2\t\ty\r\n3\r\n"
    covered = b"id\tPassword\tname\r\n1\t(set)\tx\r\n2\t\ty\r\n3\r\n"
    assert without_hidden("a.tsv", secret) == covered
    both = without_hidden("a.zip", zip_of(a_tsv=secret, b_csv=plain))
    with zipfile.ZipFile(io.BytesIO(both)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "a.tsv": covered,
            "b.csv": plain,
        }
