"""What needs a person's word is counted: uncertain headings, and needed fields without any."""

from __future__ import annotations

from dataclasses import replace

from rosterwizard.core.job.unsettled import count_unsettled
from tests.helpers.window_jobs import infiniti_job


def test_uncertain_headings_and_missing_fields_count() -> None:
    job = infiniti_job()
    (sheet,) = job.sheets
    before = count_unsettled(job)
    matches = tuple(
        replace(each, reason="alike") if each.column == 0 else each
        for each in sheet.matching.matches
    )
    uncertain = replace(sheet, matching=replace(sheet.matching, matches=matches))
    assert count_unsettled(job.with_sheet(uncertain)) == before + 1
    without = replace(sheet, matching=sheet.matching.with_match(0, None))
    assert count_unsettled(job.with_sheet(without)) > before
