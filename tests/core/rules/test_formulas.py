"""Conditions as formulas; what they answer in a real spreadsheet stands in `test_libreoffice`."""

from __future__ import annotations

import pytest

from rosterwizard.core.rules import formulas


def test_text_in_a_formula_is_quoted() -> None:
    assert formulas.quoted('a "b"') == '"a ""b"""'


def test_one_condition_stands_alone_and_several_together() -> None:
    assert formulas.all_of(["A2>1"]) == "A2>1"
    assert formulas.all_of(["A2>1", "A2<3"]) == "AND(A2>1,A2<3)"
    assert formulas.any_of(["A2>1"]) == "A2>1"
    assert formulas.any_of(iter(["A2>1", "A2<3"])) == "OR(A2>1,A2<3)"


def test_values_that_a_spreadsheet_takes_for_one_are_named_once() -> None:
    assert formulas.is_one_of("A2", ["y", "Y", "yes"]) == 'OR(A2&""="Y",A2&""="yes")'


@pytest.mark.parametrize("form", ["%d. %B %Y", "%Y-%m", "%d/%m/%y", "%H:%M", "%Y-%m-%d-%d"])
def test_date_form_that_no_formula_can_check_has_none(form: str) -> None:
    assert formulas.is_date("A2", form) is None


def test_pattern_that_only_forbids_characters_can_be_said() -> None:
    assert formulas.has_none_of("A2", "[^;]*") == 'ISERROR(FIND(";",A2))'
    assert formulas.has_none_of("A2", r"^[^\-,,]+$") == (
        'AND(ISERROR(FIND("-",A2)),ISERROR(FIND(",",A2)))'
    )


@pytest.mark.parametrize("pattern", ["[A-Z]*", r"[^\d]*", "[^a-z]*", "[^;]", "[^;]*x", ""])
def test_any_other_pattern_is_left_to_the_checker(pattern: str) -> None:
    assert formulas.has_none_of("A2", pattern) is None


def test_no_formula_compares_as_countif_does() -> None:
    for ignore_case in (True, False):
        assert "COUNTIF" not in formulas.is_alone("A2", "A2:A9", ignore_case=ignore_case)
