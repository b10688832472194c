"""Which step makes one job of another."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.laying import lay_on
from rosterwizard.core.job.sheet_edits import rematched
from rosterwizard.core.job.steps import (
    Made,
    Redone,
    Settled,
    Undone,
    steps_between,
    steps_of,
    with_step,
)
from rosterwizard.core.profiles.language import Field
from tests.helpers.any_edit import same_sheet
from tests.helpers.checked import record_type, sheet, system

PEOPLE = record_type(Field("name"), Field("id"))
PETS = record_type(Field("name"), name="pets")
PROFILE = system(PEOPLE, PETS)


def people() -> JobSheet:
    return sheet(PEOPLE, {"name": ["Ann", "Ben"], "id": ["1", "2"]})


def changed(job_sheet: JobSheet, text: str = "x") -> JobSheet:
    edit = typed(job_sheet, 0, 0, text)
    assert edit is not None
    return job_sheet.edited(edit)


def test_no_step_leads_from_a_job_to_itself() -> None:
    job = Job(PROFILE, (people(),))
    assert steps_between(job, job) == ()
    assert steps_between(job, job.with_sheet(job.sheets[0])) == ()
    again = replace(job.sheets[0], matching=replace(job.sheets[0].matching))
    assert steps_between(job, job.with_sheet(again)) == ()


def test_what_takes_more_than_one_step_has_none() -> None:
    job = Job(PROFILE, (people(), sheet(PETS, {"name": ["Rex"]})))
    both = Job(PROFILE, tuple(map(changed, job.sheets)))
    twice = job.with_sheet(changed(changed(people()), "y"))
    assert steps_between(job, both) is None
    assert steps_between(job, twice) is None
    once = job.with_sheet(changed(job.sheets[0]))
    assert steps_between(once, job.with_sheet(changed(changed(once.sheets[0], "y"), "z"))) is None
    assert steps_between(once, job.with_sheet(changed(job.sheets[0]))) is None


def test_another_job_is_not_made_by_steps() -> None:
    job = Job(PROFILE, (people(),))
    assert steps_between(job, Job(PROFILE, (people(),))) is None
    assert steps_between(job, Job(PROFILE, ())) is None
    assert steps_between(job, Job(system(PEOPLE), job.sheets)) is None


def test_each_step_is_known_and_leads_there() -> None:
    opened = people()
    matching = opened.matching.with_match(0, None)
    word = rematched(opened, matching)
    assert word is not None
    states = [opened, changed(opened)]
    states.append(states[-1].undone())
    states.append(states[-1].redone())
    states.append(states[-1].settled(word))
    states.append(states[-1].undone())
    states.append(changed(states[-1], "y"))
    kinds = []
    for before, after in pairwise(states):
        (step,) = steps_between(Job(PROFILE, (before,)), Job(PROFILE, (after,))) or ()
        kinds.append(type(step))
        assert same_sheet(with_step(before, step), after)
    assert kinds == [Made, Undone, Redone, Settled, Undone, Made]


def test_a_word_on_headings_that_an_edit_had_matched_anew_is_the_last_one() -> None:
    opened = people()
    edit = rematched(opened, opened.matching.with_match(0, None))
    assert edit is not None
    edited = opened.edited(edit)
    word = rematched(edited, edited.matching.with_match(0, "name"))
    assert word is not None
    job = Job(PROFILE, (edited.settled(word),))
    (after,) = lay_on(Job(PROFILE, (opened,)), steps_of(job)).job.sheets
    assert same_sheet(after, job.sheets[0])
    assert after.matching.matches[0].field == "name"


def test_a_word_on_headings_between_two_edits_is_what_the_second_one_replaced() -> None:
    after = opened = people()
    for field, make in ((None, JobSheet.edited), ("name", JobSheet.settled)) * 2:
        change = rematched(after, after.matching.with_match(0, field))
        assert change is not None
        after = make(after, change)
    (again,) = lay_on(Job(PROFILE, (opened,)), steps_of(Job(PROFILE, (after.undone(),)))).job.sheets
    assert same_sheet(again, after.undone())
    assert again.matching.matches[0].field == "name"


def test_rows_set_aside_at_opening_do_not_move_the_keys_of_others() -> None:
    opened = people().opened_without({0: "no-record"})
    before, after = Job(PROFILE, (opened,)), Job(PROFILE, (changed(opened),))
    (taken,) = steps_between(before, after) or ()
    _, told = steps_of(after)
    for step in (taken, told):
        assert isinstance(step, Made)
        assert step.keys is not None
        assert step.keys.rows["at"].to_list() == [1]
        assert step.keys.rows["key"].to_list() == ["Ben\x1f2"]
