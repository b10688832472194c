"""What is told of problems together is what is told of each of them alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.checking import check_job, check_sheet
from rosterwizard.core.job.job import Job
from rosterwizard.core.letters import said_of_rows
from rosterwizard.core.profiles.language import Constraints, Field
from rosterwizard.core.reports import described as described_module
from rosterwizard.core.reports import reports
from rosterwizard.core.reports.described import described
from rosterwizard.core.reports.reports import report
from tests.helpers.any_roster import job_sheets, record_types
from tests.helpers.checked import record_type, sheet, system

if TYPE_CHECKING:
    from rosterwizard.core.reports.reports import Form

FORMS: tuple[Form, ...] = ("json", "csv", "html")


@settings(max_examples=12)
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
        make(self, job_sheet, *args, **named)  # type: ignore[arg-type] # whatever it takes
        heights.append(self.frame.height)

    monkeypatch.setattr(Cells, "__init__", counting)
    assert len(list(described(made, problems))) == len(problems) > rows
    assert rows not in heights


@settings(max_examples=12)
@given(st.data())
def test_by_column_a_report_is_what_it_is_problem_by_problem(data: st.DataObject) -> None:
    one, other = data.draw(record_types()), data.draw(record_types("others"))
    sheets = (data.draw(job_sheets(one)), data.draw(job_sheets(other)))
    job = Job(system(one, other), sheets)
    problems = check_job(job)
    for form in FORMS:
        with pytest.MonkeyPatch.context() as patched:
            by_itself = "".join(report(job, problems, form))
            patched.setattr(reports, "FEW", 0)
            patched.setattr(described_module, "_AT_ONCE", 9)
            patched.setattr(described_module, "_IN_A_PIECE", 4)
            assert "".join(report(job, problems, form)) == by_itself


def test_by_column_signs_that_a_form_writes_otherwise_are_written_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    of = record_type(Field("id", constraints=Constraints(enum=("x",))))
    texts = [
        'a"b',
        "a,b",
        "a\\b",
        "=1",
        "'=1",
        "'08",
        "<b>&",
        "a\nb",
        " a ",
        "\x1b[",
        "\u202ea",
        "",
    ]
    made = sheet(of, {"id": texts})
    stacked = pl.Series(["A", "B"] * 6, dtype=pl.Enum(["A", "B"]))
    made = replace(made, sheet=replace(made.sheet, row_sheet=stacked))
    job = Job(system(of), (made,))
    problems = check_job(job)
    by_itself = {form: "".join(report(job, problems, form)) for form in FORMS}
    monkeypatch.setattr(reports, "FEW", 0)
    assert {form: "".join(report(job, problems, form)) for form in FORMS} == by_itself
