"""A text says a grade in words of several languages."""

from __future__ import annotations

import pytest

from rosterwizard.core.rules.level_words import level_meant


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("05", "5"),
        ("5.0", "5"),
        ("5th Grade", "5"),
        ("Grade Level 5", "5"),
        ("5. Klasse", "5"),
        ("Jahrgangsstufe 5", "5"),
        ("Fifth", "5"),
        ("Grade Five", "5"),
        ("5º Primaria", "5"),
        ("1er grado", "1"),
        ("CM2", "5"),
        ("Senior", "12"),
    ],
)
def test_a_grade_is_understood(text: str, level: str) -> None:
    assert level_meant(text) == level


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Grade",
        "5e",  # the seventh year in France
        "5º",  # of which kind of school?
        "Groep 5",
        "1º ESO",
        "5A",
        "Klasse 5a",  # a class
        "5/6",
        "Five",  # years?
        "Class of 2031",
    ],
)
def test_what_may_be_another_one_says_nothing(text: str) -> None:
    assert level_meant(text) is None
