"""A whole value is known by what tells of somebody, and is made for one alone."""

from __future__ import annotations

import pytest

from rosterwizard.core.lookalike.whole_values import WholeValues, whole_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (" 0004711 ", "4711"),
        ("'4711", "4711"),
        ("7B-14", "7b14"),
        ("(555) 123-456", "555123456"),
        ("José Né", "josene"),
        ("0000", "0000"),
        ("471", ""),
        (" 47 ", ""),
        ("", ""),
    ],
)
def test_a_value_is_compared_without_what_makes_no_other_of_it(text: str, value: str) -> None:
    assert whole_value(text) == value


def test_what_is_made_is_free_once_and_for_its_twins() -> None:
    values = WholeValues()
    for each in ("4711", "0815", "12"):
        values.learn(each)
    assert {*values.originals} == {"4711", "815"}
    assert not values.is_free("04711", "0815")
    assert values.is_free("4712", "0815")
    values.take("4712", "0815")
    assert values.is_free("04712", "00815")
    assert not values.is_free("4712", "4711")
    values.take("0815", "4711")
    values.take("12", "13")
    assert values.in_use == {"815"}
    values.forget_made()
    assert values.in_use == frozenset()
    assert values.is_original("0815")
    assert "4711" not in repr(values)
