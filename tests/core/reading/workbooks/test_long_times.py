"""A number that no library counts as a time is read as a number."""

from __future__ import annotations

import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from rosterwizard.core.reading.workbooks.library import read_workbook
from rosterwizard.core.reading.workbooks.long_times import without_long_times
from rosterwizard.core.reading.workbooks.messages import Request, Rows
from tests.helpers.workbook_files import xlsx_file

STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="[m]"/><numFmt numFmtId="165" formatCode="00000"/>'
    '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="46"/><xf numFmtId="164"/>'
    '<xf numFmtId="165"/></cellXfs>'
)
EVERYTHING = Request((), (), "", 0)


def book(rows: int) -> bytes:
    """Return a workbook of numbers, of which the last two are such times."""
    styles = [3] * rows + [1, 2]
    return xlsx_file(
        "".join(
            f'<row r="{number}"><c r="A{number}" s="{style}"><v>5551234567</v></c></row>'
            for number, style in enumerate(styles, 1)
        ),
        STYLES,
    )


def test_the_library_still_ends_at_such_times() -> None:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(book(0)))
    with pytest.raises(OverflowError):
        workbook.get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("rows", [0, 998, 2500])
def test_every_row_is_read_once(rows: int) -> None:
    messages = read_workbook(book(rows), EVERYTHING)
    texts = [text for each in messages if isinstance(each, Rows) for text in each.columns[0]]
    assert texts == ["5551234567"] * (rows + 2)


def test_other_formats_stay() -> None:
    with zipfile.ZipFile(io.BytesIO(without_long_times(book(1)))) as archive:
        styles = archive.read("xl/styles.xml").decode()
    assert 'numFmtId="164" formatCode="0"' in styles
    assert 'numFmtId="165" formatCode="00000"' in styles
    assert '<xf numFmtId="1"/>' in styles


def test_what_is_no_such_workbook_stays_as_it_is() -> None:
    assert without_long_times(b"x") == b"x"
