"""Columns are as wide as their texts want, and several are in sight wherever one scrolls."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.showing.column_widths import NARROWEST_PX, WIDEST_PX, fitting_widths


def test_with_room_each_has_what_it_wants() -> None:
    assert fitting_widths([100, 200, 10, 900], 2000) == [100, 200, NARROWEST_PX, WIDEST_PX]


def test_the_widest_give_way() -> None:
    assert fitting_widths([64, 300, 300, 64, 64, 64, 64], 700) == [64, 190, 190, 64, 64, 64, 64]


def test_no_column_needs_no_room() -> None:
    assert fitting_widths([], 700) == []


@pytest.mark.parametrize(("room_px", "in_sight"), [(700, 7), (430, 5), (120, 1)])
@given(wanted_px=st.lists(st.integers(1, 900), min_size=1, max_size=30), frozen=st.integers(0, 4))
def test_wherever_one_scrolls_enough_are_in_sight(
    wanted_px: list[int], frozen: int, room_px: int, in_sight: int
) -> None:
    widths = fitting_widths(wanted_px, room_px, frozen)
    stay, scrolled = widths[:frozen], widths[frozen:]
    beside = max(in_sight - len(stay), 1)
    for place in range(max(len(scrolled) - beside, 0) + 1):
        together = [*stay, *scrolled[place : place + beside]]
        assert sum(together) <= max(room_px, NARROWEST_PX * len(together))
