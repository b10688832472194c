"""Rows that look like no records are named, and one click moves them there and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.job.sheet_edits import rows_brought_back, rows_set_aside
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.records.setting_aside import noticed_in_rows
from rosterwizard.core.rules.every_rule import NOTICED
from rosterwizard.core.rules.file import MaybeSample, SetAside
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.showing.rows_aside import RowsAside, answers_to, rows_aside
from tests.helpers.checked import found, record_type, sheet, system

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


def answers(job_sheet: JobSheet, code: str, *rows: int, kind: str = "") -> list[RowsAside]:
    return list(answers_to(job_sheet, NOTICED[code].of_oddity(Oddity(code, kind)), rows))


def test_a_problem_of_rows_aside_takes_in_its_own_rows() -> None:
    both = WHOLE.opened_without({0: "maybe-sample", 1: "no-record"})
    own = {"maybe-sample": MaybeSample(), "set-aside": SetAside()}
    for code, rows in (
        ("maybe-sample", ["a", "b", "-----"]),
        ("set-aside", ["Total: 3", "b", "-----"]),
    ):
        (answer,) = answers_to(both, own[code], ())
        assert answer.button == "Ta&ke it in"
        after = both.edited(answer.edit)
        assert after.frame["c0"].to_list() == rows
        assert list(answers_to(after, own[code], ())) == []


@pytest.mark.parametrize("code", ["like-sample", "no-record"])
def test_a_problem_of_rows_that_are_there_sets_them_aside_or_keeps_them(code: str) -> None:
    aside, keep = answers(WHOLE, code, 0, 2)

    assert [aside.button, keep.button] == ["Set all 2 as&ide", "&Keep all 2: they are records"]
    assert WHOLE.edited(aside.edit).frame["c0"].to_list() == ["Total: 3", "-----"]
    assert WHOLE.edited(keep.edit).frame.equals(WHOLE.frame)
    assert [each.button for each in answers(WHOLE, code, 0)][1] == "&Keep it: it is a record"
    assert answers(WHOLE, code) == []


def test_rows_below_headings_in_another_order_cannot_be_kept() -> None:
    (aside,) = answers(WHOLE, "no-record", 0, kind="other-order")

    assert aside.edit.set_aside == (0,)


def test_other_problems_have_no_such_answer() -> None:
    assert answers(WHOLE, "ragged-row", 0) == []


def test_of_a_row_that_is_kept_nothing_is_said_until_that_is_undone() -> None:
    noticed = noticed_in_rows(WHOLE, {Oddity("like-sample"): [0, 1], Oddity("no-record"): [1]})
    opened = noticed.opened_without({2: "no-record"})
    (*_, keep) = answers(opened, "like-sample", 1)
    kept = opened.edited(keep.edit)

    assert told(kept) == {(0, "like-sample")}
    assert told(kept.undone()) == {(0, "like-sample"), (1, "like-sample"), (1, "no-record")}
    assert told(kept.undone().redone()) == told(kept)
    back = rows_brought_back(kept, [2])
    aside = rows_set_aside(kept, [0])
    assert back is not None
    assert aside is not None
    assert told(kept.edited(back)) == told(kept)
    assert told(kept.edited(aside)) == set()  # the kept one is the first by now


def told(job_sheet: JobSheet) -> set[tuple[int | None, str]]:
    problems = check_sheet(system(job_sheet.record_type), job_sheet)
    every = {(row, code) for row, _, code in found(job_sheet, problems)}
    return {(row, code) for row, code in every if code in {"like-sample", "no-record"}}
