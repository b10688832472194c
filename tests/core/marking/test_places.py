"""Cells of a job are found in workbooks, also where several sheets were stacked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.core.marking.places import Place, Places, heading_row_of
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.services.opening import open_job
from tests.helpers.filled_templates import PROFILES
from tests.helpers.job_sheets import job_sheet
from tests.helpers.new_rows import with_new_row
from tests.helpers.patrons import HEADINGS, patron
from tests.helpers.small_jobs import PATRONS
from tests.helpers.workbook_files import workbook

if TYPE_CHECKING:
    from pathlib import Path


def test_place_is_called_as_in_a_spreadsheet() -> None:
    assert Place("People", 17, 28).cell == "AB17"


def test_cells_of_a_plain_sheet() -> None:
    places = Places.in_new_workbook(job_sheet(PATRONS, ["username", ""], ["anna", "x"]), "Patrons")
    assert places.of(0, 1) == Place("Patrons", 2, 2)
    assert places.of(0, None) == Place("Patrons", 2, 1)
    assert places.of(None, 0) == Place("Patrons", 1, 1)
    assert places.of(None, None) is None
    assert places.headings() == {"Patrons": [(1, 1, "username")]}


def test_columns_of_stacked_sheets_stand_elsewhere_in_each(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    turned = [[*row[::-1], "9"] for row in (HEADINGS, patron(2))]
    turned[0][-1] = "Shoe size"
    path.write_bytes(workbook({"A": [HEADINGS, patron(1)], "B": turned}))
    options = ReadingOptions().of_sheets(("A", "B"))
    job = open_job([path], list(PROFILES.values()), "infiniti/patrons", options)
    places = Places.in_own_workbook(job.sheets[0])
    assert (places.of(0, 0), places.of(1, 0)) == (Place("A", 2, 1), Place("B", 2, 5))
    assert places.of(1, 5) == Place("B", 2, 6)
    assert places.of(0, 5) == Place("A", 2, 1)  # it has no such column: the row is meant
    assert places.cell(0, 5) is None
    assert places.of(None, 0) == Place("A", 1, 1)
    assert places.of(None, 5) is None
    assert (places.headings_of(0), places.headings_of(5)) == ((Place("A", 1, 1),), ())
    anew = Places.in_new_workbook(job.sheets[0], "Patrons")
    assert anew.headings_of(0) == (Place("A", 1, 1), Place("B", 1, 1))
    assert places.pages == ("A", "B")
    assert [len(each) for each in places.headings().values()] == [5, 0]
    assert Places.in_new_workbook(job.sheets[0], "Patrons").of(1, 0) == Place("B", 2, 1)


def test_headings_of_a_page_stand_above_its_own_rows(tmp_path: Path) -> None:
    def heading_rows(**pages: list[tuple[str, ...]]) -> list[int]:
        path = tmp_path / "pages.xlsx"
        path.write_bytes(workbook(pages))
        options = ReadingOptions().of_sheets(tuple(pages))
        job = open_job([path], list(PROFILES.values()), "infiniti/patrons", options)
        opened = job.sheets[0].opened
        return [heading_row_of(opened, page) for page in opened.origin.stacked or (None,)]

    plain = [HEADINGS, patron(1)]
    titled = [("Our school",), ("2026",), *plain]
    assert heading_rows(A=plain) == [1]
    assert heading_rows(A=plain, B=titled) == [1, 3]
    assert heading_rows(A=titled, B=plain) == [3, 1]
    assert heading_rows(A=plain, B=titled[:3]) == [1, 3]
    assert heading_rows(A=titled, B=[HEADINGS, ("Total", "", "", "", "1")]) == [3, 1]


def test_new_rows_come_below_all_that_their_page_holds(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    total = ("Total", "", "", "", "2")
    path.write_bytes(workbook({"A": [HEADINGS, patron(1), total], "B": [HEADINGS, patron(2)]}))
    options = ReadingOptions().of_sheets(("A", "B"))
    sheet = open_job([path], list(PROFILES.values()), "infiniti/patrons", options).sheets[0]
    for beside, text in ((1, "x"), (0, "y"), (1, "z")):
        sheet = with_new_row(sheet, text, beside=beside)
    aside = rows_set_aside(sheet, [2])
    assert aside is not None
    places = Places.in_own_workbook(sheet)
    assert sheet.sheet.set_aside_for("no-record")  # the total stands where it stood
    assert [places.of(row, 0) for row in (2, 3, 4)] == [
        *(Place("B", 3, 1), Place("A", 4, 1), Place("B", 4, 1))
    ]
    few = Places.in_new_workbook(sheet.edited(aside), "Patrons")
    assert [few.of(row, 0) for row in (2, 3)] == [Place("A", 4, 1), Place("B", 4, 1)]


def test_a_new_row_has_a_place_also_where_the_file_has_none() -> None:
    sheet = with_new_row(job_sheet(PATRONS, ["username"]), "anna")
    assert Places.in_new_workbook(sheet, "Patrons").of(0, 0) == Place("Patrons", 2, 1)
