"""What is done with a job is told in counts and codes, by whom it was done."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from rosterwizard.core.checking import check_job
from rosterwizard.core.fixing import fixed
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.services.log_lines import read_log
from rosterwizard.services.logs import set_log_level, start_log
from rosterwizard.services.noted_work import (
    WINDOW,
    note_edit,
    note_error,
    note_fixes,
    note_problems,
    note_rows,
    note_step,
    note_task,
    note_undone,
)
from tests.helpers.patron_jobs import infiniti_job


def lines() -> list[str]:
    """Return what was told, the earliest first, as it stands in the file."""
    found = reversed(read_log().lines)
    return [
        " ".join([each.event.value, *("=".join(fact) for fact in each.facts)]) for each in found
    ]


@pytest.fixture(autouse=True)
def detailed() -> None:
    start_log()
    set_log_level("detailed")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Anna.CSV", "csv"),
        ("a.xlsx", "xlsx"),
        ("-", "none"),
        ("anna", "none"),
        ("a.anna", "other"),
    ],
)
def test_rows_are_told_with_the_kind_of_their_file(name: str, kind: str) -> None:
    job = infiniti_job()
    (sheet,) = job.sheets
    origin = replace(sheet.sheet.origin, file=Path("/home/anna") / name)
    job = replace(job, sheets=(replace(sheet, sheet=replace(sheet.sheet, origin=origin)),))
    note_rows(job, "check")
    rows = sheet.sheet.height
    assert lines() == [f"rows-read by=check type=infiniti/patrons kind={kind} rows={rows}"]


def test_a_record_type_of_a_profile_of_ones_own_is_not_named() -> None:
    job = infiniti_job()
    (sheet,) = job.sheets
    own = replace(
        sheet, record_type=structs.replace(sheet.record_type, system="greenhill", name="anna")
    )
    note_rows(replace(job, sheets=(own,)), WINDOW)
    assert " type=other " in lines()[0]


def test_problems_are_counted_by_code_and_in_all() -> None:
    job = infiniti_job()
    problems = check_job(job)
    note_problems(job, problems, WINDOW)
    *codes, last = lines()
    counts = problems["patrons"].counts()
    assert last == f"checked by=window errors={counts['error']} warnings={counts['warning']}"
    assert sum(int(each.rpartition("=")[2]) for each in codes) == len(problems["patrons"])
    assert "other" not in " ".join(codes)


def test_fixes_are_counted_by_code() -> None:
    job = infiniti_job()
    found = fixed(job, safe=True)
    note_fixes(job, found.steps, "fix")
    cells = sum(step.edit.cells.height for step in found.steps)
    assert found.steps
    assert sum(int(each.rpartition("=")[2]) for each in lines()) == cells
    assert "other" not in " ".join(lines())


def test_what_the_window_does_is_told() -> None:
    job = infiniti_job()
    edit = typed(job.sheets[0], 1, 0, "anna.meier")
    assert edit is not None
    note_edit(job, "patrons", edit)
    note_undone(2)
    note_step("check")
    note_task("check", 0.25)
    note_error("file-missing")
    assert lines() == [
        "edit-made type=infiniti/patrons code=edit-typed cells=1",
        "edit-undone steps=2",
        "step-opened step=check",
        "task-ended step=check ms=250",
        "error-shown by=window error=file-missing",
    ]
