"""A file of records is read up to its first unsound one, wherever it was cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.services.kept_records import (
    NotRecordsError,
    Record,
    append_records,
    new_opening,
    packed,
    read_records,
)

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = (Record(b"a", b"one"), Record(b"b", b""), Record(b"a", b"three"))


@pytest.fixture
def opening() -> bytes:
    return new_opening()


@pytest.fixture
def file(tmp_path: Path, opening: bytes) -> Path:
    path = tmp_path / "kept"
    path.write_bytes(opening + packed(RECORDS))
    return path


def test_records_come_back(file: Path) -> None:
    assert read_records(file, b"ab") == (RECORDS, True)
    assert read_records(file, b"b") == (RECORDS[1:2], True)


def test_cut_anywhere_the_records_before_are_there(file: Path, opening: bytes) -> None:
    whole = file.read_bytes()
    ends = [len(opening) + len(packed(RECORDS[:count])) for count in range(4)]
    for cut in range(len(whole) + 1):
        file.write_bytes(whole[:cut])
        sound = sum(cut >= end for end in ends) - 1
        if sound < 1:
            with pytest.raises(NotRecordsError):
                read_records(file, b"ab")
        else:
            assert read_records(file, b"ab") == (RECORDS[:sound], cut in ends)


def test_a_record_with_another_byte_ends_the_file(file: Path, opening: bytes) -> None:
    whole = bytearray(file.read_bytes())
    whole[-1] ^= 1
    file.write_bytes(whole)
    assert read_records(file, b"ab") == (RECORDS[:2], False)
    assert read_records(file, b"b") == (RECORDS[1:2], True)  # it is passed by unread
    whole[len(opening)] ^= 1
    file.write_bytes(whole)
    with pytest.raises(NotRecordsError):
        read_records(file, b"abc`")


def test_a_file_of_something_else_is_none(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"username,surname\n" * 9)
    with pytest.raises(NotRecordsError):
        read_records(tmp_path / "other", b"a")


def test_records_are_put_behind_the_sound_part(file: Path, opening: bytes) -> None:
    size = file.stat().st_size
    with file.open("ab") as grown:
        grown.write(b"half a rec")
    assert append_records(file, opening, size, packed([Record(b"a", b"four")]))
    assert read_records(file, b"ab") == ((*RECORDS, Record(b"a", b"four")), True)


def test_nothing_is_put_into_the_file_of_somebody_else(file: Path, opening: bytes) -> None:
    before = file.read_bytes()
    assert not append_records(file, new_opening(), len(before), b"x")
    assert not append_records(file, opening, len(before) + 1, b"x")
    assert file.read_bytes() == before
    file.unlink()
    assert not append_records(file, opening, len(before), b"x")


def test_a_record_shows_no_content() -> None:
    assert repr(RECORDS[0]) == "Record(b'a', bytes=3)"
