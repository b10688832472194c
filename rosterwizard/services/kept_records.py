"""A file that grows by records, each with its length and a checksum, so that a torn end is known.

The file begins with `OPENING` and a mark by which its writer knows it again.
"""

import errno
import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

OPENING = b"Roster Wizard: kept records\n"
_MARK_BYTES = 8
_FRONT = struct.Struct(">cII")  # kind, length of the content, checksum of kind and content


class Record(NamedTuple):
    """One record. kind: one byte that says what it is."""

    kind: bytes
    content: bytes

    def __repr__(self) -> str:
        """Show no cell."""
        return f"Record({self.kind!r}, bytes={len(self.content)})"


class Records(NamedTuple):
    """The records of a file, up to its end or its first unsound record.

    is_whole: nothing is left after them.
    """

    records: tuple[Record, ...]
    is_whole: bool


class NotRecordsError(OSError):
    """The file is none of records, or its very first record is unsound."""

    def __init__(self) -> None:
        super().__init__(errno.EILSEQ, os.strerror(errno.EILSEQ))


def new_opening() -> bytes:
    """Return the opening of a new file, unlike that of any other."""
    return OPENING + os.urandom(_MARK_BYTES)


def packed(records: Iterable[Record]) -> bytes:
    """Return the records as they stand in a file."""
    return b"".join(
        _FRONT.pack(each.kind, len(each.content), _checksum(each)) + each.content
        for each in records
    )


def read_records(path: Path, kinds: bytes) -> Records:
    """Return the records of `kinds`; others are passed by unread, and not checked.

    Raises OSError, and NotRecordsError, which is one.
    """
    with path.open("rb") as file:
        if not file.read(len(OPENING) + _MARK_BYTES).startswith(OPENING):
            raise NotRecordsError
        size = path.stat().st_size
        found = tuple(_records_in(file, kinds, size))
    if not found or found[0] is None:
        raise NotRecordsError
    sound = tuple(each for each in found if each is not None and each.kind in kinds)
    return Records(sound, found[-1] is not None)


def append_records(path: Path, opening: bytes, size: int, content: bytes) -> bool:
    """Put packed records behind the first `size` bytes of the file.

    From then on they outlive this program; the disk has them after `sync_file`. What a failed
    attempt left behind these bytes is overwritten. False, and nothing written, where it is not the
    file of that opening any more, or shorter. Raises OSError.
    """
    try:
        file = path.open("r+b")
    except FileNotFoundError:
        return False
    with file:
        if file.read(len(opening)) != opening or file.seek(0, os.SEEK_END) < size:
            return False
        file.truncate(size)
        file.seek(size)
        file.write(content)
    return True


def sync_file(path: Path) -> None:
    """Wait until the disk has all that was written to the file. Raises OSError."""
    with path.open("r+b") as file:  # Windows wants the right to write
        os.fsync(file.fileno())


def _records_in(file: BinaryIO, kinds: bytes, size: int) -> Iterator[Record | None]:
    """Give the records; None for an unsound one, which is the last."""
    while front := file.read(_FRONT.size):
        if len(front) < _FRONT.size:
            yield None
            return
        kind, length, checksum = _FRONT.unpack(front)
        if file.tell() + length > size:
            yield None
            return
        if kind not in kinds:
            file.seek(length, os.SEEK_CUR)
            yield Record(kind, b"")
            continue
        record = Record(kind, file.read(length))
        if _checksum(record) != checksum:
            yield None
            return
        yield record


def _checksum(record: Record) -> int:
    return zlib.crc32(record.content, zlib.crc32(record.kind))
