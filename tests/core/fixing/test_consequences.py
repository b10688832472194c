"""A fix that brings about another problem says so, and how many."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.checking import check_job
from rosterwizard.core.fixing import Mended, fixed, fixes_for
from rosterwizard.core.fixing.consequences import (
    new_problems,
    problems_caused,
    rows_before,
    shared_out,
)
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldRoster,
    ForeignKey,
    Reference,
    When,
)
from tests.helpers.any_roster import job_sheets, record_types
from tests.helpers.checked import record_type, sheet, system

KINDS = ("Teacher", "Student", "Guest")
KIND = Field("kind", constraints=Constraints(enum=KINDS, unique=True))
ROOM = Field("room", roster=FieldRoster(required_when=(When("kind", values=("Teacher",)),)))


def people(*rows: tuple[str, str]) -> Job:
    of = record_type(KIND, ROOM)
    columns = {"kind": [kind for kind, _ in rows], "room": [room for _, room in rows]}
    return Job(system(of), (sheet(of, columns),))


def counts(found: Mended) -> list[int]:
    return [step.caused for step in found.steps]


def caused(job: Job) -> list[tuple[str, int]]:
    """Return the code of each fix of the first sheet, and what it would cause alone."""
    problems = check_job(job)
    (name, *_) = problems
    made = job.sheet_of(name)
    assert made is not None
    found = fixes_for(made, problems[name])
    return [(fix.code, problems_caused(job, name, fix, problems)) for fix in found]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([("Techer", "1"), ("Guest", "")], 0),
        ([("Techer", "1"), ("Teacher", "2")], 1),  # used twice then
        ([("Techer", "")], 1),  # who teaches has a room
        ([("Techer", ""), ("Teacher", "2")], 2),
    ],
)
def test_a_guess_may_cause_other_problems(rows: list[tuple[str, str]], count: int) -> None:
    assert caused(people(*rows)) == [("fix-nearest", count)]


def test_what_is_safe_causes_nothing_and_is_not_even_tried() -> None:
    assert caused(people(("teacher", "1"), (" Guest", ""))) == [
        ("fix-blanks", 0),
        ("fix-spelling", 0),
    ]


def test_of_a_sheet_that_is_gone_nothing_is_caused() -> None:
    job = people(("Techer", ""))
    problems = check_job(job)
    (fix,) = fixes_for(job.sheets[0], problems["people"])
    assert problems_caused(job, "others", fix, problems) == 0


def test_problems_in_another_sheet_count_too() -> None:
    of = record_type(Field("kind", constraints=Constraints(enum=KINDS)))
    key = ForeignKey("kind", Reference("people", "kind"))
    others = record_type(Field("kind"), name="others", foreign_keys=(key,))
    made = (sheet(of, {"kind": ["Techer"]}), sheet(others, {"kind": ["Techer"]}))
    job = Job(system(of, others), made)
    assert caused(job) == [("fix-nearest", 1)]
    assert counts(fixed(job, safe=False)) == [1]


def test_what_was_made_is_told_with_what_it_caused() -> None:
    found = fixed(people(("Techer", ""), ("Teacher", "2"), (" Guest", "")), safe=False)
    assert [(step.edit.code, step.caused) for step in found.steps] == [
        ("fix-blanks", 0),
        ("fix-nearest", 2),
    ]
    assert fixed(people(("Guest", "")), safe=False).steps == ()


@settings(max_examples=15)
@given(st.data())
def test_what_the_fixes_of_a_job_caused_is_all_that_is_new(data: st.DataObject) -> None:
    made = data.draw(job_sheets(data.draw(record_types())))
    job = Job(system(made.record_type), (made,))
    before, found = check_job(job), fixed(job, safe=False)
    # Later rounds may mend what an earlier one caused, never the other way round.
    problems, rows = (before["people"], found.problems["people"]), rows_before(job, found.job)
    assert sum(counts(found)) >= new_problems(*problems, rows.get("people")).height
    sure = fixed(job, safe=True)
    assert set(counts(sure)) <= {0}
    assert shared_out([], new_problems(before["people"], sure.problems["people"])) == []
