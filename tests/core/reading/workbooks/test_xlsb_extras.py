"""What the library leaves out of an XLSB sheet is found in its records."""

from __future__ import annotations

import io
import struct
import zipfile

from rosterwizard.core.reading.workbooks.extras import Extras
from rosterwizard.core.reading.workbooks.xlsb_extras import XlsbParts
from tests.helpers.workbook_files import zip_file
from tests.helpers.xlsb_files import cell, record, row, xlsb_file

FORMS = ("00000", "d-mmm", "# ?/?")


def extras(data: bytes, sheet: str = "People") -> Extras:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return XlsbParts(archive).extras_of(sheet)


def double(value: float) -> bytes:
    return struct.pack("<d", value)


def texts(*records: bytes, is_1904: bool = False) -> dict[tuple[int, int], str]:
    found = extras(xlsb_file(*records, forms=FORMS, is_1904=is_1904)).texts
    return {(row, column): shown for column in found for row, shown in found[column].items()}


def test_numbers_are_shown_in_their_form_and_errors_are_told() -> None:
    cells = (
        cell(5, 0, 1, double(42)),
        cell(2, 1, 1, struct.pack("<I", 7 << 2 | 2)),
        cell(9, 2, 2, double(46054)),
        cell(5, 3, 0, double(42)),
        cell(3, 4, 0, b"\x2a"),
        cell(11, 5, 0, b"\x07"),
        cell(3, 6, 0, b"\x99"),
    )

    assert texts(row(3), *cells) == {
        (3, 0): "00042",
        (3, 1): "00007",
        (3, 2): "1-Feb",
        (3, 4): "#N/A",
        (3, 5): "#DIV/0!",
        (3, 6): "#N/A",
    }
    assert texts(row(3), cell(5, 0, 2, double(31)), is_1904=True) == {(3, 0): "1-Feb"}


def test_what_is_hidden_or_merged_or_not_known_is_told() -> None:
    columns = record(60, struct.pack("<IIIIH", 2, 3, 0, 0, 1))
    shown = record(60, struct.pack("<IIIIH", 4, 9, 0, 0, 0))
    merged = record(176, struct.pack("<IIII", 1, 3, 0, 0))
    half = cell(5, 0, 3, double(0.5))
    data = xlsb_file(columns, shown, row(5, hidden=True), half, row(6), merged, forms=FORMS)
    found = extras(data)

    assert (found.hidden_rows, found.hidden_columns) == ([5], [2, 3])
    assert (found.merged, found.unshown) == ([(1, 0, 3, 0)], [(5, 0)])


def test_what_is_cut_off_says_nothing() -> None:
    cut = [record(kind, b"\1") for kind in (0, 2, 3, 5, 60, 176)]
    assert extras(xlsb_file(*cut, forms=FORMS)) == Extras()
    assert extras(xlsb_file(), "nobody") == extras(zip_file({})) == Extras()
    assert extras(
        zip_file({"xl/workbook.bin": b"\x83\x80", "xl/styles.bin": b"\x2c\xff\xff\xff\xff\xff"})
    ) == (Extras())
