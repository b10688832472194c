"""A text taken apart is the text put together, and known by what its letters stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.lookalike.letter_units import Unit, units_of, words_in


def plain(text: str) -> str:
    return "".join(each.plain for each in units_of(text))


def kinds(text: str) -> list[str]:
    return [each.kind for each in units_of(text)]


@given(st.text())
def test_the_parts_are_the_whole_text(text: str) -> None:
    units = units_of(text)
    assert "".join(each.raw for each in units) == text
    assert [unit for group in words_in(units) for unit in group] == units


@pytest.mark.parametrize(
    ("text", "known_as"),
    [
        ("José", "jose"),
        ("Jose\u0301", "jose"),
        ("Jos\u00c3\u00a9", "jose"),
        ("Jos&eacute;", "jose"),
        ("Jos%C3%A9", "jose"),
        ("Jos\uf7e9", "jose"),
        ("ＪＯＳＥ", "jose"),
        ("Pat\u00adel", "patel"),
        ("P\x01atel", "patel"),
        ("Рatel", "patel"),  # with a Cyrillic letter
        ("Straße", "strasse"),
        ("ﬁona", "fiona"),
        ("٣٤", "34"),
        ("Иван", "иван"),
    ],
)
def test_a_text_is_known_by_what_it_stands_for(text: str, known_as: str) -> None:
    assert plain(text) == known_as


def test_what_is_odd_about_a_letter_stays_with_it() -> None:
    assert kinds("Jos\u00c3\u00a9") == ["letter", "letter", "letter", "fixed"]
    assert kinds("Рa") == ["twin", "letter"]
    assert kinds("ёa") == ["fixed", "letter"]
    assert kinds("a\u00adb") == ["letter", "unseen", "letter"]
    assert kinds("a’1\x01") == ["letter", "other", "digit", "unseen"]
    assert kinds("©a") == ["other", "letter"]
    assert kinds("№5") == ["other", "digit"]
    assert kinds("&eacute;&zzz;")[0] == "fixed"


def test_signs_read_in_a_wrong_encoding_stay_signs() -> None:
    assert kinds("O\u00e2\u20ac\u2122Neil")[1] == "other"


@pytest.mark.parametrize(
    ("unit", "letter", "made"),
    [
        (Unit("letter", "A", "a"), "k", "K"),
        (Unit("letter", "a", "a"), "k", "k"),
        (Unit("letter", "Ａ", "a"), "k", "Ｋ"),
        (Unit("twin", "Р", "p"), "h", "Н"),
        (Unit("twin", "р", "p"), "o", "о"),
        (Unit("digit", "٣", "3"), "7", "٧"),
        (Unit("digit", "3", "3"), "7", "7"),
        (Unit("letter", "И", "и"), "ф", "Ф"),
    ],
)
def test_a_letter_takes_the_form_of_the_one_it_stands_for(
    unit: Unit, letter: str, made: str
) -> None:
    assert unit.as_letter(letter) == made


@pytest.mark.parametrize(
    "text",
    [
        *("&#74;&#111;&#104;&#110;", "%E7%8E%8B%E5%B0%8F", r"\u738b\u5c0f\u660e", "𝐉𝐨𝐡𝐧", "Ⓙⓞⓗⓝ"),
        *("①②③", "⁰⁴¹²", "%E0%A4%B9%E0%A4%B0%E0%A5%80"),
    ],
)
def test_no_sign_of_what_is_written_by_other_signs_has_to_stay(text: str) -> None:
    assert {*kinds(text)} <= {"written", "digit", "unseen"}


def test_what_is_written_by_other_signs_stays_written_so() -> None:
    assert Unit("written", "&#74;", "j").as_letter("k") == "&#75;"
    assert Unit("written", "𝐉", "j").as_letter("k") == "𝐊"
    assert Unit("digit", "②", "2").as_letter("5") == "⑤"
    assert Unit("written", "&#99;", "c").as_letter("z") == "&#99;"
