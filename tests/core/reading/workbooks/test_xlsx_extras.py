"""What the library leaves out of an XLSX sheet is found in its XML."""

from __future__ import annotations

import io
import zipfile

import pytest

from rosterwizard.core.reading.workbooks.extras import Extras
from rosterwizard.core.reading.workbooks.xlsx_extras import XlsxParts
from tests.helpers.workbook_files import workbook, xlsx_file, zip_file

ZEROS = (
    '<numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="0.00"/>'
    '<numFmt numFmtId="166" formatCode="000;-000"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="164"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>'
    "</cellXfs>"
)

NO_NUMBER = "9" * 5000  # Python makes no number of so many digits


def extras(data: bytes, sheet: str = "People") -> Extras:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return XlsxParts(archive).extras_of(sheet)


def texts(data: bytes, sheet: str = "People") -> dict[tuple[int, int], str]:
    """Return what cells show, by row and column."""
    found = extras(data, sheet).texts
    return {(row, column): text for column in found for row, text in found[column].items()}


def test_a_plain_sheet_has_none() -> None:
    assert extras(xlsx_file('<row r="1"><c r="A1"><v>1</v></c></row>', ZEROS)) == Extras()


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B3" t="e"><v>#N/A</v></c>',
        '<c t="e" s="1" r="B3"><f>NA()</f><v>#N/A</v></c>',
        "<c r='B3' t='e'><v>#N/A</v></c>",
        '<x:c r="B3" t="e"><x:v> #N/A </x:v></x:c>',
    ],
)
def test_errors_are_told(cell: str) -> None:
    rows = f'<row r="3"><c r="A3" t="s"/><c r="AA3" t="e"/>{cell}<c r="C3"><v>5</v></c></row>'

    assert texts(xlsx_file(rows.replace('"', "'") if "='" in cell else rows)) == {(2, 1): "#N/A"}


def test_far_columns_are_counted_right() -> None:
    rows = '<c r="Z1" t="e"><v>#REF!</v></c><c r="AA10" t="e"><v>&lt;x&gt;</v></c>'

    assert texts(xlsx_file(rows)) == {(0, 25): "#REF!", (9, 26): "<x>"}


def test_zeros_in_front_are_told() -> None:
    rows = (
        '<c r="A1" s="1"><v>123</v></c><c r="B1" s="1" t="n"><v>7</v></c>'
        '<c r="C1" s="3"><v>4</v></c><c r="D1" s="2"><v>9</v></c>'
        '<c r="E1" s="1"><v>1.5</v></c><c r="F1" s="1" t="s"><v>0</v></c>'
        '<c r="G1" s="1"><v>1234567</v></c><c r="H1" s="1"><f>1+1</f><v>2</v></c>'
    )

    assert texts(xlsx_file(rows, ZEROS)) == {
        (0, 0): "00123",
        (0, 1): "00007",
        (0, 2): "004",
        (0, 3): "9.00",
        (0, 4): "00002",
        (0, 6): "1234567",
        (0, 7): "00002",
    }


def test_without_styles_nothing_has_zeros_in_front() -> None:
    assert texts(xlsx_file('<c r="A1" s="1"><v>123</v></c>')) == {}
    formats = '<numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts>'
    assert texts(xlsx_file('<c r="A1" s="1"><v>123</v></c>', formats)) == {}


def test_a_style_that_no_workbook_can_have_is_none() -> None:
    rows = f'<row r="1"><c t="n" r="A1" s="{NO_NUMBER}"><v>1</v></c></row>'
    styles = ZEROS.replace('<cellXfs><xf numFmtId="0"/>', '<cellXfs><xf numFmtId="164"/>')
    assert texts(xlsx_file(rows, styles)) == {}


def test_hidden_rows_are_counted() -> None:
    rows = (
        '<row r="2" hidden="1"/><row hidden="true" r="5"/><row r="7" hidden="0"/><row hidden="1"/>'
        f'<row r="0" hidden="1"/><row r="{2**70}" hidden="1"/><row r="{NO_NUMBER}" hidden="1"/>'
    )

    assert extras(xlsx_file(rows)).hidden_rows == [1, 4]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B3"><f>A1</f></c>',
        '<c r="B3"><f>A1</f><v></v></c>',
        '<c r="B3"><f>A1</f><v/></c>',
        '<c r="B3" s="1"><f t="shared" si="0"/></c>',
        '<x:c r="B3"><x:f>A1</x:f><x:v /></x:c>',
    ],
)
def test_formulas_without_a_result_are_told(cell: str) -> None:
    rows = f'<row r="3"><c r="A3"><f>1</f><v>1</v></c>{cell}</row>'

    assert extras(xlsx_file(rows)).unsaved == [(2, 1)]


@pytest.mark.parametrize("formula", ["<f>1</f>", "<x:f>1</x:f>", '<x:f t="shared" si="0"/>'])
def test_one_formula_alone_is_told_however_its_tag_is_written(formula: str) -> None:
    assert extras(xlsx_file(f'<row r="3"><c r="B3">{formula}</c></row>')).unsaved == [(2, 1)]


def test_a_cell_that_does_not_say_where_it_is_is_passed_over() -> None:
    rows = '<row><c t="e"><v>#N/A</v></c><c><f>1</f></c><c r="5B" t="e"><v>#N/A</v></c></row>'

    assert extras(xlsx_file(rows)) == Extras()


def test_each_sheet_has_its_own() -> None:
    error = '<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>'
    data = xlsx_file("<row/>", **{"R&amp;D": error})

    assert extras(data) == Extras()
    assert texts(data, "R&D") == {(0, 0): "#N/A"}
    assert extras(data, "nobody") == Extras()


def test_what_openpyxl_writes_is_understood() -> None:
    data = workbook({"A": [["x"]], "B": [["=1/0"]]})

    assert extras(data, "A") == Extras()
    assert extras(data, "B").unsaved == [(0, 0)]


def test_missing_parts_do_no_harm() -> None:
    assert (
        extras(zip_file({"xl/workbook.xml": '<sheets><sheet name="People"/></sheets>'})) == Extras()
    )
    assert extras(zip_file({})) == Extras()


def test_a_saved_empty_text_is_a_result() -> None:
    rows = (
        '<row r="3"><c r="B3" t="str"><f>IF(A3="","","x")</f><v></v></c>'
        '<c r="C3" t="str"><f>A1</f></c></row>'
    )

    assert extras(xlsx_file(rows)).unsaved == []


def sheet_of(inside: str) -> bytes:
    """Return the least parts of a file, with this in its sheet."""
    parts = {
        "xl/workbook.xml": '<sheet name="People" r:id="a"/>',
        "xl/_rels/workbook.xml.rels": '<Relationship Id="a" Target="s.xml"/>',
        "xl/s.xml": f"<worksheet>{inside}</worksheet>",
    }
    return zip_file(parts)


def test_hidden_columns_are_counted() -> None:
    columns = (
        '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" hidden="0"/>'
        '<col min="16384" max="99999999" hidden="true"/><col hidden="1" max="x"/>'
        f'<col min="0" max="1" hidden="1"/><col min="{NO_NUMBER}" max="7" hidden="1"/></cols>'
    )

    assert extras(sheet_of(columns + "<sheetData/>")).hidden_columns == [1, 2, 16383]


def test_merged_areas_are_told() -> None:
    areas = '<mergeCell ref="B2:C4"/><mergeCell ref="A1"/><mergeCell/>'

    assert extras(sheet_of("<sheetData/>" + areas)).merged == [(1, 1, 3, 2)]


DATES = (
    '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" '
    'formatCode="# ?/?"/><numFmt numFmtId="166" formatCode="[$-407]mmm"/></numFmts><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="16"/><xf numFmtId="165"/>'
    '<xf numFmtId="166"/></cellXfs>'
)


def test_times_behind_a_date_are_not_shown() -> None:
    rows = (
        '<c r="A1" s="1"><v>46054</v></c><c r="B1" s="1"><v>46054.4</v></c>'
        '<c r="C1" s="2"><v>46054</v></c>'
    )

    assert texts(xlsx_file(rows, DATES)) == {(0, 1): "2026-02-01", (0, 2): "1-Feb"}
    assert texts(xlsx_file(rows.replace("s=", "cm='1' s="), DATES)) == texts(xlsx_file(rows, DATES))


def test_days_may_count_from_1904() -> None:
    book = '<x:workbookPr date1904="true"/>'
    rows = '<c r="C1" s="2"><v>44592</v></c>' + book
    parts = {
        "xl/workbook.xml": '<workbookPr date1904="1"/><sheet name="People" r:id="a"/>',
        "xl/_rels/workbook.xml.rels": '<Relationship Id="a" Target="s.xml"/>',
        "xl/s.xml": rows,
        "xl/styles.xml": DATES,
    }

    assert texts(zip_file(parts)) == {(0, 2): "1-Feb"}


def test_a_number_whose_form_is_not_known_is_told() -> None:
    rows = (
        '<c r="A1" s="3"><v>0.5</v></c><c r="B1" s="4"><v>46054</v></c>'
        '<c r="C1" s="3"><v>0.5</v></c>'
    )
    found = extras(xlsx_file(rows, DATES))

    assert (found.texts, found.unshown) == ({}, [(0, 0), (0, 2)])


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" s="1"><v>46054.5</v></c>',
        '<c r="A1" s="1" t="n"><v>46054.5</v></c>',
        '<c r="A1" s="1" cm="1"><f t="array">X()</f><v>46054.5</v></c>',
        '<c r="A1" t="n" s="1"><v>46054.5</v></c>',
        '<c s="1" r="A1"><v>46054.5</v></c>',
        '<x:c r="A1" s="1"><x:f>X()</x:f><x:v>46054.5</x:v></x:c>',
        "<c r='A1' s='1'><v>46054.5</v></c>",
    ],
)
def test_numbers_are_found_however_cells_are_written(cell: str) -> None:
    rest = '<c r="B1" s="1" t="s"><v>0</v></c><c r="C1"><v>5</v></c><c r="D1" s="9"><v>5</v></c>'
    assert texts(xlsx_file(cell + rest, DATES)) == {(0, 0): "2026-02-01"}
    assert texts(xlsx_file('<c s="x" r="A1"><v>46054.5</v></c>', DATES)) == {}
