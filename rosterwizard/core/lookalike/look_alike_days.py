"""A day for each day: another one of its kind and its year, which stands for no other day.

Of a kind are days that can be read in the same ways: one after the twelfth is no month, and where
day and month are one number it does not matter which comes first. Numbers of one digit stay such.
"""

from calendar import isleap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from rosterwizard.core.lookalike.keyed_chance import KeyedChance

LATE_DAYS = range(13, 32)
_ONE_DIGIT, _TWO_DIGITS = range(1, 10), range(10, 13)
_KINDS = (_ONE_DIGIT, _TWO_DIGITS, LATE_DAYS, range(32, 100))
_DAY_DIGITS = 2
_SHORT_MONTHS: Mapping[int, int] = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}  # and their last days
_FEBRUARY = 2
_NEVER = ((30, 2), (31, 2), (31, 4), (31, 6), (31, 9), (31, 11))  # days of no year, and months
_FIRST_DAY = date(1899, 12, 30)  # of those that a spreadsheet counts
_COUNTED = range(10_228, 99_714)  # those of whole years whose numbers have five digits
_Dated = tuple[int, int]  # a day and its month
_Worded = tuple[int, str]  # a day and the word for its month
_Month = TypeVar("_Month")  # a number or a word


def last_day(month: int, *, is_leap: bool = True) -> int:
    """Return the last day of a month."""
    return _SHORT_MONTHS.get(month, LATE_DAYS[-1]) - (month == _FEBRUARY and not is_leap)


def day_counted(digits: str) -> date:
    """Return the day that a number stands for as a spreadsheet counts them."""
    return _FIRST_DAY + timedelta(int(digits))


def number_of_day(day: date) -> str:
    """Return the number of a day as a spreadsheet counts them."""
    return str((day - _FIRST_DAY).days)


def is_counted(digits: str) -> bool:
    """Tell whether a number is a day as a spreadsheet counts them."""
    return int(digits) in _COUNTED


def kind_of_day(day: date) -> object:
    """Return what days have in common that can be read in the same ways, and are as wide."""
    if day.day in LATE_DAYS:
        return _width(day.month)
    return _width(day.day), _width(day.month), day.day == day.month


def _width(number: int) -> int:
    return len(str(number))


class LookAlikeDays:
    """The days that stand for those of a file, in digits."""

    def __init__(self, chance: KeyedChance) -> None:
        self._chance = chance
        self._round = 0
        self._late: dict[tuple[int, bool], Mapping[_Dated, _Dated]] = {}
        self._worded: dict[object, Mapping[_Worded, _Worded]] = {}

    def draw_again(self) -> None:
        """Draw other days for all of them."""
        self._round += 1
        self._late.clear()
        self._worded.clear()

    def number(self, digits: str) -> str:
        """Return a number for a day or a month by itself, as wide: up to 12 stays up to 12."""
        return str(self._number(int(digits))).zfill(len(digits))

    def late(self, digits: str, *, is_leap: bool) -> str:
        """Return another day after the twelfth, of two digits, and the month behind it."""
        month = digits[_DAY_DIGITS:]
        day, other = self._late_day((int(digits[:_DAY_DIGITS]), int(month)), is_leap=is_leap)
        return f"{day}{str(other).zfill(len(month))}"

    def never(self, digits: str) -> str:
        """Return another day, of two digits, and the month behind it that has no such day."""
        wide = len(digits) - _DAY_DIGITS
        made = [f"{day}{str(month).zfill(wide)}" for day, month in _NEVER]
        others = [each for each in made if each != digits and len(each) == len(digits)]
        return self._chance.one_of(others, "never", digits, self._round)

    def counted(self, digits: str) -> str:
        """Return another day of the year, both as a spreadsheet counts them."""
        was = day_counted(digits)
        day, month = self._number(was.day), self._number(was.month)
        if was.day in LATE_DAYS:
            day, month = self._late_day((was.day, was.month), is_leap=isleap(was.year))
        return number_of_day(date(was.year, month, day))

    def in_words(self, day: int, word: str, words: Mapping[str, int], *, is_leap: bool) -> _Worded:
        """Return another day up to the 31st, and the word for its month.

        words: those that it may become, this one among them, with the numbers of their months. A
        day that its month does not have stays such; so does the number of its month.
        """
        kind = next(each for each in _KINDS if day in each)
        is_there = day <= last_day(words[word], is_leap=is_leap)
        key = kind.start, tuple(words), is_leap, is_there
        if key not in self._worded:
            every = [
                (number, other)
                for number in self._in_any_order(kind, "worded", *words)
                for other in self._chance.in_any_order([*words], "word", number, self._round)
                if (number <= last_day(words[other], is_leap=is_leap)) == is_there
            ]
            alike = [each for each in every if words[each[1]] == each[0]]
            others = every if len(alike) == 1 else [each for each in every if each not in alike]
            self._worded[key] = {**_exchanged(alike), **_exchanged(others)}
        return self._worded[key][day, word]

    def _number(self, number: int) -> int:
        for kind in _KINDS:
            if number in kind:
                order = self._in_any_order(kind, "number")
                return order[(order.index(number) + 1) % len(order)]
        return number

    def _late_day(self, was: _Dated, *, is_leap: bool) -> _Dated:
        months = next(each for each in _KINDS if was[1] in each)
        key = months.start, is_leap
        if key not in self._late:
            self._late[key] = _exchanged(
                (day, month)
                for day in self._in_any_order(LATE_DAYS, "late", months.start)
                for month in self._in_any_order(months, "month", day)
                if day <= last_day(month, is_leap=is_leap)
            )
        return self._late[key][was]

    def _in_any_order(self, several: Sequence[int], *purpose: object) -> list[int]:
        return self._chance.in_any_order(several, *purpose, several[0], self._round)


def _exchanged(days: Iterable[tuple[int, _Month]]) -> dict[tuple[int, _Month], tuple[int, _Month]]:
    """Return for each day with its month another one, where there is any.

    Days of one number stand beside each other: as many places further as there are of the most
    frequent one there is another number.
    """
    every = [*days]
    most = max(Counter(day for day, _ in every).values(), default=0)
    step = most if most < len(every) else 1
    return dict(zip(every, [*every[step:], *every[:step]], strict=True))
