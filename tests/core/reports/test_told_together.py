"""What is told of problems together is what is told of each of them alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.checking import check_job, check_sheet
from rosterwizard.core.job.job import Job
from rosterwizard.core.letters import said_of_rows
from rosterwizard.core.profiles.language import Constraints, Field
from rosterwizard.core.reports.described import described
from tests.helpers.any_roster import job_sheets, record_types
from tests.helpers.checked import record_type, sheet, system


@settings(max_examples=30)
@given(st.data(), st.booleans())
def test_each_problem_alone_is_told_as_among_the_others(
    data: st.DataObject,
    by_column: bool,
) -> None:
    one, other = data.draw(record_types()), data.draw(record_types("others"))
    sheets = (data.draw(job_sheets(one)), data.draw(job_sheets(other)))
    problems = check_job(Job(system(one, other), sheets))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(said_of_rows, "FEW", 0 if by_column else said_of_rows.FEW)
        for each in sheets:
            found = problems[each.record_type.name]
            together = list(described(each, found))
            assert len(together) == len(found)
            for place, told in enumerate(together):
                alone = replace(found, frame=found.frame[place : place + 1])
                assert list(described(each, alone)) == [told]


def test_the_whole_sheet_is_not_looked_through_again_however_many_problems(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rosterwizard.core.reports.described._AT_ONCE", 10)
    of = record_type(
        Field("id", constraints=Constraints(unique=True)),
        Field("mail", format="email", constraints=Constraints(unique=True)),
    )
    rows, doubles = 400, 50
    names = [str(number % (rows - doubles)) for number in range(rows)]
    made = sheet(of, {"id": names, "mail": [f"{name}@" for name in names]})
    problems = check_sheet(system(of), made)
    heights = []
    make = Cells.__init__

    def counting(self: Cells, job_sheet: object, *args: object, **named: object) -> None:
        heights.append(job_sheet.frame.height)  # type: ignore[attr-defined] # a job sheet
        make(self, job_sheet, *args, **named)  # type: ignore[arg-type] # whatever it takes

    monkeypatch.setattr(Cells, "__init__", counting)
    assert len(list(described(made, problems))) == len(problems) > rows
    assert rows not in heights
