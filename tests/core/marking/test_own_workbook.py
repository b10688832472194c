"""The person's own workbook keeps what it has; cells get marks, and marks go again."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import polars as pl
import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table
from python_calamine import CalamineWorkbook

from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.marking.own_workbook import marked_workbook
from rosterwizard.core.marking.painting import FILLS
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.sheet.marked_before import MEMORY_SHEET
from tests.helpers.marked_workbooks import job_of_file, marking_in, opened_book, own_marked, since
from tests.helpers.patrons import HEADINGS, patron
from tests.helpers.workbook_files import ods_file, workbook, zip_file

if TYPE_CHECKING:
    from pathlib import Path

BAD = ("bela", "Y", "N", "nobody", "2031")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a workbook with all that a person may want to keep."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Pupils & staff"
    for row in (HEADINGS, patron(1), BAD, patron(3)):
        page.append(list(row))
    page["A1"].font = Font(bold=True, color="FF112233")
    page["D3"].fill = PatternFill("solid", start_color="FFEEEEFF")
    page["D3"].comment = Comment("Ask the office", "Office")
    page.column_dimensions["D"].width = 41
    page["H2"], page["I2"] = 46000.5, -5
    page["H2"].number_format = page["I2"].number_format = "yyyy-mm-dd"
    page["J2"], page["K2"], page["L2"], page["M2"] = "=A2", "=1=1", "=NA()", "=J9"
    other = book.create_sheet("Marks")
    other.append([1, 2])
    chart = BarChart()
    chart.add_data(Reference(other, min_col=1, min_row=1))
    other.add_chart(chart, "D2")
    book.create_sheet("problems")
    book.save(tmp_path / "ours.xlsx")
    path = tmp_path / "ours.xlsx"
    path.write_bytes(with_results(path.read_bytes()))
    return path


def with_results(content: bytes) -> bytes:
    """Return the workbook as Excel leaves it: each formula with what it gave."""
    results = {
        b"<f>A2</f><v />": (b't="str"', b"<f>A2</f><v>user&amp;1</v>"),
        b"<f>1=1</f><v />": (b't="b"', b"<f>1=1</f><v>1</v>"),
        b"<f>NA()</f><v />": (b't="e"', b"<f>NA()</f><v>#N/A</v>"),
    }
    parts = parts_of(content)
    sheet = parts["xl/worksheets/sheet1.xml"]
    for before, (kind, after) in results.items():
        head, _, tail = sheet.partition(before)
        sheet = head.removesuffix(b">") + b" " + kind + b">" + after + tail
    return zip_file({**parts, "xl/worksheets/sheet1.xml": sheet})


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_formats_widths_sheets_and_results_stay(source: Path) -> None:
    marked = own_marked(source)
    assert marked.lost == ["charts-anew"]
    book = opened_book(marked.content)
    assert book.sheetnames == ["Problems 2", "Pupils & staff", "Marks", "problems", MEMORY_SHEET]
    page = book["Pupils & staff"]
    assert page["A1"].font.color.rgb == "FF112233"
    assert page.column_dimensions["D"].width == 41
    assert len(book["Marks"]._charts) == 1  # type: ignore[attr-defined] # noqa: SLF001 - no other way
    rows = [
        CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Pupils & staff")
        for content in (source.read_bytes(), marked.content)
    ]
    assert rows[0].to_python() == rows[1].to_python()
    assert b"<v>-5</v>" in parts_of(marked.content)["xl/worksheets/sheet2.xml"]
    assert "content" not in repr(marked)


def test_cell_is_filled_and_says_why_below_what_people_wrote(source: Path) -> None:
    book = opened_book(own_marked(source).content)
    cell = book["Pupils & staff"]["D3"]
    assert cell.fill.fgColor.rgb == FILLS["error"]
    assert cell.comment.text.startswith("Ask the office\n\nRoster Wizard\nError: emailaddress")
    link = book["Problems 2"]["B5"].hyperlink
    assert link.location == "'Pupils & staff'!D3"
    assert book.active is book["Problems 2"]
    selected = [bool(page.sheet_view.tabSelected) for page in book.worksheets]
    assert selected == [True, *[False] * 4]


def test_what_the_person_set_up_stays(source: Path) -> None:
    book = opened_book(source.read_bytes())
    page = book["Pupils & staff"]
    page.freeze_panes = "B2"
    page["Q2"] = "_x0020_ "  # as the standard has it; openpyxl writes blanks alone as nothing
    page.auto_filter.ref = "A1:E4"
    page.auto_filter.add_filter_column(1, ["Y"])
    page.row_dimensions[2].height = 33
    page.row_dimensions[4].hidden = page.column_dimensions["E"].hidden = True
    look = DifferentialStyle(fill=PatternFill(bgColor="FFFF0000"))
    page.conditional_formatting.add("D2:D4", Rule("expression", dxf=look, formula=["ISBLANK(D2)"]))
    choices = DataValidation(type="list", formula1='"Y,N"', allow_blank=True)
    choices.add("B2:C999")
    page.add_data_validation(choices)
    page["G1"].hyperlink = "https://school.example/"
    page.merge_cells("O1:P1")
    page.print_area, page.print_title_rows = "A1:E4", "1:1"
    page.protection.sheet = True
    page.add_table(Table(displayName="Two", ref="R1:S2", autoFilter=AutoFilter(ref="R1:S2")))
    page["R1"], page["S1"] = "one", "two"
    book.defined_names["Emails"] = DefinedName("Emails", attr_text="'Pupils & staff'!$D$2:$D$4")
    book["Marks"]["A1"].comment = Comment("Mind the gap", "Office")
    book.save(source)

    after = opened_book(own_marked(source).content)
    kept = after["Pupils & staff"]
    assert (kept.freeze_panes, kept.auto_filter.ref) == ("B2", "A1:E4")
    assert kept.auto_filter.filterColumn[0].filters.filter == ["Y"]
    assert kept.row_dimensions[2].height == 33
    assert kept.row_dimensions[4].hidden
    assert kept.column_dimensions["E"].hidden
    assert kept.column_dimensions["D"].width == 41
    (area,) = kept.conditional_formatting
    assert (str(area.sqref), area.rules[0].formula) == ("D2:D4", ["ISBLANK(D2)"])
    (list_of_two,) = kept.data_validations.dataValidation
    assert (str(list_of_two.sqref), list_of_two.formula1) == ("B2:C999", '"Y,N"')
    assert kept["G1"].hyperlink.target == "https://school.example/"
    assert [str(each) for each in kept.merged_cells.ranges] == ["O1:P1"]
    assert (kept.print_area, kept.print_title_rows) == ("'Pupils & staff'!$A$1:$E$4", "$1:$1")
    assert kept.protection.sheet
    assert kept.tables["Two"].ref == "R1:S2"
    assert after.defined_names["Emails"].attr_text == "'Pupils & staff'!$D$2:$D$4"
    assert kept["D3"].comment.text.startswith("Ask the office\n")
    read = CalamineWorkbook.from_filelike(io.BytesIO(own_marked(source).content))
    assert read.get_sheet_by_name("Pupils & staff").to_python()[1][16] == "  "
    assert after["Marks"]["A1"].comment.text == "Mind the gap"


def test_marks_go_away_when_it_is_marked_again(source: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    again.write_bytes(own_marked(source).content)
    book = opened_book(again.read_bytes())
    book["Pupils & staff"]["D3"] = "bela@school.example"
    book["Pupils & staff"]["D4"] = "nobody"
    book["Problems 2"].title = "To do"
    book.save(again)
    marked = opened_book(own_marked(again).content)
    assert marked.sheetnames.count("Problems 2") == 1
    assert "To do" not in marked.sheetnames
    page = marked["Pupils & staff"]
    assert page["D3"].fill.fgColor.rgb == "FFEEEEFF"
    assert page["D3"].comment.text == "Ask the office"
    assert page["D4"].fill.fgColor.rgb == FILLS["error"]
    page["D4"] = "c@school.example"
    marked.save(again)
    page = opened_book(own_marked(again).content)["Pupils & staff"]
    assert (page["D4"].fill.fill_type, page["D4"].comment) == (None, None)

    page["D4"] = "nobody"
    paper = page.parent
    assert paper is not None
    paper.save(again)
    marked = opened_book(own_marked(again).content)
    page = marked["Pupils & staff"]
    page["D4"].fill = PatternFill("solid", start_color="FF00FF00")  # a person painted it over
    page["D4"] = "c@school.example"
    del marked["Problems 2"]
    marked.save(again)
    page = opened_book(own_marked(again).content)["Pupils & staff"]
    assert (page["D4"].fill.fgColor.rgb, page["D4"].comment) == ("FF00FF00", None)


def test_a_cell_of_blanks_stays_one(source: Path, tmp_path: Path) -> None:
    book = opened_book(source.read_bytes())
    book["Marks"]["B2"] = "  "
    blanks = tmp_path / "blanks.xlsx"
    book.save(blanks)
    marked = CalamineWorkbook.from_filelike(io.BytesIO(own_marked(blanks).content))
    assert marked.get_sheet_by_name("Marks").to_python() == [[1, 2], ["", "  "]]


def test_edits_are_laid_in_as_text(source: Path, tmp_path: Path) -> None:
    job = job_of_file(source)
    cells = [(1, 3, "nobody", "=1+1"), (0, 0, "", "00123")]
    edit = Edit(pl.DataFrame(cells, schema=CELLS, orient="row"))
    job = job.with_sheet(job.sheets[0].edited(edit))
    target = tmp_path / "marked.xlsx"
    target.write_bytes(own_marked(source, job).content)
    page = opened_book(target.read_bytes())["Pupils & staff"]
    assert (page["D3"].value, page["D3"].data_type) == ("=1+1", "s")
    assert page["A2"].fill.fgColor.rgb == FILLS["mended"]
    assert page["A2"].number_format == "@"
    assert job_of_file(target).sheets[0].frame["c0"][0] == "00123"


def test_merged_cells_are_marked_at_their_first_and_parted_where_one_is_changed(
    tmp_path: Path,
) -> None:
    book = Workbook()
    page = book.worksheets[0]
    for row in (HEADINGS, BAD, ("cleo", "Y", "N", None, "2031"), patron(3), patron(4)):
        page.append(list(row))
    page.merge_cells("D2:D3")
    page.merge_cells("E4:E5")
    path = tmp_path / "ours.xlsx"
    book.save(path)
    marked = opened_book(own_marked(path).content)[page.title]
    assert marked["D2"].comment.text.count("Roster Wizard\n") == 1
    assert marked["D2"].comment.text.count("Error: ") == 2

    job = job_of_file(path)
    edit = Edit(pl.DataFrame([(1, 3, "nobody", "cleo@school.example")], schema=CELLS, orient="row"))
    job = job.with_sheet(job.sheets[0].edited(edit))
    parted = opened_book(own_marked(path, job).content)[page.title]
    assert [str(each) for each in parted.merged_cells.ranges] == ["E4:E5"]
    assert (parted["D2"].value, parted["D3"].value) == ("nobody", "cleo@school.example")


def test_what_openpyxl_loses_is_named(source: Path) -> None:
    parts = parts_of(source.read_bytes())
    parts |= {
        "xl/media/image1.png": b"x",
        "xl/drawings/drawing9.xml": b"<xdr:sp >",
        "xl/worksheets/sheet9.xml": b"<x14:dataValidation >",
    }
    source.write_bytes(zip_file(parts))
    assert own_marked(source).lost == ["pictures", "shapes", "newer-rules", "charts-anew"]


def test_macros_stay_where_the_name_allows_them(source: Path) -> None:
    source.write_bytes(zip_file({**parts_of(source.read_bytes()), "xl/vbaProject.bin": b"vba"}))
    assert "macros" in own_marked(source).lost
    kept = own_marked(source, keep_macros=True)
    assert kept.macros
    assert "macros" not in kept.lost
    assert parts_of(kept.content)["xl/vbaProject.bin"] == b"vba"


def test_a_file_that_is_not_the_one_that_was_checked(tmp_path: Path) -> None:
    path = tmp_path / "ours.xlsx"
    path.write_bytes(workbook({"Patrons": [HEADINGS, BAD]}))
    marking = marking_in(job_of_file(path))
    for other in (
        {"Other": [HEADINGS, BAD]},
        {"Patrons": [("Name", *HEADINGS[1:]), BAD]},
        {"Patrons": [HEADINGS[:4], BAD]},
    ):
        with pytest.raises(RosterError) as raised:
            marked_workbook(workbook(other), marking, keep_macros=False)
        assert raised.value.code == "marking-changed"
    with pytest.raises(RosterError) as raised:
        marked_workbook(ods_file(""), marking, keep_macros=False)
    assert raised.value.code == "marking-other-form"


def test_no_problems_make_no_list_but_are_remembered(tmp_path: Path) -> None:
    path = tmp_path / "ours.xlsx"
    path.write_bytes(workbook({"Patrons": [HEADINGS, patron(1)]}))
    path.write_bytes(own_marked(path).content)
    assert opened_book(path.read_bytes()).sheetnames == ["Patrons", MEMORY_SHEET]
    found = since(path)
    assert found is not None
    assert (found.fixed, found.open, found.new) == (0, 0, 0)


def test_a_stray_cell_far_away_makes_no_billions_of_others(tmp_path: Path) -> None:
    book = Workbook()
    page = book.worksheets[0]
    for row in (HEADINGS, BAD):
        page.append(list(row))
    page["XFD1048576"].fill = PatternFill("solid", start_color="FFEEEEFF")
    page["G2"] = "=A2"
    path = tmp_path / "ours.xlsx"
    book.save(path)
    path.write_bytes(own_marked(path).content)
    path.write_bytes(own_marked(path).content)
    assert opened_book(path.read_bytes())[page.title]["D2"].comment
