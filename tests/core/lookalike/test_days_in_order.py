"""Days that a rule compares come one after the other as those did that they stand for."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.lookalike.days_in_order import DaysInOrder
from rosterwizard.core.lookalike.keyed_chance import KeyedChance

DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))


def settled(*days: date) -> DaysInOrder:
    found = DaysInOrder(KeyedChance(bytes(range(32))))
    for each in days:
        found.learn(each)
    found.settle()
    return found


@settings(deadline=None, max_examples=60)
@given(st.lists(DAYS, min_size=1, max_size=60, unique=True))
def test_days_keep_their_order_their_year_and_their_kind(days: list[date]) -> None:
    found = settled(*days)
    made = [found.of(each) for each in sorted(days)]
    assert made == sorted({*made})
    for one, other in zip(sorted(days), made, strict=True):
        assert one.year == other.year
        assert (one.day > 12) == (other.day > 12)
        assert (one.day == one.month) == (other.day == other.month)
        assert len(str(one.month)) == len(str(other.month))
        if one.day <= 12:
            assert len(str(one.day)) == len(str(other.day))


def test_few_days_become_others_that_are_none_of_the_file() -> None:
    days = [date(2026, month, day) for month in (1, 4, 9, 12) for day in (3, 14, 27)]
    found = settled(*days)
    made = [found.of(each) for each in days]
    assert {*made}.isdisjoint(days)
    found.draw_again()
    assert [found.of(each) for each in days] != made


def test_of_many_days_some_become_days_of_the_file() -> None:
    days = [date(2026, 1, 1) + timedelta(each) for each in range(0, 365, 2)]
    found = settled(*days)
    assert [found.of(each) for each in days] != days


def test_where_their_order_leaves_no_choice_days_stay() -> None:
    days = [date(2026, 1, 1) + timedelta(each) for each in range(365)]
    found = settled(*days)
    assert [found.of(each) for each in days] == days


def test_a_day_that_nobody_learnt_stays() -> None:
    assert settled().of(date(2026, 9, 14)) == date(2026, 9, 14)
