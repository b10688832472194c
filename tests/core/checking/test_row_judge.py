"""Checking whole columns finds just what plain reasoning about each row finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.job import Job
from tests.helpers.any_roster import job_sheets, record_types
from tests.helpers.checked import found, system
from tests.helpers.damage_codes import OF_COLUMNS
from tests.helpers.row_judge import RowJudge

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet
    from tests.helpers.row_judge import Row

OF_THE_FILE = {"missing-column"}
# What columns show as a whole is nothing that a row could tell.
UNSEEN_BY_ROWS = OF_COLUMNS | {"look-alike-twins", "spelling-twins", "two-apostrophes"}


def rows_of(job_sheet: JobSheet) -> list[Row]:
    return list(job_sheet.by_field().iter_rows(named=True))


@settings(max_examples=40)
@given(st.data())
def test_columns_are_judged_as_each_row_would_be(data: st.DataObject) -> None:
    people = data.draw(job_sheets(data.draw(record_types())))
    others = data.draw(job_sheets(data.draw(record_types("others"))))
    profile = system(people.record_type, others.record_type)
    problems = check_job(Job(profile, (people, others)))["people"]
    judge = RowJudge(
        people.record_type, rows_of(people), {"others": (others.record_type, rows_of(others))}
    )
    in_rows = {
        each for each in found(people, problems) if each[2] not in OF_THE_FILE | UNSEEN_BY_ROWS
    }
    assert in_rows == judge.found()
