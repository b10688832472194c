"""A new workbook of text: every row at its own number, nothing that could be a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.marking import plain_workbook as module
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.services.opening import open_job
from tests.helpers.filled_templates import PROFILES
from tests.helpers.marked_workbooks import job_of_file, opened_book, plain_marked
from tests.helpers.patrons import HEADINGS, patron, write_rows
from tests.helpers.workbook_files import workbook

if TYPE_CHECKING:
    from pathlib import Path

BAD = ("00123", "Y", "N", "nobody", "2031")


def test_rows_keep_their_numbers_and_what_is_no_record_stays(tmp_path: Path) -> None:
    lines = [("Our list", "", "", "", ""), HEADINGS, BAD, ("",) * 5, patron(2), patron(3)]
    path = write_rows(tmp_path / "ours.csv", lines[1:], lines[0])
    book = opened_book(plain_marked(job_of_file(path)))
    page = book["Patrons"]
    rows = [[cell or "" for cell in row] for row in page.iter_rows(values_only=True)]
    assert rows == [list(line) for line in lines]
    assert page["A3"].number_format == "@"
    assert page.freeze_panes == "A3"
    assert page["D3"].comment.text.startswith("Roster Wizard\nError: ")


def test_a_list_without_headings_gets_none(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text("anna,Y,N,a@a.example,2031\nbela,Y,N,b@b.example,2031\n", "utf-8")
    job = job_of_file(path)
    if job.sheets[0].sheet.origin.heading_row:
        pytest.fail("this list has no headings")
    assert opened_book(plain_marked(job))["Patrons"]["A1"].value == "anna"


def test_stacked_sheets_stay_apart(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    path.write_bytes(workbook({"A": [HEADINGS, patron(1)], "B": [HEADINGS, BAD]}))
    options = ReadingOptions().of_sheets(("A", "B"))
    job = open_job([path], list(PROFILES.values()), "infiniti/patrons", options)
    book = opened_book(plain_marked(job))
    assert book.sheetnames[1:3] == ["A", "B"]
    assert book["B"]["A2"].value == "00123"
    assert book["B"]["D2"].comment


def test_headings_of_stacked_sheets_stand_where_no_other_cell_is(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    titled = [("Our school",), ("2026",), HEADINGS, patron(1), patron(2)]
    pages = {"A": [HEADINGS, patron(3), patron(4), BAD], "B": titled}
    for one, other in (("A", "B"), ("B", "A")):
        path.write_bytes(workbook({one: pages[one], other: pages[other]}))
        options = ReadingOptions().of_sheets((one, other))
        job = open_job([path], list(PROFILES.values()), "infiniti/patrons", options)
        book = opened_book(plain_marked(job))
        for name, lines in pages.items():
            rows = [
                [cell for cell in row if cell] for row in book[name].iter_rows(values_only=True)
            ]
            assert rows == [list(line) for line in lines]


def test_more_than_a_workbook_takes_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_CELLS", 5)
    monkeypatch.setattr(module, "_REPORT_EACH", 1)
    path = write_rows(tmp_path / "ours.csv", [BAD])
    assert opened_book(plain_marked(job_of_file(path)))["Patrons"]["A2"].value == "00123"
    job = job_of_file(write_rows(tmp_path / "more.csv", [BAD, patron(1)]))
    with pytest.raises(RosterError, match="too much for a workbook"):
        plain_marked(job)
