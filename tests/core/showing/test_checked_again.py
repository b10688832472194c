"""What is shown after an edit is worked out from what was shown before, and is the very same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.job import Job
from rosterwizard.core.job.sheet_edits import rows_brought_back, rows_set_aside
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.profiles.language import Constraints, Field
from rosterwizard.core.showing import checked_job
from rosterwizard.core.showing.cell_marks import WHOLE_ROW
from rosterwizard.core.showing.checked_job import (
    CheckedJob,
    checked,
    checked_again,
    judged_again,
)
from rosterwizard.core.showing.row_filters import RowFilter
from tests.helpers.checked import record_type, sheet, system

if TYPE_CHECKING:
    from rosterwizard.core.checking.problems import Problems

TEXTS = ("a", " a", "b", "", "7", "x@y.example", "x@", "B")
PEOPLE = record_type(
    Field("id", constraints=Constraints(required=True, unique=True)),
    Field("mail", type="string", format="email"),
    Field("kind", constraints=Constraints(enum=("a", "b"))),
)
COLUMNS = {
    "id": ("a", "b", "c", " d", "a", ""),
    "mail": ("x@y.example", "x@", "", "", "a@b.example", "y"),
    "kind": ("a", "B", "perhaps", "", "b", "a"),
    "shoes": ("", "1", "", "", "", ""),
}


def people() -> Job:
    return Job(system(PEOPLE), (sheet(PEOPLE, COLUMNS),))


def rows_judged(job: Job, before: CheckedJob, now: Problems) -> pl.Series:
    """Return the least that may be said: the rows with other problems, or with another text."""
    was = before.sheets["people"]
    places = []
    for one, other in ((was.problems, now), (now, was.problems)):
        kinds = (one.frame, other.frame), (one.following, other.following)
        for part, others in kinds:
            on = list(part.columns)
            places.append(part.join(others, on=on, how="anti", nulls_equal=True)["row"])
    texts = job.sheets[0].frame
    for name in texts.columns:
        differs = texts[name] != was.sheet.frame[name]
        places.append(differs.arg_true().cast(pl.UInt32))
    return pl.concat(places).drop_nulls().unique().sort()


def facts(found: CheckedJob) -> object:
    shown = found.sheets["people"]
    filters: tuple[RowFilter, ...] = get_args(RowFilter)
    rows = range(shown.sheet.frame.height)
    marks = [
        (shown.marks.at(row, column), shown.marks.rules_at(row, column))
        for row in rows
        for column in (*range(shown.sheet.frame.width), WHOLE_ROW)
    ]
    return (
        shown.causes,
        shown.fixed_causes,
        shown.counts,
        shown.gravest,
        {name: list(shown.shown.rows(name)) for name in filters},
        {name: shown.shown.cells(name).rows() for name in filters},
        marks,
        [shown.marks.of_row(row) for row in rows],
        found.marked,
    )


@settings(max_examples=15)
@given(st.data())
def test_a_few_rows_judged_again_show_what_a_full_check_shows(data: st.DataObject) -> None:
    job = people()
    found = checked(job, {}, UNWATCHED)
    for _ in range(data.draw(st.integers(1, 4))):
        now = job.sheets[0]
        takes_back = data.draw(st.booleans())
        if takes_back and now.edits.done:
            job = job.with_sheet(now.undone())
        else:
            row, column = data.draw(st.integers(0, 5)), data.draw(st.integers(0, 3))
            edit = typed(now, row, column, data.draw(st.sampled_from(TEXTS)))
            job = job.with_sheet(now.edited(edit)) if edit else job
        problems = check_job(job)
        judged = {"people": rows_judged(job, found, problems["people"])}
        from_nothing = checked_again(job, found, problems, {})
        found = checked_again(job, found, problems, judged)
        assert facts(found) == facts(from_nothing)


def test_only_the_judged_rows_are_counted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    job = people()
    found = checked(job, {}, UNWATCHED)
    edit = typed(job.sheets[0], 1, 1, "x@y.example")
    assert edit is not None
    job = job.with_sheet(job.sheets[0].edited(edit))
    problems = check_job(job)
    monkeypatch.setattr(checked_job, "counted", pytest.fail)
    judged = {"people": rows_judged(job, found, problems["people"])}
    again = checked_again(job, found, problems, judged)
    assert again.sheets["people"].counts["fixed"] == 1


@pytest.mark.parametrize("why", ["not said", "other rows", "other rules"])
def test_what_cannot_be_followed_is_worked_out_from_nothing(why: str) -> None:
    job = people()
    found = checked(job, {}, UNWATCHED)
    first = found.first
    judged = {"people": pl.Series([0], dtype=pl.UInt32)}
    if why == "not said":
        judged = {}
    if why == "other rows":
        edit = rows_set_aside(job.sheets[0], [0])
        assert edit is not None
        job = job.with_sheet(job.sheets[0].edited(edit))
    problems = check_job(job)
    if why == "other rules":
        rules = problems["people"].rules
        graver = tuple(structs.replace(rule, severity="error") for rule in rules)
        problems = {"people": replace(problems["people"], rules=graver)}
    again = checked_again(job, found, problems, judged)
    counts = again.sheets["people"].counts
    assert counts["error"] == problems["people"].counts()["error"]
    assert counts["all"] == job.sheets[0].frame.height
    assert again.first == first


def test_fixes_are_worked_out_once_and_only_when_asked_for() -> None:
    job = people()
    found = checked(job, {}, UNWATCHED, with_fixes=False)
    assert not found.has_fixes
    assert found.sheets["people"].safe_fixes == ()
    fixed = found.with_fixes(UNWATCHED)
    assert fixed.has_fixes
    assert fixed.sheets["people"].safe_fixes
    assert fixed.with_fixes(UNWATCHED).sheets["people"] is fixed.sheets["people"]


def test_rows_that_went_and_came_back_leave_nothing_to_follow() -> None:
    job = people()
    edit = typed(job.sheets[0], 5, 2, "b")
    aside = rows_set_aside(job.sheets[0], [0])
    assert edit is not None
    assert aside is not None
    job = job.with_sheet(job.sheets[0].edited(edit))
    found = checked(job, {}, UNWATCHED)
    gone = job.sheets[0].edited(aside)
    again = rows_brought_back(gone, [0])
    assert again is not None
    job = job.with_sheet(gone.edited(again))
    problems = check_job(job)
    judged = {"people": pl.Series([5], dtype=pl.UInt32)}
    assert facts(checked_again(job, found, problems, judged)) == facts(found)


def edited(job: Job, row: int, column: int, text: str) -> Job:
    edit = typed(job.sheets[0], row, column, text)
    assert edit is not None
    return job.with_sheet(job.sheets[0].edited(edit))


def test_one_edit_after_the_other_is_followed_without_a_whole_check() -> None:
    job = people()
    found = checked(job, {}, UNWATCHED)
    steps = [edited(job, 1, 1, "x@y.example")]
    steps += [edited(steps[0], 2, 2, "b")]
    steps += [steps[1].with_sheet(steps[1].sheets[0].undone())]
    for step in steps:
        after = judged_again(step, found)
        assert after is not None
        assert after.job is step
        assert facts(after) == facts(checked(step, found.first, UNWATCHED))
        found = after


def test_where_rows_went_only_a_whole_check_can_tell() -> None:
    job = people()
    aside = rows_set_aside(job.sheets[0], [0])
    assert aside is not None
    gone = job.with_sheet(job.sheets[0].edited(aside))
    assert judged_again(gone, checked(job, {}, UNWATCHED)) is None


def test_fixes_stay_but_in_the_rows_that_were_judged_again() -> None:
    job = people()
    found = checked(job, {}, UNWATCHED).sheets["people"]
    rows = {row for fix in found.fixes or () for row in fix.rows}
    assert 3 in rows
    after = judged_again(edited(job, 3, 0, "  d"), checked(job, {}, UNWATCHED))
    assert after is not None
    assert not after.has_fixes
    kept = after.sheets["people"].fixes
    assert kept is not None
    assert {row for fix in kept for row in fix.rows} == rows - {3}
    whole = after.with_fixes(UNWATCHED)
    assert whole.has_fixes
    fixes = whole.sheets["people"].fixes
    assert fixes is not None
    assert 3 in {row for fix in fixes for row in fix.rows}


def test_fixes_that_were_not_worked_out_yet_stay_so() -> None:
    job = people()
    after = judged_again(edited(job, 3, 0, "  d"), checked(job, {}, UNWATCHED, with_fixes=False))
    assert after is not None
    assert after.sheets["people"].fixes is None


def test_a_sheet_in_which_nothing_changed_is_taken_as_it_was() -> None:
    others = record_type(Field("name"), name="others")
    job = Job(system(PEOPLE, others), (*people().sheets, sheet(others, {"name": (" x",)})))
    found = checked(job, {}, UNWATCHED)
    after = judged_again(edited(job, 1, 1, "x@y.example"), found)
    assert after is not None
    assert after.sheets["others"].marks is found.sheets["others"].marks
    assert after.sheets["others"].fixes is found.sheets["others"].fixes
    assert after.sheets["others"].job is after.job
