"""Where a rule says that it asked nothing, it is not broken: whatever the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.checking import check_sheet
from rosterwizard.core.profiles.language import Field, FieldRoster
from tests.helpers.any_record_type import RECORD_TYPES, job_with_mistakes
from tests.helpers.any_roster import job_sheets, record_types
from tests.helpers.checked import record_type, sheet, system

if TYPE_CHECKING:
    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import RecordType


def broken_though_unasked(sheet: JobSheet, problems: Problems) -> list[tuple[str, str, int]]:
    """Return code, reason and row of each rule that is broken where it says it asked nothing."""
    assert problems.standing is not None
    cells, found = Cells(sheet), problems.every
    wrong: list[tuple[str, str, int]] = []
    for index, rule in enumerate(problems.standing.rules):
        if not rule.can_be_asked(cells):
            assert not set(found.filter(found["rule"] == index)["row"].drop_nulls())
            continue
        broken = set(found.filter(found["rule"] == index)["row"].drop_nulls())
        for why, where in rule.unasked(cells).items():
            rows = cells.frame.filter(where)["row"]
            wrong += [(rule.code, why, row) for row in broken.intersection(rows)]
    return wrong


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_no_rule_is_broken_where_it_asked_nothing(data: st.DataObject) -> None:
    record_type = data.draw(record_types())
    sheet = data.draw(job_sheets(record_type))
    problems = check_sheet(system(record_type), sheet)
    assert broken_though_unasked(sheet, problems) == []


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda each: each.id)
def test_neither_is_one_of_the_systems_that_ship(record_type: RecordType) -> None:
    job = job_with_mistakes(record_type)
    (sheet,) = job.sheets
    assert broken_though_unasked(sheet, check_sheet(job.profile, sheet)) == []


def test_rule_of_two_cells_asks_nothing_where_the_other_one_is_blank() -> None:
    kind = record_type(
        Field("begins", type="date"),
        Field("ends", type="date", roster=FieldRoster(not_before="begins")),
    )
    days = ["2020-01-01", "2021-01-01", "2021-01-01"]
    own = sheet(kind, {"begins": ["2020-06-01", "", "2020-06-01"], "ends": days})
    problems, cells = check_sheet(system(kind), own), Cells(own)
    assert problems.standing is not None
    (rule,) = [each for each in problems.standing.rules if each.code == "not-before"]
    why = {
        why: cells.frame.filter(where)["row"].to_list()
        for why, where in rule.unasked(cells).items()
    }
    assert why == {"blank": [], "other-cell": [1]}
    assert [rule.code for rule, _ in problems.by_rule()] == ["not-before"]
