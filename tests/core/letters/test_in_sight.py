"""What nobody sees in a text can be seen where people are shown it."""

from __future__ import annotations

import pytest

from rosterwizard.core.letters.in_sight import in_sight, is_in_sight, told_from


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" Ana Lee", "·Ana·Lee"),
        ("Ana  Lee", "Ana··Lee"),
        ("Ana\u00a0Lee", "Ana[U+00A0]Lee"),
        ("A\tB\r\nC\nD", "A→B⏎C⏎D"),
        ("\u200eA\u00ad\x00\x85\ufeff", "[U+200E]A[U+00AD][U+0000][U+0085][U+FEFF]"),
    ],
)
def test_odd_blanks_and_unseen_signs_are_marked(text: str, shown: str) -> None:
    assert in_sight(text) == shown
    assert not is_in_sight(text)


@pytest.mark.parametrize("text", ["", "Ana Lee", "José", "李伟", "e\u0301", "ab\u2014c"])
def test_what_can_be_seen_stays(text: str) -> None:
    assert in_sight(text) == text
    assert is_in_sight(text)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Zoe\u0308", "Zo\u00eb", "Zoe[U+0308]"),
        ("Zoe\u0308 ", "Zo\u00eb", "Zoe\u0308 "),  # the blank tells them apart
        ("Zoe", "Zo\u00eb", "Zoe"),
        ("\u1112\u1161\u11ab", "\ud55c", "\u1112[U+1161][U+11AB]"),
    ],
)
def test_accents_have_numbers_where_nothing_else_tells_two_texts_apart(
    before: str, after: str, told: str
) -> None:
    assert told_from(before, after) == told
