"""What the library leaves out of an ODS sheet is found in its XML."""

from __future__ import annotations

import io
import zipfile

import pytest

from rosterwizard.core.messages.errors import RosterError
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


def texts(table: str, sheet: str = "People") -> dict[tuple[int, int], str]:
    """Return what cells show, by row and column."""
    found = extras(table, sheet).texts
    return {(row, column): text for column in found for row, text in found[column].items()}


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row{attributes}>{''.join(cells)}</table:table-row>"


def number(value: str, shown: str, attributes: str = "") -> str:
    return FLOAT.format(value, shown, attributes)


def test_a_plain_sheet_has_none() -> None:
    assert extras(row(number("123", "123"))) == Extras()


def test_xml_that_breaks_off_is_refused_before_the_library_waits_for_its_end() -> None:
    with pytest.raises(RosterError) as caught:
        extras(row(number("123", "123")) + "</table:tabl>")
    assert caught.value.code == "file-damaged"


def test_zeros_in_front_and_errors_are_told() -> None:
    table = "<table:table-column/>" + row(
        "<table:table-cell/>",
        number("123", "00123"),
        ERROR,
        number("0.5", "0.5"),
        number("7", "07"),
    )

    assert texts(table) == {
        (0, 1): "00123",
        (0, 2): "#N/A",
        (0, 3): "0.5",
        (0, 4): "07",
    }


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

    assert texts(table) == {(3, 5): "007", (3, 6): "007", (4, 0): "#N/A"}


def test_hidden_and_filtered_rows_are_counted_as_far_as_there_are_rows() -> None:
    table = (
        row(attributes=' table:visibility="collapse"')
        + row()
        + row(attributes=' table:visibility="filter" table:number-rows-repeated="1048000"')
    )

    assert extras(table, height=4).hidden_rows == [0, 2, 3]


def test_other_sheets_do_not_count() -> None:
    table = row("<table:table-cell/>") + "</table:table>"
    more = f'<table:table table:name="R&amp;D">{row(ERROR)}</table:table><table:table>{row(ERROR)}'

    assert extras(table + more) == Extras()
    assert texts(table + more, "R&D") == {(0, 0): "#N/A"}


def cell(kind: str, value: str, inside: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="{kind}" {value}{more}>{inside}</table:table-cell>'


@pytest.mark.parametrize(
    ("kind", "value", "shown", "told"),
    [
        ("percentage", 'office:value="0.5"', "50%", "50%"),
        ("currency", 'office:value="5"', "5,00 €", "5,00 €"),
        ("float", 'office:value="12345678901234567"', "1.23456789012346E+016", None),
        ("float", 'office:value="5"', "###", None),
        ("float", 'office:value="5"', "", None),
        ("date", 'office:date-value="2026-02-01"', "01/02/26", "2026-02-01"),
        ("date", 'office:date-value="2026-02-01"', "1. Februar 2026", "2026-02-01"),
        ("date", 'office:date-value="2026-02-01"', "1. Feb", "1. Feb"),
        ("date", 'office:date-value="2026-02-01"', "2026", "2026"),
        ("date", 'office:date-value="2026-02-01T08:30:00"', "01.02.2026", "2026-02-01"),
        ("date", 'office:date-value="2026-02-01T08:30:00"', "01.02.2026 08:30", None),
        ("date", "", "01.02.2026", None),
        ("time", 'office:time-value="PT296296H17M36S"', "296296:17:36", "296296:17:36"),
        ("boolean", 'office:boolean-value="true"', "WAHR", None),
        ("string", "", "plain", None),
        ("string", "", "A<text:tab/>B<text:line-break/>C", "A\tB\nC"),
    ],
)
def test_what_is_shown_is_told(kind: str, value: str, shown: str, told: str | None) -> None:
    found = texts(row(ERROR, cell(kind, value, f"<text:p>{shown}</text:p>")))
    assert found.get((0, 1)) == told


def test_notes_and_furigana_are_no_part_of_the_text() -> None:
    note = "<office:annotation><text:p>call &amp; ask</text:p></office:annotation>"
    ruby = (
        "<text:ruby><text:ruby-base>山</text:ruby-base>"
        "<text:ruby-text>やま</text:ruby-text></text:ruby>"
    )
    inside = f'{note}<text:p>{ruby}<text:s text:c="2"/><text:span>&amp;</text:span></text:p>'
    assert texts(row(cell("string", "", f"{inside}<text:p/>"))) == {(0, 0): "山  &\n"}


def test_hidden_columns_merged_cells_and_formulas_without_a_result_are_told() -> None:
    table = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
        + row(
            cell(
                *("string", "", "<text:p>8A</text:p>"),
                ' table:number-columns-spanned="1" table:number-rows-spanned="3"',
            ),
            '<table:table-cell table:formula="of:=[.A1]"/>',
            '<table:table-cell table:formula="of:=[.A1]" office:value-type="string"/>',
        )
    )
    found = extras(table)
    assert found.hidden_columns == [2, 3]
    assert found.merged == [(0, 0, 2, 0)]
    assert found.unsaved == [(0, 1)]
