"""Delta debugging leaves nothing that could be spared alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.shrinking.smallest import smallest

if TYPE_CHECKING:
    from collections.abc import Sequence


@given(st.integers(1, 40), st.data())
def test_of_items_that_are_all_needed_just_these_are_left(count: int, data: st.DataObject) -> None:
    needed = data.draw(st.sets(st.integers(0, count - 1)))
    found = smallest(range(count), lambda some: needed <= set(some))
    assert list(found) == sorted(needed)


@given(st.integers(1, 25), st.data())
def test_nothing_of_what_is_left_can_be_spared(count: int, data: st.DataObject) -> None:
    weights = data.draw(st.lists(st.integers(0, 5), min_size=count, max_size=count))
    limit = sum(weights) // 2

    def holds(some: Sequence[int]) -> bool:
        return sum(weights[each] for each in some) >= limit

    found = list(smallest(range(count), holds))
    assert holds(found)
    assert found == sorted(found)
    assert not any(holds([each for each in found if each != one]) for one in found)


def test_few_of_many_are_found_with_few_questions() -> None:
    asked = []

    def holds(some: Sequence[int]) -> bool:
        asked.append(len(some))
        return {17, 901} <= set(some)

    assert list(smallest(range(1000), holds)) == [17, 901]
    assert len(asked) < 150
