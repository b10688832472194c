"""What the library leaves out of an old sheet is found in its records."""

from __future__ import annotations

import struct

import pytest

from rosterwizard.core.reading.workbooks import xls_extras
from rosterwizard.core.reading.workbooks.extras import Extras
from rosterwizard.core.reading.workbooks.xls_extras import XlsParts, of_short, written

BEGIN, END = 0x809, 0x0A


def record(kind: int, form: str = "", *values: object, rest: bytes = b"") -> bytes:
    content = struct.pack(f"<{form}", *values) + rest
    return struct.pack("<HH", kind, len(content)) + content


def text(letters: str, *, wide: bool = False) -> bytes:
    return bytes([wide]) + letters.encode("utf-16-le" if wide else "latin-1")


def book(*cells: bytes, version: int = 0x600, more: bytes = b"", wide: bool = False) -> bytes:
    """Return the records of a workbook: style 1 is 00000, 2 d-mmm, 3 unknown, 4 a fraction."""
    new = version == 0x600
    name = bytes([1]) + (text("A", wide=wide) if new else b"A")
    code = struct.pack("<H", 5) + text("00000", wide=wide) if new else b"\x0500000"
    styles = b"".join(record(0xE0, "HH", 0, number) for number in (0, 164, 16, 999, 12))
    start = record(BEGIN, "H", version)
    form = record(0x41E if new else 0x1E, "H", 164, rest=code)
    sheet = record(0x85, "IBB", 0, 0, 0, rest=name)
    head = start + more + form + styles + sheet + record(END)
    head = head.replace(sheet, record(0x85, "IBB", len(head), 0, 0, rest=name))
    inner = record(BEGIN, "H", version) + record(0x203, "HHHd", 9, 9, 1, 9.0) + record(END)
    return head + record(BEGIN, "H", version) + inner + b"".join(cells) + record(END)


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let records stand for a file."""
    monkeypatch.setattr(xls_extras, "stream_of", lambda data, _: data)


def extras(data: bytes, sheet: str = "A") -> Extras:
    return XlsParts(data).extras_of(sheet)


def texts(*cells: bytes, **more: object) -> dict[tuple[int, int], str]:
    found = extras(book(*cells, **more)).texts  # type: ignore[arg-type] # by name
    return {(row, column): shown for column in found for row, shown in found[column].items()}


@pytest.mark.parametrize("more", [{}, {"wide": True}, {"version": 0x500}])
def test_numbers_are_shown_in_their_form(more: dict[str, object]) -> None:
    number = record(0x203, "HHHd", 1, 0, 1, 42.0)
    short = record(0x27E, "HHHI", 2, 1, 1, 7 << 2 | 2)
    several = record(0xBD, "HH", 3, 0, rest=struct.pack("<HIHIH", 1, 5 << 2 | 2, 2, 6 << 2 | 2, 1))
    formula = record(0x6, "HHHd", 4, 0, 1, 8.0)
    plain = record(0x203, "HHHd", 5, 0, 0, 42.0) + record(0x203, "HHHd", 5, 1, 3, 42.0)

    assert texts(number, short, several, formula, plain, **more) == {
        (1, 0): "00042",
        (2, 1): "00007",
        (3, 0): "00005",
        (3, 1): "6-Jan",
        (4, 0): "00008",
    }


def test_errors_are_told() -> None:
    error = record(0x205, "HHHBB", 1, 0, 0, 0x2A, 1) + record(0x205, "HHHBB", 1, 1, 0, 1, 0)
    formula = record(0x6, "HHH", 2, 0, 0, rest=b"\x02\0\x07\0\0\0\xff\xff")
    words = record(0x6, "HHH", 3, 0, 0, rest=b"\0\0\0\0\0\0\xff\xff")
    odd = record(0x205, "HHHBB", 4, 0, 0, 0x99, 1)

    assert texts(error, formula, words, odd) == {
        (1, 0): "#N/A",
        (2, 0): "#DIV/0!",
        (4, 0): "#N/A",
    }


def test_what_is_hidden_or_merged_is_told() -> None:
    rows = record(0x208, "HHHHHHI", 3, 0, 0, 0, 0, 0, 0x20) + record(
        0x208, "HHHHHHI", 4, 0, 0, 0, 0, 0, 0
    )
    columns = record(0x7D, "HHHHH", 2, 3, 0, 0, 1) + record(0x7D, "HHHHH", 4, 999, 0, 0, 0)
    merged = record(0xE5, "HHHHH", 1, 1, 3, 0, 0)
    found = extras(book(rows, columns, merged))

    assert (found.hidden_rows, found.hidden_columns) == ([3], [2, 3])
    assert found.merged == [(1, 0, 3, 0)]


def test_days_may_count_from_1904_and_forms_may_be_unknown() -> None:
    day = record(0x203, "HHHd", 1, 0, 2, 31.0)
    assert texts(day, more=record(0x22, "H", 1)) == {(1, 0): "1-Feb"}
    found = extras(book(record(0x203, "HHHd", 1, 0, 4, 0.5)))
    assert found.unshown == [(1, 0)]


def test_records_that_are_cut_off_say_nothing() -> None:
    cells = [record(kind, "B", 1) for kind in (0x203, 0x27E, 0x6, 0x205, 0x208, 0x7D, 0xE5)]
    assert extras(book(*cells, record(0xBD, "HH", 1, 1))) == Extras()
    assert extras(book(more=record(0x41E, "H", 1) + record(0x85, "H", 1))) == Extras()
    assert extras(book(), "nobody") == extras(b"", "A") == extras(book()[:-4], "A") == Extras()


def test_short_numbers_are_spread_out() -> None:
    assert of_short(0xFFFFFFFE) == -1
    assert of_short(150 << 2 | 3) == 1.5
    (half,) = struct.unpack("<I", struct.pack("<d", 0.5)[4:])
    assert of_short(half) == 0.5
    assert (written(0.5), written(1e16), written(7.0)) == ("0.5", "1e+16", "7")
