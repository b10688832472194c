"""A word for each word: as long, of another person, and alike where the words were."""

from __future__ import annotations

from itertools import product
from string import ascii_lowercase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.cells.known_people import known_names
from rosterwizard.core.letters.alphabets import Alphabets, script_of
from rosterwizard.core.letters.usual_case import stands_in_capitals
from rosterwizard.core.lookalike.keyed_chance import KeyedChance
from rosterwizard.core.lookalike.letter_units import units_of
from rosterwizard.core.lookalike.look_alike_words import LookAlikeWords, Slice

KEY = bytes(range(32))
WORDS = (
    "rohan",
    "patel",
    "emma",
    "zvx",
    "quorlin",
    "bremmelstadt",
    "иван",
    "мяхр",
    "王伟",
    "김민준",
)


def words(*learnt: str, spared: frozenset[str] = frozenset(), key: bytes = KEY) -> LookAlikeWords:
    made = LookAlikeWords(KeyedChance(key), Alphabets(), spared)
    for each in learnt:
        made.learn(units_of(each))
    made.settle()
    return made


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_another_one_as_long_and_of_its_script(word: str) -> None:
    made = words(*WORDS).of(word)
    assert made != word
    assert len(made) == len(word)
    assert {script_of(each) for each in made} == {script_of(each) for each in word}


def test_known_names_are_told_as_such() -> None:
    names = known_names()
    found = words("rohan", "patel", "quorlin")
    assert found.of("rohan") in names.given
    assert found.of("patel") in names.family
    assert found.of("quorlin") not in names.given | names.family


def test_two_words_never_become_one() -> None:
    two_letters = ["".join(pair) for pair in product("abcdefgh", repeat=2)]
    found = words(*two_letters)
    assert len({found.of(each) for each in two_letters}) == len(two_letters)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text("abenorst", min_size=4, max_size=7), min_size=1, max_size=30))
def test_no_word_of_the_file_is_in_a_word_that_is_made(learnt: list[str]) -> None:
    found = words(*learnt)
    for each in learnt:
        made = found.of(each)
        assert each in found.kept or not any(word in made for word in learnt)


def test_words_that_mean_something_are_not_made_by_chance() -> None:
    plain = words("bo").of("bo")
    assert words("bo", spared=frozenset({plain})).of("bo") != plain


def test_letters_with_marks_stay_in_their_places_in_all_forms() -> None:
    found = words("José", "jose", "JOSE")
    assert found.of("jose")[3] == "e"
    assert found.of("jose") != "jose"


def test_letters_of_another_alphabet_get_such_as_have_a_twin() -> None:
    made = words("Рatel", "patel").of("patel")
    assert made[0] in {*"abekmhopctxyisj"}


def test_a_word_that_leaves_no_choice_is_told() -> None:
    found = words("ßæß")
    assert found.of("ssaess") == "ssaess"
    assert found.kept == found.bound == {"ssaess"}


def test_initials_stay_initials_and_others_become_none() -> None:
    found = words("jp", "ng")
    assert stands_in_capitals(found.of("jp").upper())
    assert not stands_in_capitals(found.of("ng").upper())


def test_what_is_made_of_names_is_made_of_those_that_stand_for_them() -> None:
    found = LookAlikeWords(KeyedChance(KEY), Alphabets(), frozenset())
    for each in ("rohan", "patel", "rpatelx"):
        found.learn(units_of(each))
    found.compose("rpatelx", [Slice(("rohan",), 0, 1), Slice(("patel",), 0, 5)])
    found.settle()
    made = found.of("rpatelx")
    assert made[:6] == found.of("rohan")[0] + found.of("patel")
    assert len(made) == 7


def test_what_is_made_of_two_names_is_made_once() -> None:
    found = LookAlikeWords(KeyedChance(KEY), Alphabets(), frozenset())
    names = ("rohan", "rosalind", "rupert", "rachel", "robin", "rita", "ryan", "rhoda", "ravi")
    for each in (*names, "patel"):
        found.learn(units_of(each))
    made = [f"{letter}patel" for letter in "abcdefghijk"]
    for word, name in zip(made, names, strict=False):
        found.compose(word, [Slice((name,), 0, 1), Slice(("patel",), 0, 5)])
    found.settle()
    assert len({found.of(each) for each in made}) == len(made)


def test_what_cannot_be_made_of_names_is_drawn() -> None:
    found = LookAlikeWords(KeyedChance(KEY), Alphabets(), frozenset())
    for each in ("rohan", "patel", "rpatél"):
        found.learn(units_of(each))
    found.compose("rpatel", [Slice(("rohan",), 0, 1), Slice(("patel",), 0, 5)])
    assert found.of("rpatel")[4] == "e"
    found = LookAlikeWords(KeyedChance(KEY), Alphabets(), frozenset())
    found.learn(units_of("rрatel"))
    found.compose("rpatel", [Slice(("quorl",), 0, 1), Slice(("zzzzz",), 0, 5)])
    assert found.of("rpatel")[1] in {*"abekmhopctxyisj"}


@pytest.mark.parametrize("number", range(40))
def test_no_word_that_is_made_of_others_has_somebodys_in_it(number: int) -> None:
    found = LookAlikeWords(KeyedChance(bytes([number] * 32)), Alphabets(), frozenset())
    pairs = [(first, family) for first in "abcdefgh" for family in ("iyer", "shan", "kato")]
    for first, family in pairs:
        found.learn(units_of(family))
        found.learn(units_of(first + family))
        found.compose(first + family, [Slice((first,), 0, 1), Slice((family,), 0, len(family))])
    found.avoid(f"{one}{two}" for one in "aeiou" for two in ("sha", "bar", "lla", "nna", "ren"))
    found.settle()
    words = [found.of(first + family) for first, family in pairs]
    assert [each for each in words if any(found.originals.inside(each))] == []


def test_others_are_drawn_again() -> None:
    found = words("patel", "quorlin")
    before = found.of("patel"), found.of("quorlin")
    found.compose("rp", [Slice(("quorlin",), 0, 2)])
    found.of("rp")
    found.draw_again(["patel", "quorlin", "never"])
    assert found.of("patel") != before[0]
    assert found.of("quorlin") != before[1]


def test_letters_beside_marks_stay_where_others_did_not_do() -> None:
    found = words("Mülheim", "Zoë")
    for _ in range(2):
        found.draw_again(["mulheim", "zoe"])
        found.settle()
    assert found.of("mulheim")[:3] == "mul"
    assert found.of("mulheim") != "mulheim"
    assert found.of("zoe")[:2] != "zo"


def test_what_is_drawn_again_speaks_for_the_encoding_as_much_as_it_can() -> None:
    surest: list[str] = []

    def how_sure(word: str) -> float:
        surest.append(word)
        return word.count("u")

    alphabets = Alphabets(how_sure=how_sure)
    found = LookAlikeWords(KeyedChance(KEY), alphabets, frozenset())
    found.learn(units_of("Zoë"))
    found.settle()
    assert surest == []
    found.draw_again(["zoe"])
    found.settle()
    assert {each[2] for each in surest} == {"ë"}
    first = found.of("zoe")
    assert first.count("u") == max(each.count("u") for each in surest)
    found.draw_again(["zoe"])
    found.settle()
    assert found.of("zoe") != first, "the same did not do once"


def test_another_key_makes_others() -> None:
    assert words("quorlin").of("quorlin") != words("quorlin", key=b"x" * 32).of("quorlin")


def test_words_of_a_file_are_known() -> None:
    found = words("patel")
    found.avoid(["quorlin"])
    assert {*found.originals} == {"patel", "quorlin"}


@pytest.mark.parametrize(("word", "plain"), [("Żółć", "zolc"), ("éèêé", "eeee"), ("Łńż", "lnz")])
def test_a_word_of_letters_with_marks_alone_gets_others(word: str, plain: str) -> None:
    found = words(word)
    assert found.of(plain) != plain
    assert not found.kept


IN_ORDER = ("alder", "ash", "beech", "birch", "cedar", "elm", "willow")


def in_order(*learnt: str) -> LookAlikeWords:
    made = LookAlikeWords(KeyedChance(KEY), Alphabets(), frozenset())
    for each in learnt:
        made.learn(units_of(each))
    made.keep_order(learnt)
    made.settle()
    return made


def test_words_of_which_the_order_is_looked_at_keep_it() -> None:
    found = in_order(*IN_ORDER)
    before = [found.of(each) for each in IN_ORDER]
    found.draw_again(["cedar"])
    after = [found.of(each) for each in IN_ORDER]
    assert before != after
    for made in (before, after):
        assert made == sorted({*made})
        assert [*map(len, made)] == [*map(len, IN_ORDER)]
        assert {*made}.isdisjoint(IN_ORDER)


@pytest.mark.parametrize("learnt", [IN_ORDER[::-1], (*ascii_lowercase,)])
def test_words_in_no_order_and_such_that_leave_no_choice_are_drawn_as_any(
    learnt: tuple[str, ...],
) -> None:
    found = in_order(*learnt)
    made = [found.of(each) for each in learnt]
    assert [*map(len, made)] == [*map(len, learnt)]


def test_words_are_in_one_order_alone() -> None:
    found = LookAlikeWords(KeyedChance(KEY), Alphabets(), frozenset())
    found.learn(units_of("alder"))
    found.learn(units_of("birch"))
    found.keep_order(["alder", "birch"])
    found.keep_order(["alder", "birch"])
    found.settle()
    assert found.of("alder") < found.of("birch")
