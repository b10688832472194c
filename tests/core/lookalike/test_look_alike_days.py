"""A day for each day: of the same kind, in the same year, and of no other one."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

import pytest

from rosterwizard.core.cells.other_dates import month_numbers, months_like
from rosterwizard.core.lookalike.keyed_chance import KeyedChance
from rosterwizard.core.lookalike.look_alike_days import LookAlikeDays, is_counted, last_day

YEARS = (2012, 2013)
FIRST = date(1899, 12, 30)


def days() -> LookAlikeDays:
    return LookAlikeDays(KeyedChance(bytes(range(32))))


def every_day(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(each) for each in range(365 + isleap(year))]


def test_a_number_by_itself_stays_what_it_can_be() -> None:
    found = days()
    made = {each: found.number(str(each)) for each in range(1, 100)}
    assert sorted(map(int, made.values())) == [*made]
    for number, text in made.items():
        assert text != str(number)
        assert len(text) == len(str(number))
        assert (int(text) > 12, int(text) > 31) == (number > 12, number > 31)
    assert found.number("05")[0] == "0"
    assert found.number("00") == "00"


@pytest.mark.parametrize("year", YEARS)
def test_a_late_day_becomes_another_of_the_year_and_of_no_other_one(year: int) -> None:
    found, made = days(), set()
    late = [each for each in every_day(year) if each.day > 12]
    for each in late:
        text = found.late(f"{each.day}{each.month}", is_leap=isleap(year))
        other = date(year, int(text[2:]), int(text[:2]))
        assert other.day != each.day
        assert len(text[2:]) == len(str(each.month))
        made.add(other)
    assert made == {*late}
    assert found.late("1405", is_leap=True)[2] == "0"


@pytest.mark.parametrize("digits", ["302", "3002", "3111", "2902", "314"])
def test_a_day_that_no_month_has_becomes_another_such(digits: str) -> None:
    made = days().never(digits)
    assert made != digits
    assert len(made) == len(digits)
    assert int(made[:2]) > last_day(int(made[2:]))


@pytest.mark.parametrize("year", YEARS)
def test_a_counted_day_becomes_the_one_that_it_would_become_as_a_date(year: int) -> None:
    found = days()
    for each in every_day(year):
        made = FIRST + timedelta(int(found.counted(str((each - FIRST).days))))
        assert made != each
        assert made.year == year
        if each.day > 12:
            written = found.late(f"{each.day}{each.month:02}", is_leap=isleap(year))
            assert written == f"{made.day}{made.month:02}"
        else:
            assert made.day == int(found.number(str(each.day)))
            assert made.month == int(found.number(str(each.month)))


def test_only_numbers_whose_whole_year_is_as_wide_are_counted_days() -> None:
    assert [is_counted(each) for each in ("10000", "10228", "99713", "99999")] == [
        *(False, True, True, False)
    ]


@pytest.mark.parametrize("word", sorted(month_numbers()))
def test_a_day_in_words_becomes_another_with_a_word_as_long(word: str) -> None:
    found, words = days(), months_like(word)
    made = [found.in_words(each, word, words, is_leap=True) for each in range(1, 32)]
    assert len({*made}) == len(made)
    for day, (number, other) in enumerate(made, 1):
        assert len(other) == len(word)
        assert len(str(number)) == len(str(day))
        assert (number > 12) == (day > 12)
        is_there = [d <= last_day(words[w]) for d, w in ((day, word), (number, other))]
        assert is_there[0] == is_there[1]
    stayed = [day for day, each in enumerate(made, 1) if each == (day, word)]
    # Of days that a month does not have there may be one alone.
    assert [day for day in stayed if day <= last_day(words[word])] == []


def test_where_day_and_month_are_one_number_they_stay_so() -> None:
    found, words = days(), months_like("may")
    for day in range(1, 13):
        for word, month in words.items():
            number, other = found.in_words(day, word, words, is_leap=True)
            assert (number == words[other]) == (day == month)
    number, other = found.in_words(8, "august", {"august": 8}, is_leap=True)
    assert (number, other) != (8, "august")


def test_other_days_are_drawn_again() -> None:
    found, words = days(), months_like("may")

    def made() -> list[object]:
        return [
            [found.number(str(each)) for each in range(1, 13)],
            [found.late(f"{day}5", is_leap=True) for day in range(13, 32)],
            [found.counted(str(each)) for each in range(41_000, 41_060)],
            [found.in_words(each, "may", words, is_leap=True) for each in range(1, 32)],
        ]

    before = made()
    found.draw_again()
    assert all(map(list.__ne__, made(), before))
