"""A heading is taken apart into words, whatever it is written with."""

from __future__ import annotations

import pytest

from rosterwizard.core.sheet.heading_words import words_of


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("First Name [Required]", ("first", "name", "required")),
        ("stu.firstName", ("stu", "first", "name")),
        ("Sched_YearOfGraduation", ("sched", "year", "of", "graduation")),
        ("SchoolID", ("school", "id")),
        ("DoE Email", ("doe", "email")),
        ("FIRST_NAME", ("first", "name")),
        ("Given1", ("given", "1")),
        ("Prénom(s)", ("prenom", "s")),
        ("Imię łabędzia", ("imie", "labedzia")),
        ("Straße", ("strasse",)),
        ("", ()),
        ("—*", ()),
        ("x" * 300, ()),
    ],
)
def test_words_are_what_is_left_without_case_accents_and_signs(
    heading: str, words: tuple[str, ...]
) -> None:
    assert words_of(heading) == words
