"""Letters for male and female of which one means the opposite in the system."""

from __future__ import annotations

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.profiles.language import Constraints, Field
from tests.helpers.checked import codes, messages, record_type, sheet, system

GENDER = Field("gender", constraints=Constraints(enum=("M", "F")))


def told(field: Field, *cells: str) -> list[bool]:
    return ["gender-letters" in each.split() for each in codes(field, *cells)]


def mended(*cells: str) -> dict[str, str]:
    """Return what the fix for these letters makes of the column; it must be a guess."""
    of = record_type(GENDER)
    made = sheet(of, {"gender": cells})
    fixes = fixes_for(made, check_sheet(system(of), made))
    (fix,) = (each for each in fixes if each.code == "fix-gender-letters")
    assert not fix.safe
    return dict(fix.cells.select("before", "after").iter_rows())


@pytest.mark.parametrize(
    ("male", "female"), [*(("H", "M"), ("h", "m"), ("J", "M"), ("B", "M")), ("F", "N"), ("F", "L")]
)
def test_a_letter_that_would_pass_is_told_and_both_are_mended_at_once(
    male: str, female: str
) -> None:
    assert told(GENDER, male, female, female, "", male) == [True, True, True, False, True]
    assert mended(male, female, female, "", male) == {male: "M", female: "F"}


def test_the_words_name_both_letters() -> None:
    message = messages(record_type(GENDER), {"gender": ["M", "H"]})[0]
    assert "gender has “M”, and the column has both H and M." in message


@pytest.mark.parametrize(
    "cells",
    [
        ("M", "F", "M", "F"),
        ("H", "F", "H", "F"),  # homme and femme: M is none of them
        ("M", "M", "M"),
        ("H", "H"),
        ("M", "W", "M", "W"),
        ("M", "V", "M", "V"),
        ("M", "F", "F", "B"),  # a slip
        (*("M",) * 30, "H"),
    ],
)
def test_others_are_no_such_letters(cells: tuple[str, ...]) -> None:
    assert not any(told(GENDER, *cells))


def test_a_column_that_is_mended_in_part_is_still_told() -> None:
    assert told(GENDER, "H", "F", "M", "H") == [True, False, True, True]


@pytest.mark.parametrize("values", [("M", "H"), ("male", "female"), ("1", "2")])
def test_fields_with_other_values_have_no_such_rule(values: tuple[str, ...]) -> None:
    field = Field("gender", constraints=Constraints(enum=values))
    assert not any(told(field, "H", "M", "H", "M"))


def test_days_of_the_week_are_no_genders() -> None:
    field = Field("day", constraints=Constraints(enum=("M", "T", "W", "F")))
    assert not any(told(field, "H", "M", "H", "M"))


def test_a_letter_that_the_field_takes_is_no_other_one() -> None:
    field = Field("gender", constraints=Constraints(enum=("M", "F", "N")))
    assert not any(told(field, "F", "N", "F", "N"))
