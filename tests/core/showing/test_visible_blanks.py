"""Blanks that cannot be seen are made visible, and spoken."""

import pytest

from rosterwizard.core.showing.visible_blanks import has_odd_blanks, spoken_blanks, visible


@pytest.mark.parametrize(
    ("text", "shown", "spoken"),
    [
        (" Anna", "·Anna", "space at the start"),
        ("Anna ", "Anna·", "space at the end"),
        ("Anna  Lee", "Anna··Lee", "several spaces in a row"),
        ("Anna\u00a0Lee", "Anna[U+00A0]Lee", "no-break space"),
        ("Anna\tLee", "Anna→Lee", "tab"),
        ("Anna\nLee", "Anna⏎\nLee", "line break"),
        ("Anna\r\nLee", "Anna⏎\nLee", "line break"),
        ("Anna\u200b", "Anna[U+200B]", "zero-width space"),
        ("\u202aAnna", "[U+202A]Anna", "the sign U+202A, which shows nothing"),
    ],
)
def test_odd_blanks(text: str, shown: str, spoken: str) -> None:
    assert has_odd_blanks(text)
    assert visible(text) == shown
    assert spoken_blanks(text) == spoken


def test_a_single_space_between_words_is_nothing_odd() -> None:
    assert not has_odd_blanks("Anna Lee")
    assert spoken_blanks("Anna Lee") == ""
