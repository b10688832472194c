"""After a cell was typed over, those with the same text and a problem can be changed alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing.alike_cells import Alike, alike
from rosterwizard.core.job.cell_edits import cleared, typed
from tests.helpers.any_roster import TEXTS, job_sheets, record_types
from tests.helpers.checked import system
from tests.helpers.patron_jobs import HEADINGS, infiniti_job, patron

if TYPE_CHECKING:
    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.job.job import JobSheet

USERNAME, ENABLED, MAIL, YEAR, PASSWORD = 0, 1, 4, 5, 6


def patrons(*cells: dict[str, str]) -> JobSheet:
    rows = [(*patron(row, **each), "Sn0w") for row, each in enumerate(cells)]
    return infiniti_job(((*HEADINGS, "password"), rows)).sheets[0]


def found(sheet: JobSheet, edit: Edit | None) -> Alike | None:
    assert edit is not None
    now = sheet.edited(edit)
    return alike(now, check_sheet(infiniti_job().profile, now), edit)


def test_those_with_the_same_text_are_found_and_changed_as_one_step() -> None:
    sheet = patrons(*[{"enabled": "perhaps"}] * 3, {"enabled": "never"}, {})
    edit = typed(sheet, 1, ENABLED, "Y")
    others = found(sheet, edit)
    assert edit is not None
    assert others is not None
    assert others.rows.to_list() == [0, 2]
    now = sheet.edited(edit)
    step = others.edit(now)
    assert step is not None
    assert now.edited(step).frame[f"c{ENABLED}"].to_list() == ["Y", "Y", "Y", "never", "Y"]
    assert now.edited(step).undone().frame.equals(now.frame)
    assert others.edit(now.edited(step)) is None


@pytest.mark.parametrize("text", ["maybe", ""])
def test_what_is_no_better_is_not_offered(text: str) -> None:
    sheet = patrons(*[{"enabled": "perhaps"}] * 3)
    assert (found(sheet, typed(sheet, 1, ENABLED, text)) is None) == (text == "maybe")


def test_a_text_that_is_right_elsewhere_stays() -> None:
    sheet = patrons({"graduationyear": "2030"}, {"graduationyear": "2030"})
    assert found(sheet, typed(sheet, 0, YEAR, "2031")) is None


def test_empty_cells_passwords_and_values_that_stand_once_are_not_alike() -> None:
    sheet = patrons({"graduationyear": "", "username": "a b"}, {"graduationyear": ""}, {})
    assert found(sheet, typed(sheet, 0, YEAR, "2031")) is None
    assert found(sheet, typed(sheet, 0, PASSWORD, "other")) is None
    doubles = patrons({"username": "x"}, {"username": "x"}, {"username": "x"})
    assert found(doubles, typed(doubles, 0, USERNAME, "y")) is None


def test_only_one_typed_cell_has_others() -> None:
    sheet = patrons(*[{"enabled": "perhaps"}] * 4)
    assert found(sheet, cleared(sheet, [((0,), (ENABLED,))])) is None


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_no_other_cell_is_changed_and_each_had_a_problem(data: st.DataObject) -> None:
    sheet = data.draw(job_sheets(data.draw(record_types())))
    row = data.draw(st.integers(0, sheet.frame.height - 1))
    column = data.draw(st.integers(0, sheet.frame.width - 1))
    edit = typed(sheet, row, column, data.draw(st.sampled_from(TEXTS)))
    if edit is None:
        return
    now = sheet.edited(edit)
    problems = check_sheet(system(sheet.record_type), now)
    others = alike(now, problems, edit)
    step = others.edit(now) if others is not None else None
    if others is None or step is None:
        assert others is None
        return
    marked = {(row, column) for row, column, _ in problems.frame.iter_rows()}
    for at, where, before, after in step.cells.iter_rows():
        assert (where, before, after) == (column, others.before, others.after)
        assert at != row
        assert (at, column) in marked
    assert step.cells["row"].equals(others.rows)
