"""A number for each number: as wide, as many zeros at its ends, in the same order."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.lookalike.keyed_chance import KeyedChance
from rosterwizard.core.lookalike.look_alike_numbers import LookAlikeNumbers


def numbers(*learnt: str) -> LookAlikeNumbers:
    made = LookAlikeNumbers(KeyedChance(bytes(range(32))))
    for each in learnt:
        made.learn(each)
    made.settle()
    return made


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(100, 99_999), min_size=1, max_size=60, unique=True))
def test_numbers_keep_width_order_and_steps_of_one(values: list[int]) -> None:
    ordered = sorted(values)
    found = numbers(*map(str, ordered))
    for one, other in pairwise(ordered):
        made, next_made = found.of(str(one)), found.of(str(other))
        if len(str(one)) == len(str(other)):
            assert len(made) == len(str(one))
            assert int(made) < int(next_made)
            if other - one == 1:
                assert int(next_made) - int(made) == 1


def test_zeros_in_front_stay_and_tell_the_same_number() -> None:
    found = numbers("0004711", "4711", "00123")
    assert found.of("0004711") == f"000{found.of('4711')}"
    assert found.of("4711") != "4711"
    assert found.of("00123")[:2] == "00"
    assert found.of("0000") == "0000"


def test_long_numbers_keep_the_zeros_that_a_spreadsheet_left() -> None:
    found = numbers("1234567890123000", "1234567890124000", "123456789000")
    assert found.of("1234567890123000")[-3:] == "000"
    assert found.of("123456789000")[-3:] == "000"


def test_numbers_that_53_bits_hold_become_such_numbers() -> None:
    held = [str(9_007_199_254_740_992 + 2 * step) for step in range(0, 40, 3)]
    found = numbers(*held)
    made = [int(found.of(each)) for each in held]
    assert all(int(float(each)) == each for each in made)
    assert len({*made}) == len(made)
    near = numbers(*(str(9_007_199_254_740_992 + 2 * step) for step in range(90)))
    assert len({near.of(str(9_007_199_254_740_992 + 2 * step)) for step in range(90)}) == 90


def test_few_of_the_numbers_are_numbers_of_the_file() -> None:
    own = [str(number) for number in range(4000, 6000)]
    found = numbers(*own)
    assert {found.of(each) for each in own}.isdisjoint(own)


@pytest.mark.parametrize("count", range(5, 10))
def test_no_number_stays_itself_where_there_is_little_room(count: int) -> None:
    for own in combinations(map(str, range(1, 10)), count):
        found = numbers()
        for each in own:
            found.learn_small(each)
        found.settle()
        made = [found.small(each) for each in own]
        assert len({*made}) == count
        assert all(map(str.__ne__, made, own))


@pytest.mark.parametrize("step", [2, 3, 10])
def test_numbers_that_leave_little_room_stay_in_order(step: int) -> None:
    own = [str(number) for number in range(100, 1000) if number % step]
    found = numbers(*own)
    made = [int(found.of(each)) for each in own]
    assert made == sorted({*made}) or {*made} == {*map(int, own)}


def test_numbers_that_leave_no_room_stand_for_each_other() -> None:
    own = [str(number) for number in range(100, 1000)]
    found = numbers(*own)
    made = [found.of(each) for each in own]
    assert {*made} == {*own}
    assert all(one != other for one, other in zip(made, own, strict=True))


def test_small_numbers_that_tell_of_somebody_get_others() -> None:
    found = numbers()
    for each in range(11, 50):
        found.learn_small(str(each))
    found.settle()
    made = [int(found.small(str(each))) for each in range(11, 50)]
    assert made == [*range(made[0], made[0] + 39)]
    assert {*made}.isdisjoint(range(11, 50))
    assert found.small("00") == "00"
    assert len(found.small("07")) == 2


def test_wide_gaps_are_made_to_fit() -> None:
    own = [str(number) for number in range(1000, 10_000, 90)]
    found = numbers(*own)
    assert all(len(found.of(each)) == 4 for each in own)


def test_a_number_that_nobody_learnt_gets_a_place_of_its_own() -> None:
    found = numbers("5000", "5001")
    assert found.of("7777") not in {"7777", found.of("5000"), found.of("5001")}
    assert found.of("7777") == found.of("7777")
    assert len(LookAlikeNumbers(KeyedChance(b"k")).of("12345")) == 5


def test_short_numbers_are_left_alone_unless_they_are_part_of_one() -> None:
    found = numbers("12", "7")
    assert (found.of("12"), found.of("007"), found.knows("12")) == ("12", "007", False)
    assert {found.small(str(each)) for each in range(1, 10)} == {*map(str, range(1, 10))}
    assert found.small("00") == "00"
    assert found.small("05")[0] == "0"


def test_days_and_months_stay_what_they_can_be() -> None:
    found = numbers()
    for day in range(1, 29):
        made = found.day(str(day))
        assert made != str(day)
        assert (int(made) > 12, len(made)) == (day > 12, len(str(day)))
    assert found.day("05")[0] == "0"
    assert found.day("00") == "00"
    assert all(int(found.day(each)) in range(13, 29) for each in ("29", "30", "31"))
    assert int(found.day("45")) > 31


@pytest.mark.parametrize("digits", ["302", "3002", "3111", "2902", "314"])
def test_a_day_that_no_month_has_becomes_another_such(digits: str) -> None:
    made = numbers().no_day(digits)
    assert made != digits
    assert len(made) == len(digits)
    assert (int(made[:2]), int(made[2:])) in {(30, 2), *((31, month) for month in (2, 4, 6, 9, 11))}


def test_numbers_are_drawn_again_and_told() -> None:
    found = numbers("48213", "90017", "2014", "1234567890123000")
    before = found.of("90017")
    found.draw_again()
    assert found.of("90017") != before
    assert {*found.learnt()} == {"90017", "1234567890123000", "48213", "2014"}
    assert found.knows("0090017")
    assert not found.knows("5")


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(0, 99_999), min_size=1, max_size=300, unique=True))
def test_two_numbers_never_become_one(values: list[int]) -> None:
    texts = [str(each).zfill(5) for each in values]
    found = LookAlikeNumbers(KeyedChance(bytes(range(32))))
    is_small = [len(each.lstrip("0")) < 3 for each in texts]
    for text, small in zip(texts, is_small, strict=True):
        (found.learn_small if small and int(text) else found.learn)(text)
    found.settle()
    made = [
        found.small(text) if small else found.of(text)
        for text, small in zip(texts, is_small, strict=True)
    ]
    assert len({*made}) == len(made)


def test_short_numbers_are_not_learnt_as_long_ones() -> None:
    found = numbers("12", "0007", "4821")
    found.learn_small("12")
    assert [*found.learnt()] == ["4821"]
    assert found.knows("004821")
    assert not found.knows("4822")


def test_where_not_all_numbers_can_be_avoided_whole_cells_are() -> None:
    own = [str(number) for number in range(100, 1000) if number % 3]
    whole = {each for each in own if each.endswith("1")}
    found = LookAlikeNumbers(KeyedChance(bytes(range(32))))
    for each in own:
        found.learn(each)
    for each in (*whole, "0012"):
        found.avoid(each)
    found.settle()
    assert whole.isdisjoint(map(found.of, own))
