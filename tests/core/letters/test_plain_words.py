"""Texts in plain form are those that Polars makes of them, too."""

from __future__ import annotations

import polars as pl
import pytest

from rosterwizard.core.cells.known_people import in_plain_letters
from rosterwizard.core.letters.plain_words import in_plain_form, plain_words

TEXTS = [
    "Anna",
    "José",
    "Søren",
    "Müller-Weiß",
    "Łukasz",
    "Œuvre",
    "İlker",
    "Nguyễn",
    "Иван",
    "王伟",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_plain_form_is_one_in_both_engines(text: str) -> None:
    assert in_plain_form(text) == in_plain_letters(pl.Series([text]))[0]


def test_words_are_runs_of_letters() -> None:
    assert plain_words("O’Brien, José 2nd_a") == ["o", "brien", "jose", "nd", "a"]
