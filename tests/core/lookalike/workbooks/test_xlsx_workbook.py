"""What reading looks at beside the sheets is in the new workbook as well."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from rosterwizard.core.lookalike.workbooks.rewriting import every_text, with_texts
from rosterwizard.core.lookalike.workbooks.texts import NewTexts
from rosterwizard.core.reading.workbooks.xlsx_extras import XlsxParts
from rosterwizard.core.templates.template_mark import MARK_SHEET, rows_in_properties
from tests.helpers.every_workbook import as_they_are, every_workbook, turned
from tests.helpers.filled_templates import PROFILES
from tests.helpers.odd_workbooks import ODD_WORKBOOKS
from tests.helpers.workbook_files import workbook, xlsx_file, zip_file
from tests.helpers.workbooks import made
from tests.helpers.xlsb_files import cell, row, text, xlsb_file

if TYPE_CHECKING:
    from collections.abc import Mapping


STYLES = "xl/styles.xml"


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def renewed(data: bytes) -> bytes:
    return with_texts(data, turned(every_text(data))).content


def changed(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    return zip_file({**parts_of(data), **parts})


def test_the_mark_of_a_template_stays_in_its_properties() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(PROFILES["infiniti"], "patrons")))
    del book[MARK_SHEET]
    book["Patrons"].title = "Anna's list"
    out = io.BytesIO()
    book.save(out)
    content = renewed(out.getvalue())
    rows = rows_in_properties(XlsxParts(zipfile.ZipFile(io.BytesIO(content))).properties())
    old = XlsxParts(zipfile.ZipFile(io.BytesIO(out.getvalue()))).properties()
    before = [(what, value) for what, _, value in rows_in_properties(old)]
    assert [(what, value) for what, _, value in rows] == before
    assert {title for _, title, _ in rows} == {"", "Sheet 1"}


def test_a_workbook_without_styles_has_none_afterwards() -> None:
    parts = parts_of(xlsx_file('<row r="1"><c r="A1"><v>7</v></c></row>'))
    del parts["xl/styles.xml"]
    assert [each.text for each in every_text(renewed(zip_file(parts))).cells()] == ["8"]


def test_other_files_are_spoken_of_without_their_names() -> None:
    parts = parts_of(renewed(ODD_WORKBOOKS["linked-to-another-file"].data))
    assert b"other.xlsx" in parts["xl/externalLinks/_rels/externalLink1.xml.rels"]


def test_days_are_counted_from_the_same_one() -> None:
    data = every_workbook()["whole-date"]
    book = parts_of(data)["xl/workbook.xml"]
    days = book.replace(b"<sheets>", b'<workbookPr date1904="1"/><sheets>')
    texts = every_text(changed(data, {"xl/workbook.xml": days}))
    again = every_text(renewed(changed(data, {"xl/workbook.xml": days})))
    assert [cell.text for cell in texts.cells() if cell.kind == "date"] == ["2030-02-02"]
    assert [cell.text for cell in again.cells() if cell.kind == "date"] == ["2031-03-09"]


@pytest.mark.parametrize(
    ("told", "active"),
    [("2", 2), ("0", 1), ("9", 1), ("9" * 5000, 1), ("x", 1)],  # the first sheet is hidden
)
def test_the_sheet_that_shows_first_is_the_same(told: str, active: int) -> None:
    data = workbook({"Old": [["x"]], "Kids": [["x"]], "Notes": [["x"]]}, hidden=["Old"])
    book = re.sub(
        b"<bookViews>.*</bookViews>",
        f'<bookViews><workbookView activeTab="{told}"/></bookViews>'.encode(),
        parts_of(data)["xl/workbook.xml"],
    )
    again = parts_of(renewed(changed(data, {"xl/workbook.xml": book})))["xl/workbook.xml"]
    assert f'activeTab="{active}"'.encode() in again


def test_texts_of_formats_are_told_of_each_form_of_workbook() -> None:
    cells = cell(5, 0, 1, b"\0" * 8), cell(6, 1, 0, text("x"))
    binary = xlsb_file(row(0), *cells, forms=['"Anna "0'])
    texts = every_text(binary)
    assert ("number-format", "Anna ") in {(each.where, each.text) for each in texts.others}
    assert [each.text for each in every_text(renewed(binary)).cells()] == ["Boob 0", "y"]


@pytest.mark.parametrize("name", [*every_workbook()])
def test_what_is_written_is_opened_by_another_library(name: str) -> None:
    data = every_workbook()[name]
    rewritten = with_texts(data, turned(every_text(data)))
    if rewritten.ending == ".xlsx" and b"<fonts" in parts_of(rewritten.content).get(STYLES, b""):
        assert openpyxl.load_workbook(io.BytesIO(rewritten.content)).sheetnames


def test_a_sheet_of_many_rows_is_seen_whole() -> None:
    data = workbook({"A": [["a", number] for number in range(1, 2_500)]})
    rewritten = with_texts(data, turned(every_text(data)))
    assert (rewritten.unlike, rewritten.otherwise) == ([], [])
    (sheet,) = every_text(rewritten.content).sheets
    assert [len(column) for column in sheet.columns] == [2_499, 2_499]


def test_texts_of_defined_names_are_told_and_their_names_are_gone() -> None:
    name = '<definedName name="Anna">IF(1,"Bertha","Cleo")</definedName>'
    built_in = '<definedName name="_xlnm.Print_Area" localSheetId="0">People!A1</definedName>'
    data = xlsx_file('<row r="1"><c r="A1"><v>7</v></c></row>')
    book = parts_of(data)["xl/workbook.xml"].replace(
        b"</workbook>", f"<definedNames>{name}{built_in}</definedNames></workbook>".encode()
    )
    data = changed(data, {"xl/workbook.xml": book})
    assert {each.text for each in every_text(data).others} == {"People", "Bertha", "Cleo"}
    written = parts_of(renewed(data))["xl/workbook.xml"]
    assert b'<definedName name="name_1">IF(1,"Cfsuib","Dmfp")</definedName>' in written
    assert b"Print_Area" not in written


def test_the_mark_of_a_template_names_the_new_sheets() -> None:
    data = every_workbook()["filled-infiniti"]
    texts = every_text(data)
    new = NewTexts(
        as_they_are(texts).sheets, {each.text: f"{each.text} 2" for each in texts.others}
    )
    again = {each.name: each.columns for each in every_text(with_texts(data, new).content).sheets}
    assert {title for title in again[MARK_SHEET][1] if title} == {
        name for name in again if name.endswith(" 2") and "Patron" in name
    }


def test_each_part_says_that_it_is_xml() -> None:
    parts = parts_of(renewed(every_workbook()["_with_everything"]))
    assert [name for name, part in parts.items() if part.count(b"<?xml") != 1] == []
    assert all(part.startswith(b"<?xml") for part in parts.values())
