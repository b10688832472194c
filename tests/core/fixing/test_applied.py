"""All fixes of a job at once: what is made, in which order, and how often that is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.checking import check_job, check_sheet
from rosterwizard.core.fixing import applied, fixed, fixes_for, safe_fixed
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.language import Constraints, Field, FieldRoster, When
from tests.helpers.any_roster import job_sheets, record_types
from tests.helpers.checked import record_type, sheet, system

if TYPE_CHECKING:
    from rosterwizard.core.fixing import Fix, Mended
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.messages.progress import Progress

KIND = Field("kind", constraints=Constraints(enum=("Teacher", "Student", "Guest")))
NOTE = Field("note", roster=FieldRoster(blank_when=(When("kind", ("Teacher",)),)))
PEOPLE = record_type(KIND, NOTE)
PETS = record_type(Field("name"), name="pets")


def job_of(*sheets: JobSheet) -> Job:
    return Job(system(*(each.record_type for each in sheets)), sheets)


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """Return each job that is checked from now on."""
    done: list[Job] = []

    def noted(job: Job, progress: Progress) -> object:
        done.append(job)
        return check_job(job, progress)

    monkeypatch.setattr(applied, "check_job", noted)
    return done


def made(found: Mended) -> list[Fix]:
    return [step.fix for step in found.steps if step.fix]


def test_all_safe_fixes_take_one_check_before_and_one_after(checks: list[Job]) -> None:
    people = sheet(PEOPLE, {"kind": [" teacher", "Studnt"], "note": [" ", " x "]})
    pets = sheet(PETS, {"name": [" Rex "]})
    found = fixed(job_of(people, pets), safe=True)
    assert [each.frame.rows() for each in found.job.sheets] == [
        [("Teacher", ""), ("Studnt", "x")],
        [("Rex",)],
    ]
    assert len(checks) == 2
    assert {step.record_type for step in found.steps} == {"people", "pets"}
    assert all(fix.safe for fix in made(found))
    assert [len(each.edits.done) for each in found.job.sheets] == [1, 1]
    assert found.problems["people"].counts()["error"] == 1
    assert found.problems["pets"].frame.is_empty()


def test_where_there_is_nothing_to_fix_the_job_stays(checks: list[Job]) -> None:
    job = job_of(sheet(PETS, {"name": ["Rex"]}))
    found = fixed(job, safe=False)
    assert (found.job, found.steps, len(checks)) == (job, (), 1)


def test_a_cell_is_not_emptied_for_a_value_that_is_mended_itself() -> None:
    note = Field("note", roster=FieldRoster(blank_when=(When("kind", ("Studnt",)),)))
    people = sheet(record_type(KIND, note), {"kind": ["Studnt"], "note": ["x"]})
    found = fixed(job_of(people), safe=False)
    assert found.job.sheets[0].frame.rows() == [("Student", "x")]


def test_what_was_made_in_one_cell_is_made_in_another_that_comes_to_need_it() -> None:
    people = sheet(record_type(NOTE, KIND), {"note": ["x", "y"], "kind": ["Teacher", "Techer"]})
    found = fixed(job_of(people), safe=False)
    assert found.job.sheets[0].frame.rows() == [("", "Teacher"), ("", "Teacher")]
    cleared = [fix.cells["row"].to_list() for fix in made(found) if fix.column == 0]
    assert cleared == [[0], [1]]


def test_what_may_change_a_meaning_is_made_after_the_safe_ones() -> None:
    people = sheet(PEOPLE, {"kind": ["Studnt", " teacher", "Techer"], "note": ["", " x", "y"]})
    found = fixed(job_of(people), safe=False)
    assert found.job.sheets[0].frame.rows() == [("Student", ""), ("Teacher", ""), ("Teacher", "")]
    safety = [fix.safe for fix in made(found)]
    assert safety == sorted(safety, reverse=True)
    assert found.problems["people"].frame.is_empty()


def test_a_cell_is_changed_once_in_a_round(checks: list[Job]) -> None:
    items = Constraints(unique=True, enum=("Teacher", "Student", "Guest"))
    clubs = Field("clubs", type="list", delimiter=",", roster=FieldRoster(items=items))
    people = sheet(record_type(clubs), {"clubs": ["Studnt,Teacher,Teacher", "Techer,Techer"]})
    found = fixed(job_of(people), safe=False)
    assert found.job.sheets[0].frame["c0"].to_list() == ["Student,Teacher", "Teacher"]
    codes = [step.edit.code for step in found.steps]
    assert codes == ["fix-nearest", "fix-double-item"]
    assert len(checks) == 3


def test_a_fix_that_mends_nothing_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    people = sheet(PEOPLE, {"kind": ["Studnt"], "note": [""]})
    (fix,) = fixes_for(people, check_sheet(system(PEOPLE), people))
    monkeypatch.setattr(
        applied, "fixes_for", lambda made, _: (fix,) if made.record_type is PEOPLE else ()
    )
    found = fixed(job_of(people, sheet(PETS, {"name": ["Rex"]})), safe=False)
    assert [(step.record_type, step.fix) for step in found.steps] == [("people", fix)]


@settings(max_examples=15)
@given(st.data())
def test_a_job_and_its_sheet_are_fixed_alike(data: st.DataObject) -> None:
    before = data.draw(job_sheets(data.draw(record_types())))
    problems = check_sheet(system(before.record_type), before)
    (after,) = fixed(job_of(before), safe=True).job.sheets
    once = safe_fixed(before, problems)
    assert after.frame.equals(once.frame)
    assert after.matching == once.matching
    assert len(after.edits.done) == len(once.edits.done) <= 1
