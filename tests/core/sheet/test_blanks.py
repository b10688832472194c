"""Stray blanks: what counts as one, and that they are told once."""

from __future__ import annotations

import pytest

from rosterwizard.core.profiles.language import Constraints, Field, FieldRoster, When
from tests.helpers.checked import codes, problems_in, record_type


@pytest.mark.parametrize(
    "text", [" Ann", "Ann ", "\tAnn", "Ann\r\n", "Ann\u00a0", "\ufeffAnn", "Ann\u200b", "\u3000Ann"]
)
def test_blanks_around_a_value_are_stray(text: str) -> None:
    assert codes(Field("name"), text) == ["whitespace"]


@pytest.mark.parametrize("text", ["Ann\u00a0Lee", "Ann\u200bLee", "Ann\u2003Lee", "Ann\tLee"])
def test_odd_blanks_inside_a_value_are_stray(text: str) -> None:
    assert codes(Field("name"), text) == ["whitespace"]


@pytest.mark.parametrize("text", ["Ann Lee", "Ann  Lee", "Zoë", "नि\u200cर्मल", "👩\u200d🏫"])
def test_plain_spaces_and_the_joiners_of_a_script_are_no_stray_blanks(text: str) -> None:
    assert codes(Field("name"), text) == [""]


def test_other_rules_look_past_stray_blanks() -> None:
    field = Field("grade", constraints=Constraints(enum=("K 1", "2"), max_length=3))
    assert codes(field, " 2 ", "K\u00a01", " 3") == ["whitespace", "whitespace", "enum whitespace"]


def test_a_cell_of_nothing_but_blanks_is_blank() -> None:
    required = Field("name", constraints=Constraints(required=True))
    assert codes(required, " ", "\u00a0\t") == ["required", "required"]
    assert codes(Field("name"), " ") == ["whitespace"]


def test_a_blank_that_only_some_rows_need_is_told_once() -> None:
    of = record_type(
        Field("kind"),
        Field("year", roster=FieldRoster(required_when=(When("kind", ("pupil",)),))),
    )
    columns = {"kind": ["pupil", "other"], "year": [" ", " "]}
    assert problems_in(of, columns) == {(0, "year", "required-when"), (1, "year", "whitespace")}


def test_blanks_around_an_item_of_a_list_are_stray() -> None:
    field = Field("groups", type="list", delimiter=";")
    assert codes(field, "a; b", "a ;b", "a;b c", "a;\u00a0b") == [
        *("whitespace", "whitespace", "", "whitespace"),
    ]


def test_a_list_may_be_separated_by_spaces() -> None:
    assert codes(Field("names", type="list", delimiter=" "), "Jo Ann") == [""]
