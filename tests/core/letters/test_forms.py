"""Letters in another form become the usual ones, but for those that mean something."""

from __future__ import annotations

import unicodedata

import pytest

from rosterwizard.core.letters.forms import composed, in_plainest_forms, in_usual_forms


@pytest.mark.parametrize(
    "name", ["Zoé", "Åsa", "Nguyễn", "İbrahim", "김민준", "ガブリエル", "أحمد", "Čapek", "Ǻ"]
)
def test_letters_that_were_taken_apart_are_one_sign_again(name: str) -> None:
    apart = unicodedata.normalize("NFD", name)
    assert apart != name
    assert composed(apart) == composed(name) == name


@pytest.mark.parametrize("text", ["神\ufa19", "क़", "\u0301", "x\u0301", "שָׁלוֹם", "\u212b"])
def test_what_has_no_single_sign_stays(text: str) -> None:
    assert composed(text) == text


@pytest.mark.parametrize(
    ("text", "after"),
    [("Soﬁa", "Sofia"), ("７Ａ", "7A"), ("７年Ａ組", "７年Ａ組"), ("1º m²", "1º m²")],
)
def test_ligatures_and_full_width_letters_become_usual_ones(text: str, after: str) -> None:
    assert in_usual_forms(text) == after


def test_an_identifier_has_no_raised_ones() -> None:
    assert in_plainest_forms("bo² ① 𝐀 ß") == "bo2 1 A ß"
