"""Codes that stand for letters are undone; what may be meant as it stands is not."""

from __future__ import annotations

import pytest

from rosterwizard.core.letters.escapes import unescaped


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Fran&ccedil;ois", "François"),
        ("O&#39;Neil", "O'Neil"),
        ("Jos&#xE9;", "José"),
        ("Smith &amp; Sons", "Smith & Sons"),
        ("Jos&amp;eacute;", "José"),
        ("O&apos;Neil", "O'Neil"),
        ("a&amp;amp;amp;amp;b", "a&amp;b"),
        ("Fran%C3%A7ois", "François"),
        ("Ana%20Maria", "Ana Maria"),
        ("http://x.org Fran%C3%A7ois", "http://x.org François"),
        ("O%27Neil", "O'Neil"),
        ("Jos\\u00e9", "José"),
        ("Jos\\xe9", "José"),
        ("Jos\\xc3\\xa9", "José"),
        ("O\\'Neil", "O'Neil"),
    ],
)
def test_codes_become_letters(text: str, after: str) -> None:
    assert unescaped(text, is_code=False) == after


@pytest.mark.parametrize(
    "text",
    [
        *("R&D;", "a&b", "AT&T", "Smith & Sons", "&#0;", "&#99999999;", "&#7;", "&int;"),
        *("100%", "50%20x", "5%C3", "%41nna", "%F0", "%C3%28", "50 %E9"),
        *("https://x.org/?q=caf%C3%A9", "see www.x.org/a%20b now"),
        *("SCHOOL\\ana", "a\\u0041", "a\\ud800", "a\\x41", "a\\x80", "\\'", "a\\'", "\\n"),
    ],
)
def test_what_is_no_letters_code_stays(text: str) -> None:
    assert unescaped(text, is_code=False) == text


@pytest.mark.parametrize("text", ["SCHOOL\\u0123", "SCHOOL\\xeddy", "a%C3%A9b@x.org"])
def test_an_identifier_may_hold_such_codes(text: str) -> None:
    assert unescaped(text, is_code=True) == text
    assert unescaped(text, is_code=False) != text


def test_an_identifier_holds_no_code_of_a_web_page() -> None:
    assert unescaped("o&#39;neil", is_code=True) == "o'neil"
