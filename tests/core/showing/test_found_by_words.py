"""Names are found by their words, however they begin, the best first."""

from __future__ import annotations

import pytest

from rosterwizard.core.showing.found_by_words import found_by_words

NAMES = ("Undo the last step", "Found again", "Show the rows anew", "The window: Undo all")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [0, 1, 2, 3]),
        ("  ", [0, 1, 2, 3]),
        ("un", [0, 3, 1]),
        ("UNDO", [0, 3]),
        ("step un", [0]),
        ("undo: all", [3]),
        ("row", [2]),
        ("zebra", []),
        ("undo zebra", []),
    ],
)
def test_all_words_must_be_there_and_their_beginnings_count_most(
    typed: str, found: list[int]
) -> None:
    assert found_by_words(NAMES, typed) == found


def test_a_name_without_words_is_found_by_nothing_typed() -> None:
    assert found_by_words(["…"], "") == [0]
    assert found_by_words(["…"], "a") == []
