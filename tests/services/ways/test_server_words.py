"""The words of a server are made fit to be shown."""

from __future__ import annotations

import json

import pytest

from rosterwizard.services.ways.server_words import LONGEST_WORDS, plain, shortened, told_by_members


def test_the_servers_words_cannot_steer_a_screen_and_end() -> None:
    assert plain("a\x1b[2Jb\r\nc\u202ed") == "a [2Jb c d"
    assert len(plain("x" * 5000)) == LONGEST_WORDS
    assert (shortened("abc", 3), shortened("abcd", 3)) == ("abc", "ab…")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"type": "about:blank", "title": "No", "detail": "Row 2\nis bad"}, "No: Row 2 is bad"),
        ({"message": "Same", "error": "Same", "code": 3}, "Same"),
        ({"error": {"code": 3}}, ""),
        (["No"], ""),
        ("No", ""),
    ],
)
def test_what_a_problem_says_for_people_is_taken_out(body: object, said: str) -> None:
    assert told_by_members(json.dumps(body)) == said
    assert told_by_members("{") == ""
