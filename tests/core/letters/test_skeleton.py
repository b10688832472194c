"""Texts that look the same have one skeleton, and others have not."""

from __future__ import annotations

import pytest

from rosterwizard.core.letters.skeleton import skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zo\u00e9", "zoe\u0301"),
        ("o'neil", "o’neil"),
        ("7A", "７Ａ"),
        ("7A", "7\u0410"),
        ("3-5", "3–5"),
        ("ana", "a\u00adna\u200e"),
        ("ana", "an\0a"),
    ],
)
def test_what_looks_the_same_is_the_same(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_what_can_be_told_apart_is_not_the_same() -> None:
    different = ("ana", "ANA", "aña", "a na", "ana1", "anа́")
    assert len({skeleton(each) for each in different}) == len(different)
    assert skeleton("o'Neil ~ 1") == "o'Neil ~ 1"
