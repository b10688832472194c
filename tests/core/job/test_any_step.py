"""What holds for every kind of change of any sheet."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import rosterwizard.core
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.laying import lay_on
from rosterwizard.core.job.sheet_edits import rematched
from rosterwizard.core.job.steps import Step, steps_between, steps_of
from tests.helpers import any_edit
from tests.helpers.any_edit import changed, same_sheet
from tests.helpers.any_roster import job_sheets, record_types
from tests.helpers.checked import system

MADE_OF_FIXES = {"edit", "edit_of_all"}  # tried by `any_edit.fixed`


def drawn(data: st.DataObject) -> JobSheet:
    made = data.draw(job_sheets(data.draw(record_types())))
    rows = data.draw(st.lists(st.integers(0, 3), unique=True, max_size=2))
    return made.opened_without({row: "no-record" for row in rows if row < made.frame.height})


def laid_on(fresh: JobSheet, steps: list[Step]) -> JobSheet:
    """Return the opened sheet after the steps, all of which fit."""
    laid = lay_on(Job(system(fresh.record_type), (fresh,)), steps)
    assert laid.misfits == ()
    (sheet,) = laid.job.sheets
    assert laid.fitted == laid.count == len(sheet.edits.done)
    return sheet


@settings(max_examples=25)
@given(st.data())
def test_undo_goes_back_through_every_state_and_redo_forward(data: st.DataObject) -> None:
    states = [drawn(data)]
    for _ in range(data.draw(st.integers(0, 5))):
        edit = data.draw(st.sampled_from(any_edit.MAKERS))(data, states[-1])
        states += [states[-1].edited(edit)] if edit is not None else []
    current = states[-1]
    for state in reversed(states):
        assert current.frame.equals(state.frame)
        assert current.sheet.sheet_row.equals(state.sheet.sheet_row)
        assert current.matching == state.matching
        current = current.undone()
    for state in states[1:]:
        current = current.redone()
        assert current.frame.equals(state.frame)
        assert current.matching == state.matching


@settings(max_examples=25)
@given(st.data())
def test_the_steps_taken_one_by_one_make_the_same_sheet(data: st.DataObject) -> None:
    fresh = drawn(data)
    profile = system(fresh.record_type)
    before = Job(profile, (fresh,))
    steps = list(steps_of(before))
    for _ in range(data.draw(st.integers(0, 7))):
        after = before.with_sheet(changed(data, before.sheets[0]))
        taken = steps_between(before, after)
        assert taken is not None
        steps += taken
        before = after
    assert same_sheet(laid_on(fresh, steps), before.sheets[0])


@settings(max_examples=25)
@given(st.data())
def test_the_steps_of_a_job_make_the_same_sheet(data: st.DataObject) -> None:
    sheet = fresh = drawn(data)
    for _ in range(data.draw(st.integers(0, 7))):
        sheet = changed(data, sheet)
    steps = list(steps_of(Job(system(fresh.record_type), (sheet,))))
    assert same_sheet(laid_on(fresh, steps), sheet)


@settings(max_examples=15)
@given(st.data())
def test_what_was_said_of_headings_is_what_they_mean_then(data: st.DataObject) -> None:
    sheet = drawn(data)
    for _ in range(2):
        said = any_edit.any_matching(data, sheet)
        edit = rematched(sheet, said)
        sheet = sheet.edited(edit) if edit else sheet
        assert sheet.matching == said


@settings(max_examples=15)
@given(st.data())
def test_what_is_made_is_made_of_what_stands_in_its_columns(data: st.DataObject) -> None:
    sheet = drawn(data)
    for _ in range(data.draw(st.integers(1, 5))):
        sheet = changed(data, sheet)
        made = [name for name in sheet.matching.made if sheet.matching.making_of(name)]
        fresh = JobSheet.of(
            sheet.record_type, replace(sheet.sheet, frame=sheet.frame), sheet.matching
        )
        assert sheet.by_field().equals(fresh.by_field())
        assert set(made) <= set(sheet.by_field().columns)


def test_every_function_of_the_core_that_makes_an_edit_is_tried() -> None:
    makers = {
        node.name
        for file in Path(rosterwizard.core.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if node.returns is not None
        and ast.unparse(node.returns).strip("'") in {"Edit", "Edit | None", "Reshaped"}
    }
    assert makers - MADE_OF_FIXES - {"from_here", "edit_between", "changing"} == {
        maker.__name__ for maker in any_edit.MAKERS
    } - {"fixed", "heading", "everything"}
