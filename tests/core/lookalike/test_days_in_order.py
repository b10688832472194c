"""Days that a rule compares come one after the other as those did that they stand for."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.cells.other_dates import months_like
from rosterwizard.core.lookalike.days_in_order import DaysInOrder
from rosterwizard.core.lookalike.keyed_chance import KeyedChance

FIRST = date(1899, 12, 30)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def settled(*days: date) -> DaysInOrder:
    found = DaysInOrder(KeyedChance(bytes(range(32))))
    for each in days:
        found.learn((each.day, each.month))
    found.settle()
    return found


def made(found: DaysInOrder, day: date) -> date:
    if day.day > 12:
        text = found.late(f"{day.day}{day.month}", is_leap=False)
        return date(day.year, int(text[2:]), int(text[:2]))
    numbers = (found.number(str(each)) for each in (day.month, day.day))
    return date(day.year, *map(int, numbers))


@settings(deadline=None, max_examples=60)
@given(st.lists(DAYS, min_size=1, max_size=40))
def test_days_keep_their_order_and_their_kind(days: list[date]) -> None:
    found = settled(*days)
    others = [made(found, each) for each in days]
    in_order = sorted(range(len(days)), key=days.__getitem__)
    assert in_order == sorted(range(len(days)), key=others.__getitem__)
    for one, other in zip(days, others, strict=True):
        assert (one.day > 12) == (other.day > 12)
        assert (one.day == one.month) == (other.day == other.month)
        counted = found.counted(str((one - FIRST).days))
        assert int(counted) == (other - FIRST).days


def test_few_days_all_become_others() -> None:
    days = [date(2026, 2, 3), date(2026, 9, 14), date(2026, 12, 18)]
    found = settled(*days)
    assert all(made(found, each) != each for each in days)
    before = [made(found, each) for each in days]
    found.draw_again()
    assert [made(found, each) for each in days] != before


def test_where_their_order_leaves_no_choice_days_stay() -> None:
    days = [date(2026, 1, day) for day in range(13, 32)]
    found = settled(*days)
    assert [made(found, each) for each in days] == days


def test_the_word_for_a_month_follows_its_number_where_there_is_one() -> None:
    found, words = settled(date(2026, 9, 14), date(2026, 10, 14)), months_like("sep")
    day, word = found.in_words(14, "sep", words, is_leap=False)
    assert (day, words[word]) == (int(found.number("14")), int(found.number("9")))
    assert found.in_words(14, "september", months_like("september"), is_leap=False) == (
        *(day, "september"),
    )


def test_what_nobody_learnt_is_drawn_as_elsewhere() -> None:
    found = settled()
    assert found.number("45") != "45"
    assert found.late("143", is_leap=True) != "143"
    assert found.in_words(14, "sep", months_like("sep"), is_leap=True) != (14, "sep")
