"""What the library leaves out of an ODS sheet is found in its XML."""

from __future__ import annotations

import io
import zipfile

from rosterwizard.core.reading.workbooks.extras import Extras
from rosterwizard.core.reading.workbooks.ods_extras import OdsParts
from tests.helpers.workbook_files import ods_file

FLOAT = (
    '<table:table-cell office:value-type="float" office:value="{0}"{2}>'
    "<text:p>{1}</text:p></table:table-cell>"
)
ERROR = (
    '<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p>'
    "</table:table-cell>"
)


def extras(table: str, sheet: str = "People", height: int = 100) -> Extras:
    with zipfile.ZipFile(io.BytesIO(ods_file(table))) as archive:
        return OdsParts(archive).extras_of(sheet, height)


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row{attributes}>{''.join(cells)}</table:table-row>"


def number(value: str, shown: str, attributes: str = "") -> str:
    return FLOAT.format(value, shown, attributes)


def test_a_plain_sheet_has_none() -> None:
    assert extras(row(number("123", "123"))) == Extras()


def test_zeros_in_front_and_errors_are_told() -> None:
    table = "<table:table-column/>" + row(
        "<table:table-cell/>",
        number("123", "00123"),
        ERROR,
        number("0.5", "0.5"),
        number("7", "07"),
    )

    assert extras(table).texts == {(0, 1): "00123", (0, 2): "#N/A", (0, 4): "07"}


def test_repeated_rows_and_cells_are_counted() -> None:
    table = (
        row("<table:table-cell/>", attributes=' table:number-rows-repeated="3"')
        + row(
            '<table:table-cell table:number-columns-repeated="4"/>',
            "<table:covered-table-cell/>",
            number("7", "007", ' table:number-columns-repeated="2"'),
        )
        + row(ERROR)
    )

    assert extras(table).texts == {(3, 5): "007", (3, 6): "007", (4, 0): "#N/A"}


def test_hidden_and_filtered_rows_are_counted_as_far_as_there_are_rows() -> None:
    table = (
        row(attributes=' table:visibility="collapse"')
        + row()
        + row(attributes=' table:visibility="filter" table:number-rows-repeated="1048000"')
    )

    assert extras(table, height=4).hidden == [0, 2, 3]


def test_other_sheets_do_not_count() -> None:
    table = row("<table:table-cell/>") + "</table:table>"
    more = f'<table:table table:name="R&amp;D">{row(ERROR)}</table:table><table:table>{row(ERROR)}'

    assert extras(table + more) == Extras()
    assert extras(table + more, "R&D").texts == {(0, 0): "#N/A"}
