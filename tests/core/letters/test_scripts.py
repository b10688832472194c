"""A word is put into one alphabet where look-alikes alone made two of it."""

from __future__ import annotations

import pytest

from rosterwizard.core.letters.scripts import in_latin, in_one_alphabet


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Mar\u0443", "Mary"),
        ("J\u0430\u0441k", "Jack"),
        ("\u039fk\u0430f\u043er", "Okafor"),
        (
            "\u0050\u0443\u0441\u0441\u043a\u0438\u0439",
            "\u0420\u0443\u0441\u0441\u043a\u0438\u0439",
        ),
        ("\u0410\u043da \u0410\u043da", "\u0410\u043d\u0430 \u0410\u043d\u0430"),
        ("\u0421\u0430\u0440a", "\u0421\u0430\u0440\u0430"),
        ("Capa\u0441", "Capac"),
        ("kbell\u0585", "kbello"),
        ("\u054d\u0561\u0580\u0561 Bell\u0585", "\u054d\u0561\u0580\u0561 Bello"),
    ],
)
def test_the_alphabet_is_the_one_that_all_others_have_look_alikes_in(text: str, after: str) -> None:
    assert in_one_alphabet(text, is_code=False) == after


@pytest.mark.parametrize(
    "text",
    [
        *("Ana", "Иван", "Ана Smith", "Смит-Jones", "Γιάννης", "ΣAE", "7\u0411", "\u0430a"),
        "Жa\u03bb",
    ],
)
def test_what_is_sound_or_uncertain_stays(text: str) -> None:
    assert in_one_alphabet(text, is_code=False) == text


def test_an_identifier_is_one_word_and_rather_latin() -> None:
    assert in_one_alphabet("ab.\u0443\u0443", is_code=True) == "ab.yy"
    assert in_one_alphabet("ab.\u0443\u0443", is_code=False) == "ab.\u0443\u0443"


def test_latin_is_told_only_where_each_letter_looks_like_it() -> None:
    assert in_latin("7\u0410\u0412") == "7AB"
    assert in_latin("7\u0411") is None
