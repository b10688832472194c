"""Days that come one after the other as the ones did that they stand for.

Two columns of dates that a rule compares have them: a course ends after it began.
"""

from collections.abc import Iterable, Mapping

from rosterwizard.core.lookalike.keyed_chance import KeyedChance
from rosterwizard.core.lookalike.look_alike_days import (
    LATE_DAYS,
    ONE_DIGIT,
    TWO_DIGITS,
    LookAlikeDays,
    last_day,
)

_KINDS = (ONE_DIGIT, TWO_DIGITS, LATE_DAYS)
_ROOMS = (ONE_DIGIT, TWO_DIGITS, range(13, 29))  # each month has the last ones
_TRIES = 40


class DaysInOrder(LookAlikeDays):
    """The days and months of compared dates. First all of them are learnt, then settled.

    Where they are so many that their order leaves no choice, they stay.
    """

    def __init__(self, chance: KeyedChance) -> None:
        super().__init__(chance)
        self._learnt: set[int] = set()
        self._made: dict[int, int] = {}

    def learn(self, numbers: Iterable[int]) -> None:
        """Take in days and months of dates."""
        self._learnt |= {*numbers}.intersection(range(1, LATE_DAYS.stop))

    def settle(self) -> None:
        """Draw a number for each that was learnt."""
        kinds = [sorted(self._learnt.intersection(each)) for each in _KINDS]
        fits = all(len(each) <= len(room) for each, room in zip(kinds, _ROOMS, strict=True))
        drawn = map(self._drawn, kinds, _ROOMS) if fits else ()
        self._made = {each: each for each in self._learnt}
        for made in drawn:
            self._made |= made

    def draw_again(self) -> None:
        """Draw other days for all of them."""
        super().draw_again()
        self.settle()

    def _drawn(self, numbers: list[int], room: range) -> dict[int, int]:
        """Return numbers of the room in the same order, as few of the old ones as can be."""
        tries = [self._some_of(room, len(numbers), each) for each in range(_TRIES)]
        best = min(tries, key=lambda made: sum(map(int.__eq__, made, numbers)))
        return dict(zip(numbers, best, strict=True))

    def _some_of(self, room: range, count: int, number: int) -> list[int]:
        return sorted(self._in_any_order(room, "order", number)[:count])

    def _number(self, number: int) -> int:
        return self._made[number] if number in self._made else super()._number(number)

    def in_words(
        self, day: int, word: str, words: Mapping[str, int], *, is_leap: bool
    ) -> tuple[int, str]:
        """Return the day that stands for one, and the word for its month where there is one."""
        month = words[word]
        is_there = day <= last_day(month, is_leap=is_leap)
        if not (is_there and self._made.keys() >= {day, month}):
            return super().in_words(day, word, words, is_leap=is_leap)
        fitting = (each for each, number in words.items() if number == self._made[month])
        return self._made[day], next(fitting, word)

    def _late_day(self, was: tuple[int, int], *, is_leap: bool) -> tuple[int, int]:
        if self._made.keys() >= {*was}:
            return self._made[was[0]], self._made[was[1]]
        return super()._late_day(was, is_leap=is_leap)
