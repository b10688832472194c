"""Words are known again inside of others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.lookalike.known_words import SHORTEST, KnownWords

WORDS = st.text("abc", max_size=7)


@given(st.lists(WORDS), WORDS)
def test_just_the_words_inside_are_found(words: list[str], text: str) -> None:
    known = KnownWords(words)
    long = {each for each in words if len(each) >= SHORTEST}
    assert {*known.inside(text)} == {each for each in long if each in text}
    assert {*known} == long
    assert len(known) == len(long)
    assert all(each in known for each in long)


def test_none_of_them_is_shown() -> None:
    assert "patel" not in repr(KnownWords(["patel"]))
