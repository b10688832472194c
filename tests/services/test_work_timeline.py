"""Going to a step is just that many presses of Ctrl+Z or Ctrl+Y, over every kind of edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.job.job import Job
from rosterwizard.core.job.laying import lay_on
from rosterwizard.core.job.steps import Step, steps_between, steps_of
from rosterwizard.core.job.timeline import Timeline, timeline_of
from rosterwizard.services.work import Work
from rosterwizard.services.work_facts import next_redo, next_undo
from rosterwizard.services.work_timeline import work_timeline, works_on_the_way
from tests.helpers import any_edit
from tests.helpers.any_edit import same_sheet
from tests.helpers.any_roster import job_sheets, record_types
from tests.helpers.checked import system

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMES = ("people", "others")


def edited(data: st.DataObject) -> Work:
    """Return work on two sheets that were edited, with some of the edits taken back."""
    types = [data.draw(record_types(name)) for name in NAMES]
    sheets = tuple(data.draw(job_sheets(each)) for each in types)
    work = Work().read(Job(system(*types), sheets))
    for _ in range(data.draw(st.integers(0, 6))):
        name = data.draw(st.sampled_from(NAMES))
        edit = data.draw(st.sampled_from(any_edit.MAKERS))(data, work.sheet_of(name))
        if edit is not None:
            work = work.edited_by(name, edit)
        for _ in range(data.draw(st.sampled_from([0, 0, 1, 2]))):
            work = work.without_last_edit()
    for _ in range(data.draw(st.integers(0, 3))):
        work = work.without_last_edit()
    return work


def reopened(fresh: Job, steps: Iterable[Step]) -> Work:
    """Return the work as it is found again by what was kept of it."""
    return Work().read(lay_on(fresh, steps).job)


def gone_to(work: Work, place: int) -> Work:
    return [work, *works_on_the_way(work, place)][-1]


def pressed(work: Work, place: int) -> Work:
    """Return the work after as many presses of Ctrl+Z or Ctrl+Y as lead there."""
    before = len(work.edited)
    for _ in range(abs(place - before)):
        work = work.without_last_edit() if place < before else work.with_edit_again()
    return work


def same_work(one: Work, other: Work) -> bool:
    return (
        (one.edited, one.undone) == (other.edited, other.undone)
        and one.revision == other.revision  # each step is kept as one of its own
        and all(same_sheet(one.sheet_of(name), other.sheet_of(name)) for name in NAMES)
    )


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_step_is_reached_as_by_the_keys(data: st.DataObject) -> None:
    work = edited(data)
    timeline = work_timeline(work)
    for place in range(len(timeline.steps) + 1):
        there = gone_to(work, place)
        assert same_work(there, pressed(work, place))
        assert work_timeline(there) == Timeline(timeline.steps, place)
        back = gone_to(there, timeline.now)
        assert all(same_sheet(back.sheet_of(name), work.sheet_of(name)) for name in NAMES)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_timeline_names_what_undo_and_redo_would_take(data: st.DataObject) -> None:
    work = edited(data)
    timeline = work_timeline(work)
    assert [step.record_type for step in timeline.done] == list(work.edited)
    while (edit := next_undo(work)) is not None:
        step = timeline.steps[len(work.edited) - 1]
        assert (step.record_type, step.edit) == (work.edited[-1], edit)
        work = work.without_last_edit()
    for step in timeline.steps:
        assert (step.record_type, step.edit) == (work.undone[-1], next_redo(work))
        work = work.with_edit_again()
    assert next_redo(work) is None


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_each_cell_that_changes_on_the_way_is_told(data: st.DataObject) -> None:
    before = edited(data)
    timeline = work_timeline(before)
    place = data.draw(st.integers(0, len(timeline.steps)))
    last = timeline.changed_on_the_way(place)
    assert (last is None) == (place == timeline.now)
    if last is None:
        return
    was, now = (work.sheet_of(last.record_type) for work in (before, gone_to(before, place)))
    told = set(last.edit.cells.select("row", "column").iter_rows())
    walked = [each for each in timeline.walked_to(place) if each.record_type == last.record_type]
    if not any(each.edit.set_aside or each.edit.brought_back for each in walked):
        both = min(was.frame.height, now.frame.height)  # new rows are below all others
        for column in range(was.frame.width):
            texts = [each.frame[f"c{column}"].head(both) for each in (was, now)]
            rows = (texts[0] != texts[1]).arg_true()
            assert {(row, column) for row in rows} <= told


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_what_was_done_and_undone_is_found_again_in_its_order(data: st.DataObject) -> None:
    types = [data.draw(record_types(name)) for name in NAMES]
    fresh = Job(system(*types), tuple(data.draw(job_sheets(each)) for each in types))
    work, kept = Work().read(fresh), [*steps_of(fresh)]
    for _ in range(data.draw(st.integers(0, 8))):
        before, name = work, data.draw(st.sampled_from(NAMES))
        match data.draw(st.sampled_from(["edit", "edit", "undo", "redo"])):
            case "edit":
                edit = data.draw(st.sampled_from(any_edit.MAKERS))(data, work.sheet_of(name))
                work = work.edited_by(name, edit) if edit else work
            case "undo":
                work = work.without_last_edit()
            case _:
                work = work.with_edit_again()
        assert before.job is not None
        assert work.job is not None
        taken = steps_between(before.job, work.job)
        assert taken is not None, "it would be written anew from its beginning"
        kept += taken
    assert work.job is not None
    for steps in (kept, [*steps_of(work.job)]):  # as it is kept by and by, and all at once
        again = reopened(fresh, steps)
        assert (again.edited, again.undone) == (work.edited, work.undone)
        assert all(same_sheet(again.sheet_of(name), work.sheet_of(name)) for name in NAMES)
        assert work_timeline(again).now == work_timeline(work).now


def test_nothing_was_done_where_there_is_no_job() -> None:
    assert timeline_of(None, (), ()) == Timeline()
    assert gone_to(Work(), 3).job is None
