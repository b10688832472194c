"""What was marked is fixed, still open or new, whatever people did to the rows meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.checking.marked_since import MarkedSince, marked_since
from rosterwizard.core.marking.own_workbook import marked_workbook
from rosterwizard.core.reports.described import described
from rosterwizard.core.rules.every_rule import NOTICED
from tests.helpers.filled_templates import GOOD
from tests.helpers.marked_workbooks import (
    job_of_file,
    marking_in,
    opened_book,
    own_marked,
    plain_marked,
    since,
)
from tests.helpers.patrons import HEADINGS, patron, write_rows
from tests.helpers.workbook_files import workbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import Job

BAD = [
    ("anna", "Y", "N", "nobody", "2031"),
    ("bela", "yess", "N", "b@school.example", "2031"),
    patron(3),
    ("cleo", "Y", "N", "c@", "31"),
]


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    path = tmp_path / "ours.xlsx"
    path.write_bytes(workbook({"Patrons": [HEADINGS, *BAD]}))
    path.write_bytes(own_marked(path).content)
    return path


def changed(path: Path, change: object) -> MarkedSince | None:
    book = opened_book(path.read_bytes())
    change(book["Patrons"])  # type: ignore[operator] # a function of one sheet
    book.save(path)
    return since(path)


def mend_one(page: Worksheet) -> None:
    page["D2"] = "anna@school.example"


def sort_and_delete(page: Worksheet) -> None:
    rows = sorted(page.iter_rows(min_row=2, values_only=True), key=str, reverse=True)
    page.delete_rows(2, 10)
    for row in rows[1:]:  # bela is gone
        page.append(list(row))


def spoil_another(page: Worksheet) -> None:
    page.insert_rows(2)
    for column, text in enumerate(("zoe", "Y", "N", "z@", "2031"), 1):
        page.cell(2, column).value = text


def test_nothing_changed(marked: Path) -> None:
    assert since(marked) == MarkedSince(0, 4, 0)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (mend_one, MarkedSince(1, 3, 0)),
        (spoil_another, MarkedSince(0, 4, 1)),
    ],
)
def test_each_change_is_counted(marked: Path, change: object, found: MarkedSince) -> None:
    assert changed(marked, change) == found


def test_rows_may_be_sorted_and_deleted(marked: Path) -> None:
    book = opened_book(marked.read_bytes())
    names = {row[0] for row in BAD} - {patron(3)[0]}
    sort_and_delete(book["Patrons"])
    left = {row[0] for row in book["Patrons"].iter_rows(min_row=2, values_only=True)} & names
    book.save(marked)
    found = since(marked)
    assert found is not None
    assert (found.new, found.fixed + found.open) == (0, 4)
    assert found.open == sum({"anna": 1, "bela": 1, "cleo": 2}[str(name)] for name in left)


def test_beyond_what_was_marked_nobody_can_say_what_is_new(tmp_path: Path, marked: Path) -> None:
    job = job_of_file(marked)
    assert len(marking_in(job, most=1).lines) == 1
    few = marked_workbook(marked.read_bytes(), marking_in(job, most=1), keep_macros=False)
    (tmp_path / "few.xlsx").write_bytes(few.content)
    assert since(tmp_path / "few.xlsx") == MarkedSince(0, 1, None)


def test_a_file_without_marks_has_no_answer(tmp_path: Path) -> None:
    assert since(write_rows(tmp_path / "ours.csv", BAD)) is None


def test_columns_that_are_no_field_are_known_by_their_heading(tmp_path: Path) -> None:
    path = tmp_path / "ours.xlsx"
    path.write_bytes(workbook({"Patrons": [(*HEADINGS, "Shoe size"), (*patron(1), "39")]}))
    path.write_bytes(own_marked(path).content)
    assert since(path) == MarkedSince(0, 1, 0)


# The worst of each system; all of their record types have been tried by hand.
EXAMPLES = (
    *("infiniti/patrons", "traverse/students", "echalk/sync-users", "haiku/users"),
    "riipen/experience-learners",
)


def places(job: Job, found: Mapping[str, Problems]) -> list[tuple[object, ...]]:
    (sheet,), (problems,) = job.sheets, found.values()
    return sorted(
        (each.row or 0, each.column or "", each.code, each.value or "")
        for each in described(sheet, problems)
        if each.code not in NOTICED
    )


@pytest.mark.parametrize("wanted", EXAMPLES)
def test_marked_and_checked_again_every_problem_is_the_same(tmp_path: Path, wanted: str) -> None:
    first = job_of_file(GOOD / f"{wanted}.bad.csv", wanted)
    before = places(first, check_job(first))
    assert before
    plain, own = tmp_path / "plain.xlsx", tmp_path / "own.xlsx"
    plain.write_bytes(plain_marked(first))
    own.write_bytes(own_marked(plain, job_of_file(plain, wanted)).content)
    for path in (plain, own):
        job = job_of_file(path, wanted)
        problems = check_job(job)
        assert places(job, problems) == before
        found = marked_since(job, problems)
        assert found is not None
        assert (found.fixed, found.new, found.open >= len(before)) == (0, 0, True)
