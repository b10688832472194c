"""A table that lies on its side is an error, never a list of people called like its headings."""

from __future__ import annotations

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.records.turned_sheet import noticed_if_turned
from tests.helpers.checked import found, system
from tests.helpers.filled_templates import PROFILES, good_rows
from tests.helpers.job_sheets import job_sheet

PATRONS = PROFILES["infiniti"].record_type("patrons")
ROWS = [tuple(row.values()) for row in good_rows(PATRONS)]
HEADINGS = tuple(good_rows(PATRONS)[0])


def test_a_turned_sheet_is_an_error_of_the_file() -> None:
    headings, *rows = zip(HEADINGS, *ROWS, strict=True)
    made = job_sheet(PATRONS, headings, *rows)
    sheet = noticed_if_turned(made.sheet, PATRONS)
    opened = JobSheet.of(PATRONS, sheet, made.matching)
    codes = {
        code for row, _, code in found(opened, check_sheet(system(PATRONS), opened)) if row is None
    }
    assert "no-headings" in codes


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        (HEADINGS, ROWS),
        (HEADINGS, []),
        ((), []),
        (("Word", "Meaning"), [(HEADINGS[0], "x"), (HEADINGS[1], "y")]),
        (HEADINGS, [tuple(HEADINGS)] * 3),
    ],
)
def test_a_sheet_with_headings_above_is_none(
    headings: tuple[str, ...], rows: list[tuple[str, ...]]
) -> None:
    sheet = job_sheet(PATRONS, headings, *rows).sheet
    assert noticed_if_turned(sheet, PATRONS) is sheet
