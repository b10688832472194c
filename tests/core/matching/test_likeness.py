"""Headings look alike in spite of slips and of words in another order."""

from __future__ import annotations

import pytest

from rosterwizard.core.matching.likeness import likeness


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("usename", ["username"]),
        ("E-Mial", ["x", "email"]),
        ("Name, first", ["First name"]),
        ("Grade  level", ["grade_level"]),
    ],
)
def test_slips_and_other_orders_look_alike(heading: str, names: list[str]) -> None:
    assert likeness(heading, names) >= 80


@pytest.mark.parametrize("heading", ["", " - ", "Shoe size", "Room"])
def test_other_words_do_not(heading: str) -> None:
    assert likeness(heading, ["username", "email"]) < 60


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("SEN status", "status"),  # a word more makes it another heading
        ("ELL_status", "status"),
        ("par_code", "barcode"),  # slips seldom hit the first letter
    ],
)
def test_what_only_holds_the_word_does_not(heading: str, name: str) -> None:
    assert likeness(heading, [name]) < 80
