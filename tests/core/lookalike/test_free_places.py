"""Numbers find places between those in use: in order, runs whole, and none where there is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.lookalike.free_places import free_places

LOW, HIGH = 10, 99


@settings(deadline=None, max_examples=80)
@given(
    st.sets(st.integers(LOW, HIGH), min_size=1, max_size=25),
    st.sets(st.integers(0, 120), max_size=30),
    st.data(),
)
def test_what_is_found_is_free_in_order_and_keeps_runs(
    numbers: set[int], used: set[int], data: st.DataObject
) -> None:
    own = sorted(numbers)
    first = data.draw(st.integers(LOW, HIGH))
    wished = [first + each - own[0] for each in own]
    made = free_places(own, wished, used, (LOW, HIGH))
    if made is not None:
        assert len(made) == len(own)
        assert used.isdisjoint(made)
        assert all(LOW <= each <= HIGH for each in made)
        assert all(one < other for one, other in pairwise(made))


def test_a_free_wish_is_kept() -> None:
    assert free_places([20, 21, 30], [50, 51, 70], {20, 21, 30}, (LOW, HIGH)) == [50, 51, 70]


def test_a_run_moves_as_a_whole_and_touches_no_other() -> None:
    made = free_places([20, 21, 22, 30], [50, 51, 52, 53], {51}, (LOW, HIGH))
    assert made == [52, 53, 54, 56]


def test_those_that_would_not_fit_behind_their_wish_move_down() -> None:
    assert free_places([1, 5, 9], [97, 98, 99], (), (90, 99)) == [95, 97, 99]


def test_few_together_are_torn_before_anything_of_the_file_is_used() -> None:
    used = {*range(10, 100)} - {20, 22, 24, 26}
    assert free_places([30, 31, 40], [20, 21, 60], used, (LOW, HIGH)) == [20, 22, 26]


@pytest.mark.parametrize("used", [range(10, 100), range(10, 70)])
def test_where_there_is_no_room_there_are_no_places(used: range) -> None:
    assert free_places([*range(10, 41)], [*range(10, 41)], used, (LOW, HIGH)) is None
