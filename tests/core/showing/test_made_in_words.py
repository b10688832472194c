"""How a field is made is said in words, with examples that show no password."""

from __future__ import annotations

import pytest

from rosterwizard.core.making.made_of import Making
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.showing.made_in_words import examples_of, way_in_words
from tests.helpers.checked import record_type, sheet

PEOPLE = record_type(Field("name"), missing_values=("", "n/a"))
NAMES = ("Asha Patel", "", "Asha Patel", "Tom Ng", "n/a", "Li Wu", "Ann Lee")
SHEET = sheet(PEOPLE, {"Full name": NAMES, "House": ["N"] * 7, "Password": ["s3cret"] * 7})


@pytest.mark.parametrize(
    ("making", "words"),
    [
        (Making((0, 1)), "Joined from Full name, House"),
        (Making((0,), "given"), "The given names in “Full name”"),
        (Making((0,), "given", family_first=True), "where the family name stands first"),
        (Making((0,), "family", family_first=True), "where it stands first"),
    ],
)
def test_the_way_is_said(making: Making, words: str) -> None:
    assert words in way_in_words(making, SHEET.matching)


def test_some_different_texts_are_examples() -> None:
    assert examples_of(Making((0,), "family"), SHEET) == "Patel, Ng, n/a"
    assert examples_of(Making((0, 1)), SHEET) == "Asha Patel N, N, Tom Ng N"
    long = sheet(PEOPLE, {"A": ["x" * 50], "B": ["y"]})
    assert examples_of(Making((0, 1)), long) == f"{'x' * 40}…"


def test_passwords_are_no_examples() -> None:
    assert examples_of(Making((0, 2)), SHEET) == ""
