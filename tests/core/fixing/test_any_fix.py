"""What holds for every fix of any sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for, safe_fixed
from rosterwizard.core.job.edits import CELLS, Edit, HeadingEdit
from tests.helpers.any_roster import TEXTS, job_sheets, record_types
from tests.helpers.checked import found, system

if TYPE_CHECKING:
    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.fixing import Fix
    from rosterwizard.core.job.job import JobSheet
    from tests.helpers.checked import Found


# What looks like another key may be told as spelled like it once it is mended: one problem.
TWINS = {"look-alike-twins", "spelling-twins", "case-twins"}
MANY = 50  # steps, of which each ends one kind of problem of one field


def check(job_sheet: JobSheet) -> Problems:
    return check_sheet(system(job_sheet.record_type), job_sheet)


def alike(problems: Found) -> Found:
    """Return the problems with one code for all keys that may be taken for another."""
    return {(row, name, "twins" if code in TWINS else code) for row, name, code in problems}


def places_of(fix: Fix, problems: Problems) -> Found:
    """Return the problems that the fix is for, as `found` gives them."""
    rule = problems.rules[fix.rule]
    return {(row, rule.field, rule.code) for row in fix.cells["row"]}


@settings(max_examples=30)
@given(st.data())
def test_each_fix_removes_what_it_is_for_and_a_safe_one_adds_nothing(data: st.DataObject) -> None:
    before = data.draw(job_sheets(data.draw(record_types())))
    problems = check(before)
    there = found(before, problems)
    for fix in fixes_for(before, problems):
        left = found(before, check(before.edited(fix.edit)))
        assert places_of(fix, problems) <= there
        assert not places_of(fix, problems) & left
        if fix.safe:
            assert alike(left) <= alike(there)


@settings(max_examples=30)
@given(st.data())
def test_all_safe_fixes_together_leave_none_to_make(data: st.DataObject) -> None:
    before = data.draw(job_sheets(data.draw(record_types())))
    problems = check(before)
    after = safe_fixed(before, problems)
    left = check(after)
    assert alike(found(before, left)) <= alike(found(before, problems))
    assert not [fix for fix in fixes_for(after, left) if fix.safe]


@settings(max_examples=10)
@given(st.data())
def test_safe_fixes_lead_to_the_same_in_any_order(data: st.DataObject) -> None:
    before = data.draw(job_sheets(data.draw(record_types())))
    first = problems = check(before)
    after, made = before, 0
    while safe := [fix for fix in fixes_for(after, problems) if fix.safe]:
        after = after.edited(data.draw(st.sampled_from(safe)).edit)
        problems = check(after)
        made += 1
        assert made < MANY
    assert after.frame.equals(safe_fixed(before, first).frame)


@st.composite
def edits(draw: st.DrawFn, job_sheet: JobSheet) -> Edit:
    """Return a step that changes some cells, each once, and perhaps a heading."""
    rows, columns = job_sheet.frame.shape
    place = st.tuples(st.integers(0, rows - 1), st.integers(0, columns - 1))
    places = draw(st.lists(place, unique=True, max_size=4))
    # What stands in `before` is made up: a step may come from an older state of the sheet.
    cells = [(row, column, "?", draw(st.sampled_from(TEXTS))) for row, column in places]
    headings = draw(st.lists(st.integers(0, columns - 1), unique=True, max_size=1))
    changes = tuple(
        HeadingEdit(column, job_sheet.matching.matches[column].heading, draw(st.text(max_size=3)))
        for column in headings
    )
    return Edit(pl.DataFrame(cells, schema=CELLS, orient="row"), headings=changes)


@settings(max_examples=25)
@given(st.data())
def test_undo_goes_back_through_every_state_and_redo_forward(data: st.DataObject) -> None:
    states = [data.draw(job_sheets(data.draw(record_types())))]
    for _ in range(data.draw(st.integers(0, 5))):
        states.append(states[-1].edited(data.draw(edits(states[-1]))))
    current = states[-1]
    for state in reversed(states):
        assert current.frame.equals(state.frame)
        assert current.matching == state.matching
        current = current.undone()
    for state in states[1:]:
        current = current.redone()
        assert current.frame.equals(state.frame)
        assert current.matching == state.matching
