"""One word that is cut short says what it is short for."""

from __future__ import annotations

import pytest

from rosterwizard.core.matching.abbreviations import ideas_abbreviated


@pytest.mark.parametrize(
    ("short", "idea"),
    [
        ("gesl", "gender"),
        ("geschl", "gender"),
        ("jgst", "year-level"),
        ("vorn", "given-name"),
        ("passw", "password"),
    ],
)
def test_a_word_cut_short_is_known(short: str, idea: str) -> None:
    assert ideas_abbreviated((short,)) == (idea,)


@pytest.mark.parametrize(
    "words",
    [
        ("sms",),  # a small part of any word
        ("ge",),  # a start of many
        ("na", "me"),  # no single word
        ("gadget",),  # vowels are what is left out
        ("xylophone",),
        ("surname",),  # whole
        ("pss",),  # short for more than one thing
    ],
)
def test_what_may_be_anything_says_nothing(words: tuple[str, ...]) -> None:
    assert ideas_abbreviated(words) == ()
