"""A password for each password, none of the file's as long as there are others."""

from __future__ import annotations

from copy import deepcopy

import pytest

from rosterwizard.core.letters.alphabets import Alphabets
from rosterwizard.core.lookalike.keyed_chance import KeyedChance
from rosterwizard.core.lookalike.look_alike_passwords import LookAlikePasswords


def is_nobodys(_text: str) -> bool:
    return False


def passwords(*learnt: str) -> LookAlikePasswords:
    made = LookAlikePasswords(KeyedChance(bytes(range(32))), Alphabets(), is_nobodys)
    for each in learnt:
        made.learn(each)
    return made


def made_for(pins: list[str]) -> list[str]:
    found = passwords(*pins)
    return [found.of(each) for each in pins]


@pytest.mark.parametrize("count", [30, 50])
def test_short_numbers_are_nobodys_while_there_are_others(count: int) -> None:
    pins = [str(each).zfill(2) for each in range(count)]
    made = made_for(pins)
    assert len({*made}) == count
    assert {*made}.isdisjoint(pins)


def test_short_numbers_are_each_others_where_there_are_no_others() -> None:
    pins = [str(each).zfill(2) for each in range(100)]
    made = made_for(pins)
    assert {*made} == {*pins}
    assert sum(map(str.__eq__, made, pins)) <= 1


def test_those_of_signs_that_nothing_stands_for_stay() -> None:
    assert passwords("éè!").of("éè!") == "éè!"


def test_others_are_drawn_again_also_by_a_copy() -> None:
    found = passwords("4711", "Tiger1")
    before = [found.of(each) for each in ("4711", "Tiger1")]
    again = deepcopy(found)
    assert [again.of(each) for each in ("4711", "Tiger1")] == before
    again.draw_again()
    assert not {again.of(each) for each in ("4711", "Tiger1")} & {*before}
    assert [found.of(each) for each in ("4711", "Tiger1")] == before
