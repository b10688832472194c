"""What a key decides: the same again for whoever has it, and nothing for anybody else."""

from __future__ import annotations

from rosterwizard.core.lookalike.keyed_chance import KeyedChance


def test_one_key_decides_the_same_and_another_one_otherwise() -> None:
    drawn = [KeyedChance(key).below(10**9, "a", 1) for key in (b"k" * 32, b"k" * 32, b"l" * 32)]
    assert drawn[0] == drawn[1] != drawn[2]


def test_each_purpose_has_its_own_chance() -> None:
    chance = KeyedChance(b"k" * 32)
    assert len({chance.below(10**9, "letter", place) for place in range(50)}) == 50
    assert chance.in_any_order(range(20), "one") != chance.in_any_order(range(20), "other")
    assert sorted(chance.in_any_order(range(20), "one")) == [*range(20)]
    assert 0.5 <= chance.between(0.5, 1.5, "gap") < 1.5
    assert chance.one_of("ab", "x") in "ab"


def test_texts_that_no_file_could_hold_are_taken_too() -> None:
    assert KeyedChance(b"k").below(10, "\ud800") in range(10)


def test_no_key_is_shown() -> None:
    assert "secret" not in repr(KeyedChance(b"secret"))


def test_beside_a_chance_there_are_others_of_the_same_key() -> None:
    chance = KeyedChance(b"k" * 32)
    assert chance.beside("a").below(10**9, 1) == chance.below(10**9, "a", 1)
    assert chance.beside("a").beside("b").below(10**9) != chance.beside("a").below(10**9)


def test_what_is_drawn_for_a_long_text_is_its_own() -> None:
    chance = KeyedChance(b"k" * 32)
    texts = ["a" * 100_000, "a" * 99_999, "b" + "a" * 99_999]
    drawn = [chance.below(10**9, each, 1) for each in (*texts, *texts)]
    assert drawn[:3] == drawn[3:]
    assert len({*drawn}) == len(texts)
