"""What is marked: the gravest first, with words for each cell, and never a password."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.checking.marked_since import MarkedSince
from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.marking import planning
from rosterwizard.core.sheet.marked_before import read_memory
from tests.helpers.marked_workbooks import (
    job_of_file,
    marking_in,
    opened_book,
    own_marked,
    plain_marked,
    since,
)
from tests.helpers.new_rows import with_new_row
from tests.helpers.patrons import HEADINGS, patron
from tests.helpers.workbook_files import workbook

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from rosterwizard.core.job.job import Job


def job_of(tmp_path: Path, *rows: tuple[str, ...], more: tuple[str, ...] = ()) -> Job:
    path = tmp_path / "ours.xlsx"
    path.write_bytes(workbook({"Patrons": [(*HEADINGS, *more), *rows]}))
    return job_of_file(path)


def edited(job: Job, *cells: tuple[int, int, str, str]) -> Job:
    edit = Edit(pl.DataFrame(list(cells), schema=CELLS, orient="row"))
    return job.with_sheet(job.sheets[0].edited(edit))


def test_gravest_come_first_and_each_cell_says_what_to_do(tmp_path: Path) -> None:
    job = job_of(tmp_path, (" anna", "Y", "N", "a@", "2031", "40"), more=("Shoe size",))
    marking = marking_in(job)
    assert [line.look for line in marking.lines] == ["error", "warning", "warning"]
    assert [line.cell for line in marking.lines] == ["D2", "F1", "A2"]
    (sheet,) = marking.sheets
    notes = {(cell.row, cell.column): cell for cell in sheet.cells}
    assert notes[2, 4].note.startswith("Error: emailaddress has “a@”")
    assert "What to do: " in notes[2, 4].note
    assert notes[2, 1].look == "warning"
    assert marking.summary[0].startswith("3 problems")
    assert "a@" not in repr(marking.lines)
    memory = read_memory(marking.memory)
    assert memory is not None
    assert len(memory.problems) == 3


def test_nothing_wrong_makes_no_list(tmp_path: Path) -> None:
    marking = marking_in(job_of(tmp_path, patron(1)))
    assert (marking.lines, marking.list_title, marking.sheets[0].cells) == ([], "", [])


def test_what_is_beyond_the_bound_is_counted(tmp_path: Path) -> None:
    job = job_of(tmp_path, *((f"u{at}", "Y", "N", "a@", "2031") for at in range(5)))
    marking = marking_in(job, most=2)
    assert len(marking.lines) == 2
    assert marking.summary[-1].startswith("3 more problems")


def test_what_was_mended_says_what_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = job_of(tmp_path, (*patron(1), "old-password", ""), more=("password", "givenname"))
    job = edited(job, (0, 0, "", "anna"), (0, 5, "", "new-password"), (0, 6, "", "Anna"))
    (sheet,) = marking_in(job).sheets
    cells = {cell.column: cell for cell in sheet.cells}
    assert (cells[1].look, cells[1].text) == ("mended", "anna")
    assert cells[1].note == "Mended. It was: “user0001”."
    assert cells[7].note == "Mended. It was empty."
    assert cells[6].text == "new-password"
    assert cells[6].note == "Mended. It was: (a password of 12 signs)."
    assert "anna" not in repr((marking_in(job), sheet, cells[1], marking_in(job).lines))

    monkeypatch.setattr(planning, "MOST_PLACES", 1)
    (sheet,) = marking_in(job).sheets
    assert [bool(cell.note) for cell in sheet.cells] == [True, False, False]
    page = opened_book(own_marked(tmp_path / "ours.xlsx", job).content)["Patrons"]
    assert (page["F2"].value, page["F2"].comment) == ("new-password", None)


def test_a_wrong_password_is_shown_nowhere(tmp_path: Path) -> None:
    job = job_of(tmp_path, (*patron(1), " secret-word "), (*patron(2), "x"), more=("password",))
    assert "secret-word" not in str(
        [
            *(line.texts for line in marking_in(job).lines),
            *(cell.note for cell in marking_in(job).sheets[0].cells),
            marking_in(job).memory,
        ]
    )
    assert any(line.cell.startswith("F") for line in marking_in(job).lines)


def test_a_new_row_stands_below_all_others_and_is_said_to_be_one(tmp_path: Path) -> None:
    job = job_of(tmp_path, patron(1), patron(2))
    sheet = with_new_row(with_new_row(job.sheets[0]), *patron(1)[:3], "a@", "2031")
    job = job.with_sheet(sheet)
    assert [line.cell for line in marking_in(job).lines] == ["A5", "D5"]
    page = opened_book(own_marked(tmp_path / "ours.xlsx", job).content)["Patrons"]
    assert [cell.value for cell in page[5]] == [*patron(1)[:3], "a@", "2031"]
    assert [cell.value for cell in page[4]] == [None] * 5  # in the other nothing stands
    assert "A new row, which was not in the file." in page["B5"].comment.text
    assert [cell.value for cell in page[3]] == list(patron(2))
    assert page["A3"].comment is None


def test_the_marks_of_a_new_row_are_known_again_in_the_copy(tmp_path: Path) -> None:
    job = job_of(tmp_path, patron(1), patron(2))
    job = job.with_sheet(with_new_row(job.sheets[0], "", "Y", "N", "a@", "2031"))
    for content in (own_marked(tmp_path / "ours.xlsx", job).content, plain_marked(job)):
        path = tmp_path / "copy.xlsx"
        path.write_bytes(content)
        assert job_of_file(path).sheets[0].frame.height == 3
        assert since(path) == MarkedSince(0, 2, 0)
