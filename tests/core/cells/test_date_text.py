"""One date before another, and the forms that dates are written in."""

from __future__ import annotations

import pytest

from rosterwizard.core.cells.date_text import form_fault
from rosterwizard.core.profiles.language import Field, FieldRoster
from tests.helpers.checked import codes, problems_in, record_type

SPAN = record_type(
    Field("start", type="date"),
    Field("end", type="date", format="%d/%m/%Y", roster=FieldRoster(not_before="start")),
)


def test_the_end_may_be_the_start_but_not_before_it() -> None:
    columns = {"start": ["2014-03-07"] * 3, "end": ["07/03/2014", "06/03/2014", "08/03/2014"]}
    assert problems_in(SPAN, columns) == {(1, "end", "not-before")}


def test_dates_that_are_surely_meant_are_compared() -> None:
    columns = {"start": ["2014/3/7"], "end": ["2014-03-06"]}
    assert problems_in(SPAN, columns) == {
        *((0, "start", "type"), (0, "end", "type"), (0, "end", "not-before")),
    }


def test_what_is_no_date_or_not_there_is_compared_with_nothing() -> None:
    columns = {"start": ["soon", "", "2014-03-07"], "end": ["07/03/2014", "07/03/2014", ""]}
    assert problems_in(SPAN, columns) == {(0, "start", "type")}
    assert problems_in(SPAN, {"end": ["07/03/2014"]}) == set()


@pytest.mark.parametrize("form", ["", "default", "%d/%m/%Y", "%Y%m%d", "%d %B %Y", "%m/%d/%y"])
def test_a_form_in_which_days_can_be_written_and_read_has_no_fault(form: str) -> None:
    assert form_fault(form) is None


@pytest.mark.parametrize(
    "form", ["any", "%Y", "%Y-%m", "%Q", "%Y-%m-%d%", "DD/MM/YYYY", "%-d%-m%Y"]
)
@pytest.mark.parametrize("timed", [False, True])
def test_a_form_that_loses_the_day_is_a_fault_in_one_line(form: str, timed: bool) -> None:
    fault = form_fault(form, timed=timed)
    assert fault
    assert [fault] == fault.split("\n")


def test_no_text_is_a_date_in_a_form_that_cannot_be_used() -> None:
    assert codes(Field("day", type="date", format="%Q"), "2014-03-07", "") == ["type", ""]
    assert codes(Field("at", type="datetime", format="%Q"), "2014-03-07", "") == ["type", ""]


def test_a_form_of_a_time_needs_no_seconds() -> None:
    assert form_fault("%d/%m/%Y %H:%M", timed=True) is None
    assert form_fault("%s", timed=True) is None
    assert form_fault("%Q", timed=True)
    assert form_fault("at some time", timed=True)
