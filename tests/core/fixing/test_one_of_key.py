"""Of rows that have one key one is kept, where a person says which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.checking import check_job, check_sheet
from rosterwizard.core.fixing import fixed, fixes_for
from rosterwizard.core.fixing.one_of_key import (
    KEEP,
    KEPT_BY,
    is_of_key,
    keeping_one,
    ways_to_keep_one,
    with_one_kept,
)
from rosterwizard.core.fixing.recipes import OF_ROWS, Mend, mend_in_words, mends_of
from rosterwizard.core.fixing.replaying import replayed
from rosterwizard.core.job.job import Job
from rosterwizard.core.job.sheet_edits import rows_brought_back
from rosterwizard.core.profiles.language import Constraints, Field
from tests.helpers.checked import record_type, sheet, system

if TYPE_CHECKING:
    from rosterwizard.core.fixing.one_of_key import Keep
    from rosterwizard.core.job.job import JobSheet

MAIL = Field("mail", constraints=Constraints(unique=True))
PEOPLE = record_type(Field("id"), MAIL, Field("room"), primary_key=("id",))
CELLS = {
    "id": ["1", "2", "1", "3", "1", "2", ""],
    "mail": ["a", "b", "c", "d", "", "b", ""],
    "room": ["", "r", "x", "", "y", "", "z"],
}


def job_of(*sheets: JobSheet) -> Job:
    return Job(system(*(each.record_type for each in sheets)), sheets)


def rows_left(job: Job) -> list[int]:
    rows: list[int] = job.sheets[0].rows_there().to_list()
    return rows


@pytest.mark.parametrize(
    ("keep", "left"),
    [("first", [0, 1, 3, 6]), ("last", [3, 4, 5, 6]), ("fullest", [1, 2, 3, 6])],
)
def test_one_row_of_each_key_is_kept(keep: Keep, left: list[int]) -> None:
    before = fixed(job_of(sheet(PEOPLE, CELLS)), safe=True)
    done = with_one_kept(before, keep)
    assert rows_left(done.job) == left
    assert all(rule.code != "primaryKey" for rule, _ in done.problems["people"].by_rule())
    assert done.steps[-1].edit.code == f"fix-keep-{keep}"
    undone = done.job.sheets[0].undone()
    assert undone.frame.equals(before.job.sheets[0].frame)
    # The next term's file is treated in the same way.
    mends = mends_of(done.job, done.problems)
    again = replayed(job_of(sheet(PEOPLE, CELLS)), mends)
    assert rows_left(again.job) == left
    assert replayed(again.job, mends).idle == mends


def test_a_way_of_which_rows_were_brought_back_is_no_part_of_a_recipe() -> None:
    done = with_one_kept(fixed(job_of(sheet(PEOPLE, CELLS)), safe=True), "first").job
    back = rows_brought_back(done.sheets[0], [2])
    assert back is not None
    job = done.with_sheet(done.sheets[0].edited(back))
    assert mends_of(job, check_job(job)) == ()
    undone = job.with_sheet(job.sheets[0].undone())
    assert mends_of(undone, check_job(undone)) == (Mend("people", fix="fix-keep-first"),)


def test_a_recipe_keeps_one_row_of_each_key_only_of_the_type_it_was_said_of() -> None:
    kept = with_one_kept(fixed(job_of(sheet(PEOPLE, CELLS)), safe=True), "last")
    mends = mends_of(kept.job, kept.problems)
    pairs = record_type(Field("id"), Field("room"), name="pairs", primary_key=("id",))
    other = job_of(sheet(pairs, {"id": ["1", "1"], "room": ["x", "y"]}))
    assert rows_left(replayed(other, mends).job) == [0, 1]


def test_none_goes_where_another_column_may_stand_below_the_key() -> None:
    mail = Field("mail", format="email")
    of = record_type(Field("given"), Field("family"), Field("id"), mail, primary_key=("id",))
    rows = [("Ann", "Roe", "1", "a@b.example"), ("Bob", "Roe", "2", "b@b.example")] * 2
    columns = dict(zip(("given", "id", "mail", ""), zip(*rows, strict=True), strict=True))
    made = sheet(of, columns)
    problems = check_sheet(system(of), made)
    assert {"primaryKey", "shifted-headings"} <= {each.code for each, _ in problems.by_rule()}
    assert ways_to_keep_one(made, problems) == ()
    assert not any(is_of_key(made, problems, at, 1) for at in range(len(problems.rules)))


def test_words_for_nothing_make_no_row_fuller() -> None:
    cells = {"id": ["1", "1", "2"], "mail": ["n/a", "a", "b"], "room": ["-", "", "r"]}
    made = sheet(PEOPLE, cells)
    fix = keeping_one(made, check_sheet(system(PEOPLE), made), "fullest")
    assert fix is not None
    assert [each.row for each in fix.gone] == [0]


def test_each_row_that_goes_is_named_with_what_differs() -> None:
    made = sheet(PEOPLE, CELLS)
    fix = keeping_one(made, check_sheet(system(PEOPLE), made), "first")
    assert fix is not None
    assert fix.label == "Keep the first of the rows with the same id: set 3 rows aside"
    assert fix.pairs().rows() == [
        ("Row 4", "set aside; row 2 stays, which differs in mail, room", 1),
        ("Row 6", "set aside; row 2 stays, which differs in mail, room", 1),
        ("Row 7", "set aside; row 3 stays, which differs in room", 1),
    ]
    assert not fix.safe


def test_all_ways_are_what_each_is_alone() -> None:
    made = sheet(PEOPLE, CELLS)
    problems = check_sheet(system(PEOPLE), made)
    ways = ways_to_keep_one(made, problems)
    alone = [keeping_one(made, problems, keep) for keep in KEEP]
    assert [(each.code, each.gone) for each in ways] == [
        (each.code, each.gone) for each in alone if each
    ]
    (key,) = {each.rule for each in ways}
    of_key = [is_of_key(made, problems, at, 2) for at in range(len(problems.rules))]
    assert [at for at, is_it in enumerate(of_key) if is_it] == [key]


def test_nothing_is_kept_or_set_aside_unasked() -> None:
    job = job_of(sheet(PEOPLE, CELLS))
    assert rows_left(fixed(job, safe=False).job) == list(range(7))
    offered = {fix.code for fix in fixes_for(job.sheets[0], check_job(job)["people"])}
    assert offered.isdisjoint(KEPT_BY)


@pytest.mark.parametrize("keep", KEEP)
def test_where_nothing_tells_records_apart_or_no_key_is_doubled_all_stay(keep: Keep) -> None:
    plain = record_type(Field("id"), name="plain")
    sheets = (sheet(plain, {"id": ["1", "1"]}), sheet(PEOPLE, {"id": ["1", "2"]}))
    found = fixed(job_of(*sheets), safe=True)
    assert with_one_kept(found, keep) is found


def test_without_a_key_of_its_own_the_first_field_that_is_unique_is_the_key() -> None:
    of = record_type(MAIL, Field("room", constraints=Constraints(unique=True)))
    made = sheet(of, {"mail": ["a", "a", "b"], "room": ["x", "y", "y"]})
    done = with_one_kept(fixed(job_of(made), safe=True), "first")
    assert rows_left(done.job) == [0, 2]


def test_a_part_of_the_key_may_be_the_same_for_all_rows() -> None:
    of = record_type(Field("id"), Field("kind"), Field("room"), primary_key=("id", "kind"))
    made = sheet(of, {"id": ["1", "1"], "room": ["x", "y"]}, kind="T")
    fix = keeping_one(made, check_sheet(system(of), made), "last")
    assert fix is not None
    assert [each.place for each in fix.gone] == ["2"]


def test_recipes_know_each_way_and_say_it() -> None:
    assert set(KEPT_BY) < OF_ROWS
    said = mend_in_words(Mend(fix="fix-keep-last"))
    assert said == "Keep the last of the rows with the same key"
