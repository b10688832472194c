"""Numbers that a spreadsheet shortened are told, and codes that look like them are left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.profiles.language import Constraints, Field
from tests.helpers.checked import codes, record_type, sheet, system

if TYPE_CHECKING:
    from collections.abc import Sequence

SCIENTIFIC = "scientific-notation"


def mended(cells: Sequence[str]) -> dict[str, str]:
    """Return what the fixes make of texts in a column of identifiers; none of them is safe."""
    of = record_type(Field("id"))
    made = sheet(of, {"id": cells})
    found = fixes_for(made, check_sheet(system(of), made))
    assert not any(fix.safe for fix in found)
    return {b: a for fix in found for b, a in fix.cells.select("before", "after").iter_rows()}


@pytest.mark.parametrize(
    "text", ["1.00123E+15", "4.17E+11", "1,00E+05", "1E+15", "4.17e+11", "4.17E11", "1.5E-05"]
)
def test_a_number_whose_digits_are_lost_is_an_error_without_a_mend(text: str) -> None:
    assert codes(Field("id"), text, "S1") == [SCIENTIFIC, ""]
    assert mended([text, "S1"]) == {}


@pytest.mark.parametrize(
    ("text", "digits"),
    [("1.5E+03", "1500"), ("1.00123E+05", "100123"), ("1E+05", "100000"), ("-7.5E+00", "-7.5")],
)
def test_a_number_of_which_every_digit_is_seen_is_asked_about(text: str, digits: str) -> None:
    assert mended([text, "S1"]) == {text: digits}


def test_a_code_with_an_e_comes_back_where_the_others_show_its_form() -> None:
    cells = ["219E24", "400E12", "117E3", "2.19E+26", "1.234E+09", "1.00E+01"]
    assert mended(cells) == {"2.19E+26": "219E24"}
    assert mended(["21E24", "400E12", "1.5E+03"]) == {"1.5E+03": "1500"}


@pytest.mark.parametrize("text", ["12E4", "1E2", "219E24", "3E-05", "E+05", "1.5E+3", "x1E+05"])
def test_codes_with_an_e_are_sound(text: str) -> None:
    assert codes(Field("id"), text) == [""]


def test_two_that_are_alike_now_are_not_used_twice() -> None:
    field = Field("id", constraints=Constraints(unique=True))
    assert codes(field, "4.17E+11", "4.17E+11") == [SCIENTIFIC, SCIENTIFIC]


def test_a_password_may_be_anything_and_a_number_may_be_written_so() -> None:
    assert codes(Field("Student password"), "1E+05", "n/a") == ["", ""]
    assert codes(Field("n", type="number"), "1E+05") == [""]
    assert codes(Field("n", type="integer"), "1.5E+05") == [SCIENTIFIC]


# Rounded


@pytest.mark.parametrize(
    "cells",
    [
        ["1234567890123450", "1234567890123460", "1234567890123470", "1234567890123480", "S1"],
        ["12345678901234500000", "12345678901234600000"],
        ["12345678901234567168", "12345678901234569216", "12345678901234571264"],  # in 53 bits
    ],
)
def test_long_numbers_that_are_all_rounded_are_told(cells: list[str]) -> None:
    told = codes(Field("id", constraints=Constraints(unique=True)), *cells, cells[0])
    rounded = [text[:1].isdigit() for text in (*cells, cells[0])]
    assert told == ["precision-lost" if each else "" for each in rounded]


@pytest.mark.parametrize(
    "cells",
    [
        ["1234567890123450", "1234567890123460"],  # one in a hundred pairs ends so
        ["1234567890123450", "1234567890123460", "1234567890123470", "1234567890123481"],
        ["12345678901234500000"],
        ["9" * 400, "9" * 401],
        ["123456789012340", "123456789012350", "123456789012360", "123456789012370"],
    ],
)
def test_long_numbers_that_may_be_whole_are_left_alone(cells: list[str]) -> None:
    assert set(codes(Field("id"), *cells)) == {""}
