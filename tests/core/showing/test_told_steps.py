"""Each step is told with its place in the file, in whatever order, and no password is."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.job.cell_edits import Search, cleared, replaced, typed
from rosterwizard.core.job.edits import CELLS, Edit, HeadingEdit
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.sheet_edits import rows_brought_back, rows_kept, rows_set_aside
from rosterwizard.core.job.timeline import timeline_of
from rosterwizard.core.showing.told_steps import ToldStep, pairs_made, told_steps
from tests.helpers import any_edit
from tests.helpers.any_roster import job_sheets, record_types
from tests.helpers.checked import system
from tests.helpers.new_rows import with_new_row
from tests.helpers.patron_jobs import HEADINGS, infiniti_job, job_of, patron

HIDDEN = "Sn0w-1"


def made(sheet: JobSheet, edit: Edit | None) -> JobSheet:
    assert edit is not None
    return sheet.edited(edit)


def told(sheet: JobSheet) -> list[ToldStep]:
    job = Job(system(sheet.record_type), (sheet,))
    names = [job.edited_types(which) for which in ("done", "undone")]
    return list(told_steps(job, timeline_of(job, *names)))


def test_a_row_is_called_as_in_the_file_whatever_went_before() -> None:
    sheet = infiniti_job().sheets[0]
    sheet = made(sheet, rows_set_aside(sheet, [0, 1]))
    sheet = made(sheet, typed(sheet, 0, 3, "Diallo"))  # the third row of the file
    sheet = made(sheet, rows_brought_back(sheet, [0, 1]))
    sheet = made(sheet, typed(sheet, 0, 3, "Moro"))
    sheet = made(sheet, rows_kept(sheet, [5]))
    assert [step.where for step in told(sheet)] == [
        *("", "row 4, surname", "", "row 2, surname", "row 7")
    ]


def test_columns_and_headings_are_named() -> None:
    sheet = infiniti_job().sheets[0]
    sheet = made(sheet, cleared(sheet, [((0, 1), (3,))]))
    sheet = made(sheet, cleared(sheet, [((0, 1), (1, 2))]))
    params: dict[str, object] = {"heading": "surname", "field": "n"}
    renamed = HeadingEdit(3, "surname", "Name")
    sheet = made(sheet, Edit(code="fix-heading", params=params, headings=(renamed,)))
    assert [step.where for step in told(sheet)] == ["Name", "2 columns", "Name"]


def test_steps_that_were_taken_back_are_told_as_such() -> None:
    sheet = infiniti_job().sheets[0]
    sheet = made(sheet, typed(sheet, 0, 3, "a"))
    sheet = made(sheet, cleared(sheet, [((0, 1), (3,))])).undone()
    assert [(step.words, step.is_done) for step in told(sheet)] == [
        ("Type into a cell", True),
        ("Clear 2 cells", False),
    ]


def test_in_a_set_each_step_names_its_sheet() -> None:
    job = job_of(
        "haiku",
        {
            "classes": (("import_id", "name"), [("1", "Art")]),
            "users": (("import_id", "first_name"), [("7", "Ann")]),
        },
    )
    for sheet in job.sheets:
        job = job.with_sheet(made(sheet, typed(sheet, 0, 1, "new")))
    classes, users = job.sheets
    job = job.with_sheet(made(users, Edit(code="edit-matching")))
    steps = told_steps(job, timeline_of(job, ("users", "classes", "users"), ()))
    assert [step.where for step in steps] == [
        f"{users.record_type.label}: row 2, first_name",
        f"{classes.record_type.label}: row 2, name",
        users.record_type.label,
    ]


def test_what_became_of_rows_is_told_among_the_pairs() -> None:
    sheet = infiniti_job().sheets[0]
    aside = rows_set_aside(sheet, [1, 2])
    assert aside is not None
    assert pairs_made(sheet, aside).rows() == [
        ("Row 3", "set aside", 1),
        ("Row 4", "set aside", 1),
    ]
    gone = sheet.edited(aside)
    back = rows_brought_back(gone, [1])
    assert back is not None
    assert pairs_made(gone, back).rows() == [("Row 3", "brought back", 1)]
    kept = rows_kept(gone, [0])
    assert kept is not None
    assert pairs_made(gone, kept).rows() == [("Row 2", "kept as a record", 1)]


def with_passwords() -> JobSheet:
    rows = [(*patron(row), f"{HIDDEN}{row}") for row in range(3)]
    return infiniti_job(((*HEADINGS, "password"), rows)).sheets[0]


def test_no_password_is_told() -> None:
    sheet = with_passwords()
    assert sheet.secret_columns == {6}
    steps = [
        typed(sheet, 0, 6, f"{HIDDEN}x"),
        replaced(sheet, Search(HIDDEN, (6,)), f"{HIDDEN}y"),
        cleared(sheet, [((0, 1), (5, 6))]),
    ]
    for edit in steps:
        assert edit is not None
        (step,) = told(sheet.edited(edit))
        assert HIDDEN not in step.words
        assert HIDDEN not in str(pairs_made(sheet, edit).rows())


def test_where_a_fix_moved_passwords_nothing_of_the_row_is_shown() -> None:
    sheet = with_passwords()
    cells = {"row": [0, 0], "column": [5, 6], "before": [f"{HIDDEN}0", ""], "after": ["", "2031"]}
    moved = Edit(pl.DataFrame(cells, CELLS), "fix-shifted", {"columns": "a, b", "count": 1})
    assert HIDDEN not in str(pairs_made(sheet, moved).rows())


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_steps_are_told_as_many_as_there_are(data: st.DataObject) -> None:
    sheet = data.draw(job_sheets(data.draw(record_types())))
    for _ in range(data.draw(st.integers(0, 6))):
        sheet = any_edit.changed(data, sheet)
    steps = told(sheet)
    assert [step.place for step in steps] == list(range(1, len(steps) + 1))
    assert sum(step.is_done for step in steps) == len(sheet.edits.done)
    for step, edit in zip(steps, (*sheet.edits.done, *reversed(sheet.edits.undone)), strict=True):
        assert step.words
        changes = int(pairs_made(sheet, edit)["count"].sum())
        assert changes == edit.cells.height + len(edit.headings) + len(edit.rows_as_opened)


def test_a_new_row_is_called_so_also_while_its_step_is_taken_back() -> None:
    sheet = infiniti_job().sheets[0]
    sheet = made(sheet, rows_set_aside(sheet, [0]))
    sheet = with_new_row(sheet, "zoe")
    sheet = made(sheet, rows_set_aside(sheet, [sheet.frame.height - 1]))
    wheres = ["row 2", "row new 1", "row new 1, username", "row new 1"]
    for _ in range(4):
        assert [step.where for step in told(sheet)] == wheres
        pairs = [pairs_made(sheet, edit) for edit in (*sheet.edits.done, *sheet.edits.undone)]
        said = {row[:2] for each in pairs for row in each.iter_rows()}
        assert {("Row new 1", "inserted"), ("Row new 1", "set aside"), ("", "zoe")} <= said
        sheet = sheet.undone()
