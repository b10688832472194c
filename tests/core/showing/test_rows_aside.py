"""Rows that look like no records are named, and one click moves them there and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.showing.rows_aside import answer_to, rows_aside
from tests.helpers.checked import record_type, sheet

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet

WHOLE = sheet(record_type(Field("id")), {"id": ["a", "Total: 3", "b", "-----"]})
OPENED = WHOLE.opened_without({1: "no-record", 3: "ruler"})


def pressed(job_sheet: JobSheet) -> JobSheet:
    found = rows_aside(job_sheet)
    assert found is not None
    return job_sheet.edited(found.edit)


def test_what_was_set_aside_is_named_and_offered() -> None:
    found = rows_aside(OPENED)
    assert found is not None
    assert found.button == "Ta&ke them in"
    assert found.says.endswith(": row 3 “Total: 3”, row 5 “-----”.")


def test_a_click_takes_them_in_and_another_sets_them_aside_again() -> None:
    taken_in = pressed(OPENED)
    assert taken_in.frame.equals(WHOLE.frame)
    found = rows_aside(taken_in)
    assert found is not None
    assert found.button == "Set them as&ide again"
    assert found.says.startswith("2 rows were taken in")
    again = pressed(taken_in)
    assert again.frame["c0"].to_list() == ["a", "b"]
    assert again.sheet.set_aside == OPENED.sheet.set_aside


def test_rows_that_a_person_set_aside_are_not_offered() -> None:
    edit = rows_set_aside(OPENED, [0])
    assert edit is not None
    found = rows_aside(OPENED.edited(edit))
    assert found is not None
    assert found.says.startswith("2 rows are set aside")
    edit = rows_set_aside(WHOLE, [0])
    assert edit is not None
    assert rows_aside(WHOLE.edited(edit)) is None
    assert rows_aside(WHOLE) is None


def test_rows_that_may_be_samples_are_named_apart() -> None:
    found = rows_aside(WHOLE.opened_without({0: "maybe-sample", 1: "no-record"}))
    assert found is not None
    assert found.says.startswith("1 row is set aside, as it looks like a total")
    assert found.says.endswith("as it may still be a sample: row 2 “a”.")
    assert found.button == "Ta&ke them in"


def test_a_problem_of_rows_aside_takes_in_its_own_rows() -> None:
    both = WHOLE.opened_without({0: "maybe-sample", 1: "no-record"})
    for code, rows in (
        ("maybe-sample", ["a", "b", "-----"]),
        ("set-aside", ["Total: 3", "b", "-----"]),
    ):
        answer = answer_to(both, code, ())
        assert answer is not None
        assert answer.button == "Ta&ke it in"
        after = both.edited(answer.edit)
        assert after.frame["c0"].to_list() == rows
        assert answer_to(after, code, ()) is None


def test_a_problem_of_rows_that_are_there_sets_them_aside() -> None:
    for code in ("like-sample", "no-record"):
        answer = answer_to(WHOLE, code, [0, 2])
        assert answer is not None
        assert answer.button == "Set all 2 as&ide"
        assert WHOLE.edited(answer.edit).frame["c0"].to_list() == ["Total: 3", "-----"]
    assert answer_to(WHOLE, "like-sample", []) is None
    assert answer_to(WHOLE, "required", [0]) is None
