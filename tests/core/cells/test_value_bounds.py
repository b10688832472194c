"""The lowest and highest values, and the lengths of texts."""

from __future__ import annotations

import pytest

from rosterwizard.core.cells.value_bounds import bound_fault
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import Constraints, Field, FieldType
from tests.helpers.checked import codes


def test_the_bounds_themselves_are_allowed() -> None:
    field = Field("n", type="integer", constraints=Constraints(minimum=-2, maximum=10))
    assert codes(field, "-3", "-2", "10", "11", "0010") == ["minimum", "", "", "maximum", ""]


def test_whole_numbers_are_compared_at_any_length() -> None:
    field = Field("n", type="integer", constraints=Constraints(minimum=-2, maximum=10))
    huge = "9" * 45
    assert codes(field, huge, f"+{huge}", f"-{huge}") == ["maximum", "maximum", "minimum"]


def test_bounds_of_numbers_may_have_decimals() -> None:
    field = Field("n", type="number", constraints=Constraints(minimum=1.5, maximum="2.5"))
    assert codes(field, "1.49", "1.5", "2.50", "2.6") == ["minimum", "", "", "maximum"]


def test_dates_are_compared_as_dates() -> None:
    field = Field(
        "born",
        type="date",
        format="%d/%m/%Y",
        constraints=Constraints(minimum="2014-03-07", maximum="2014-12-31"),
    )
    assert codes(field, "06/03/2014", "07/03/2014", "01/01/2015") == ["minimum", "", "maximum"]


def test_times_are_compared_as_times() -> None:
    field = Field("at", type="datetime", constraints=Constraints(minimum="2031-02-04T08:00:00Z"))
    assert codes(field, "2031-02-04T07:59:59Z", "2031-02-04T08:00:00.000Z") == ["minimum", ""]


def test_years_are_compared_as_numbers() -> None:
    field = Field("year", type="year", constraints=Constraints(minimum=2020, maximum=2040))
    assert codes(field, "2019", "2020", "2041") == ["minimum", "", "maximum"]


def test_lengths_count_characters_and_not_bytes() -> None:
    field = Field("name", constraints=Constraints(min_length=2, max_length=3))
    assert codes(field, "é", "éé", "ééé", "éééé", "日本語") == [
        "minLength",
        "",
        "",
        "maxLength",
        "",
    ]


def test_independent_faults_of_one_value_are_all_told() -> None:
    field = Field("pass", constraints=Constraints(min_length=4, pattern="[a-z]*"))
    assert codes(field, "A1") == ["minLength pattern"]


def test_what_is_surely_meant_is_held_to_bounds_although_it_is_not_written_so() -> None:
    number = Field("n", type="integer", constraints=Constraints(maximum=5))
    assert codes(number, "7.0", "5.0", "7.5") == ["maximum type", "type", "type"]
    day = Field("day", type="date", constraints=Constraints(minimum="2014-03-07"))
    assert codes(day, "2014/3/6", "2014/3/7", "soon") == ["minimum type", "type", "type"]


@pytest.mark.parametrize(
    ("kind", "bound"), [("integer", "many"), ("date", "7 March 2014"), ("datetime", "noon")]
)
def test_a_bound_that_is_no_value_is_a_fault_of_the_profile(kind: FieldType, bound: str) -> None:
    field = Field("n", type=kind, constraints=Constraints(minimum=bound))
    assert bound_fault(field, bound)
    with pytest.raises(RosterError, match=f"{bound} is no "):
        codes(field, "1")


def test_a_sound_bound_has_no_fault() -> None:
    assert bound_fault(Field("n", type="integer"), 3) is None
    assert bound_fault(Field("n", type="date"), "2014-03-07") is None
