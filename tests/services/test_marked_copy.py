"""The copy is the person's own workbook where that can be, else a new one of text."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.edits import Edit, HeadingEdit
from rosterwizard.core.marking.own_workbook import Marked
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.core.reading.workbooks.messages import Fault
from rosterwizard.services import asking
from rosterwizard.services import marked_copy as module
from rosterwizard.services.marked_copy import MarkedCopy, marked_copy
from rosterwizard.services.opening import open_job
from tests.helpers.filled_templates import PROFILES
from tests.helpers.marked_workbooks import job_of_file, opened_book, since
from tests.helpers.patrons import HEADINGS, patron, write_rows
from tests.helpers.workbook_files import ods_file, workbook

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job

BAD = ("bela", "Y", "N", "nobody", "2031")
OUT = Path("out.xlsx")


def copy_of(job: Job, target: Path = OUT, time_s: float = 60) -> MarkedCopy:
    return marked_copy(job, check_job(job), target, time_s=time_s)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "ours.xlsx"
    path.write_bytes(workbook({"Kids": [HEADINGS, patron(1), BAD], "Notes": [["by hand"]]}))
    return path


def answering(monkeypatch: pytest.MonkeyPatch, answer: Marked | Fault) -> None:
    monkeypatch.setattr(module, "_marked", lambda *_, **__: answer)


def test_own_workbook_is_marked_by_another_process(own: Path, tmp_path: Path) -> None:
    before = own.read_bytes()
    copy = copy_of(job_of_file(own))
    assert copy.told == ()
    book = opened_book(copy.content)
    assert book.sheetnames[:3] == ["Problems", "Kids", "Notes"]
    assert book["Kids"]["D3"].comment
    assert own.read_bytes() == before
    (tmp_path / "marked.xlsx").write_bytes(copy.content)
    found = since(tmp_path / "marked.xlsx")
    assert found is not None
    assert (found.fixed, found.open, found.new) == (0, 1, 0)


def test_what_a_page_has_no_column_for_is_laid_into_no_other_cell(tmp_path: Path) -> None:
    wider = [[*row, more] for row, more in ((HEADINGS, "Shoe size"), (patron(2), "9"))]
    own = tmp_path / "two.xlsx"
    own.write_bytes(workbook({"A": [HEADINGS, patron(1)], "B": wider}))
    options = ReadingOptions().of_sheets(("A", "B"))
    job = open_job([own], list(PROFILES.values()), "infiniti/patrons", options)
    sheet, shoe_size = job.sheets[0], len(HEADINGS)
    for row, is_own in ((1, True), (0, False)):
        step = typed(sheet, row, shoe_size, "10")
        assert step is not None
        sheet = sheet.edited(step)
        copy = copy_of(job.with_sheet(sheet))
        assert (copy.told == ()) == is_own
        book = opened_book(copy.content)
        assert [book["A"].cell(2, 1).value, book["B"].cell(2, 1).value] == [
            patron(1)[0],
            patron(2)[0],
        ]
        assert book["B"].cell(2, shoe_size + 1).value == "10"
        assert book["A"].cell(2, shoe_size + 1).value == (None if is_own else "10")
    assert "read as one" in copy.told[0]
    with pytest.raises(RosterError, match="read as one"):
        copy_of(job.with_sheet(sheet), Path("out.xlsm"))


def test_a_mended_heading_is_mended_on_every_page(tmp_path: Path) -> None:
    headings = [*HEADINGS[:3], "e mail adr", *HEADINGS[4:]]
    own, copied = tmp_path / "two.xlsx", tmp_path / "copy.xlsx"
    own.write_bytes(workbook({"A": [headings, patron(1)], "B": [["2026"], headings, patron(2)]}))
    options = ReadingOptions().of_sheets(("A", "B"))
    job = open_job([own], list(PROFILES.values()), "infiniti/patrons", options)
    mended = Edit(headings=(HeadingEdit(3, "e mail adr", HEADINGS[3]),))
    copy = copy_of(job.with_sheet(job.sheets[0].edited(mended)))
    copied.write_bytes(copy.content)
    (again,) = open_job([copied], list(PROFILES.values()), "infiniti/patrons", options).sheets
    assert again.sheet.headings == tuple(HEADINGS)
    assert again.frame.equals(job.sheets[0].frame)
    assert "read as one" in copy.told[0]


def test_text_becomes_a_new_workbook(tmp_path: Path) -> None:
    copy = copy_of(job_of_file(write_rows(tmp_path / "ours.csv", [BAD])))
    assert "no formatting to keep" in copy.told[0]
    assert opened_book(copy.content)["Patrons"]["D2"].comment


def test_workbook_of_another_form_becomes_a_new_one(tmp_path: Path) -> None:
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in (HEADINGS, BAD)
    )
    path = tmp_path / "ours.ods"
    path.write_bytes(ods_file(rows))
    copy = copy_of(job_of_file(path))
    assert "no formatting to keep" in copy.told[0]


def test_what_lies_in_a_zip_or_is_cut_apart_becomes_a_new_one(own: Path, tmp_path: Path) -> None:
    packed = tmp_path / "ours.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(own, "kids.xlsx")
    assert copy_of(job_of_file(packed)).told
    own.write_bytes(workbook({"Kids": [[",".join(row)] for row in (HEADINGS, patron(1), BAD)]}))
    copy = copy_of(job_of_file(own))
    assert copy.told
    assert opened_book(copy.content)["Patrons"]["D3"].comment


def test_old_workbook_is_not_even_handed_over(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = job_of_file(own)
    own.write_bytes(b"\xd0\xcf\x11\xe0 an old one")
    monkeypatch.setattr(module, "_marked", None)
    assert copy_of(job).told


def test_what_cannot_be_opened_so_becomes_a_new_one(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, Fault("marking-failed", {}))
    assert "could not be kept" in copy_of(job_of_file(own)).told[0]


def test_process_that_takes_too_long_or_dies_is_no_end(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = job_of_file(own)
    assert "could not be kept" in copy_of(job, time_s=0).told[0]
    monkeypatch.setattr(asking, "_POLL_S", 0.001)  # it is asked again and again
    assert copy_of(job).told == ()


def test_file_that_changed_meanwhile_is_refused(own: Path) -> None:
    job = job_of_file(own)
    own.write_bytes(workbook({"Kids": [HEADINGS[::-1], BAD]}))
    with pytest.raises(RosterError, match=r"“ours\.xlsx” is not the same any more"):
        copy_of(job)


def test_what_is_not_in_the_copy_is_said(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, Marked(b"", ["pictures", "macros", "charts-anew"], macros=False))
    lost, charts = copy_of(job_of_file(own)).told
    assert lost.startswith("Not in the copy, but in your own workbook as before: pictures, macros")
    assert charts.startswith("The charts are in the copy")


def test_names_that_would_lie_are_refused(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = job_of_file(own)
    with pytest.raises(RosterError, match=r"ends in \.xlsx"):
        copy_of(job, Path("out.csv"))
    with pytest.raises(RosterError, match="no macros to keep"):
        copy_of(job, Path("out.xlsm"))
    with pytest.raises(RosterError, match="no macros to keep"):
        copy_of(job_of_file(write_rows(tmp_path / "ours.csv", [BAD])), Path("out.xlsm"))
    answering(monkeypatch, Marked(b"macros", [], macros=True))
    assert copy_of(job, Path("out.xlsm")).content == b"macros"
