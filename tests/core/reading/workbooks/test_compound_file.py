"""A stream is found in an old file, in whatever pieces it lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from rosterwizard.core.reading.workbooks.compound_file import stream_of

DATA = Path(__file__).parents[3] / "data"
END, FREE = 0xFFFFFFFE, 0xFFFFFFFF


def numbers(*given: int) -> bytes:
    return b"".join(each.to_bytes(4, "little") for each in given)


def sector(content: bytes) -> bytes:
    return content + bytes(512 - len(content))


def entry(name: str, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    return (
        text.ljust(64, b"\0")
        + len(text).to_bytes(2, "little")
        + bytes(50)
        + numbers(start, size, 0)
    )


def old_file(size: int, *, more: int = END) -> bytes:
    """Return a file with one stream: in sectors 3 and up, or in 64 bytes of the small stream."""
    head = bytearray(512)
    head[30], head[32] = 9, 6
    head[48:52], head[60:64], head[68:72] = numbers(1), numbers(2), numbers(more)
    head[76:512] = numbers(0, *[FREE] * 108)
    chain = [*range(4, 3 + 9), END]
    table = sector(numbers(END, END, END, *chain))
    folder = entry("Root Entry", 3, 4096) + entry("Book", 3 if size >= 4096 else 0, size)
    small = numbers(1, END)
    body = b"".join(sector(bytes([65 + at]) * 512) for at in range(9))
    return bytes(head) + table + sector(folder) + sector(small) + body


def test_large_and_small_streams_are_put_together() -> None:
    large = stream_of(old_file(4097), ("Workbook", "Book"))
    assert (len(large), large[:1], large[-1:]) == (4097, b"A", b"I")
    assert stream_of(old_file(100), ("Book",)) == b"A" * 100


def test_without_the_stream_there_is_nothing() -> None:
    assert stream_of(old_file(100), ("Other",)) == b""


@pytest.mark.parametrize("data", [b"", bytes(512), old_file(4097)[:1500]])
def test_what_is_cut_off_gives_nothing(data: bytes) -> None:
    assert stream_of(data, ("Book",)) == b""


def test_tables_that_go_round_in_a_ring_come_to_an_end() -> None:
    assert stream_of(old_file(100, more=1), ("Book",)) == b"A" * 100


def test_a_real_file_is_understood() -> None:
    data = (DATA / "workbooks" / "calc.xls").read_bytes()
    assert stream_of(data, ("Workbook", "Book"))[:2] == b"\x09\x08"
