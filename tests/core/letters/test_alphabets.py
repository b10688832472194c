"""Letters that may stand for a letter are of its script, and the file can hold them."""

from __future__ import annotations

import pytest

from rosterwizard.core.letters.alphabets import Alphabets, script_of


@pytest.mark.parametrize("letter", [*"aeioubcdfxyz", "ж", "я", "λ", "ω", "王", "가", "ف", "ש", "ก"])
def test_letters_are_of_the_same_script(letter: str) -> None:
    letters = Alphabets().letters_for(letter)
    assert len({*letters} - {letter}) > 3
    assert {script_of(each) for each in letters} == {script_of(letter)}


def test_vowels_stand_for_vowels_unless_any_will_do() -> None:
    alphabets = Alphabets()
    assert {*alphabets.letters_for("a")} <= {*"aeiou"}
    assert {*alphabets.letters_for("k")}.isdisjoint("aeiou")
    assert {*alphabets.letters_for("k", is_any=True)} > {*"aeiou"}


def test_letters_of_the_file_stand_for_those_of_great_scripts() -> None:
    alphabets = Alphabets()
    for letter in "一二三四五六七八九十百千万":
        alphabets.learn(letter)
    assert {*alphabets.letters_for("王")} == {*"一二三四五六七八九十百千万"}


def test_letters_that_the_file_cannot_hold_are_left_out() -> None:
    alphabets = Alphabets(lambda letter: letter in "бк")
    assert {*alphabets.letters_for("ж")} <= {*"бк"}


@pytest.mark.parametrize(
    "letter", "\u0ba4\u09b0\u0a97\u0a15\u0c95\u0d24\u0dc3\u1781\u1019\u0ea5\ua000\u0787"
)
def test_a_letter_of_any_script_has_others_that_may_stand_for_it(letter: str) -> None:
    others = {*Alphabets().letters_for(letter)} - {letter}
    assert len(others) > 10
    assert {script_of(each) for each in others} == {script_of(letter)}


def test_parts_of_korean_letters_are_told_apart() -> None:
    assert script_of("가") != script_of("\u1100") != script_of("\u1161")
