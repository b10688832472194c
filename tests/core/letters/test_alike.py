"""What a text that is not known looks like among those that are."""

from __future__ import annotations

import pytest

from rosterwizard.core.letters.alike import look_alikes


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("zoe\u0301", "zoé"),
        ("ZOÉ", "zoé"),
        ("\u041e-77", "O-77"),  # a Cyrillic letter
        ("\uff17A", "7A"),
        ("7 A", "7A"),
        ("7-a", "7A"),
        ("7\u200dA", "7A"),
        ("s001", "S-001"),
        ("o’neil", "o'neil"),
    ],
)
def test_one_that_looks_alike_is_meant(text: str, meant: str) -> None:
    assert look_alikes([text], ["zoé", "O-77", "7A", "S-001", "o'neil"]) == {text: meant}


@pytest.mark.parametrize("text", ["zoe", "1-23", "123", "nobody", "8A", "S-0001"])
def test_of_others_nothing_is_said(text: str) -> None:
    assert look_alikes([text], ["zoé", "12-3", "7A", "S-001"]) == {}


def test_of_several_that_are_as_near_none_is_meant() -> None:
    assert look_alikes(["ANNA"], ["anna", "Anna"]) == {}
    assert look_alikes(["anna x"], ["ANNA x", "annax"]) == {"anna x": "ANNA x"}


def test_a_text_that_is_known_means_itself() -> None:
    assert look_alikes(["anna"], ["anna", "Anna"]) == {}
