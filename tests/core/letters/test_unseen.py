"""Signs that nobody sees go where they do nothing, and stay where a script needs them."""

from __future__ import annotations

import pytest

from rosterwizard.core.letters.unseen import without_unseen


@pytest.mark.parametrize("sign", ["\u200e", "\u202a", "\u202e", "\u2066", "\u061c", "\u00ad"])
def test_a_sign_without_use_goes(sign: str) -> None:
    for is_code in (True, False):
        assert without_unseen(f"A{sign}na{sign}", is_code=is_code) == "Ana"


@pytest.mark.parametrize(
    "text",
    [
        "נועם\u200f",
        "\u202bمحمد\u202c",
        "علی\u200cرضا",
        "नि\u200cर्मल",
        "👩\u200d🏫",
        "Ana 👩\u200d🏫",
    ],
)
def test_a_name_keeps_the_signs_that_its_script_needs(text: str) -> None:
    assert without_unseen(text, is_code=False) == text


def test_an_identifier_needs_no_direction() -> None:
    assert without_unseen("\u202bמ1\u202c", is_code=True) == "מ1"


@pytest.mark.parametrize("text", ["A\u200cna", "\u200dAna", "Ana\u200d", "7\u200cA"])
def test_a_joiner_between_latin_letters_joins_nothing(text: str) -> None:
    assert without_unseen(text, is_code=False) == text.replace("\u200c", "").replace("\u200d", "")
