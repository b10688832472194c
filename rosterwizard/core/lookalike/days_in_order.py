"""Days that come one after the other as the ones did that they stand for.

Two columns of dates that a rule compares have them: a course ends after it began.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from rosterwizard.core.lookalike.keyed_chance import KeyedChance
from rosterwizard.core.lookalike.look_alike_days import kind_of_day


class DaysInOrder:
    """The days of compared dates. First all of them are learnt, then settled.

    Each stays in its year and of its kind, and none is a day of the file, as long as there are
    others; where they are so many that their order leaves no choice, they stay.
    """

    def __init__(self, chance: KeyedChance) -> None:
        self._chance = chance
        self._round = 0
        self._learnt: defaultdict[int, set[date]] = defaultdict(set)
        self._made: dict[date, date] = {}

    def learn(self, day: date) -> None:
        """Take in a day."""
        self._learnt[day.year].add(day)

    def of(self, day: date) -> date:
        """Return the day that stands for one; itself for one that nobody learnt."""
        return self._made.get(day, day)

    def settle(self) -> None:
        """Draw a day for each that was learnt."""
        for year, learnt in self._learnt.items():
            first = date(year, 1, 1)
            every = [
                first + timedelta(each) for each in range((date(year, 12, 31) - first).days + 1)
            ]
            days = sorted(learnt)
            wished = sorted(
                self._chance.in_any_order(every, "order", year, self._round)[: len(days)]
            )
            others = [each for each in every if each not in learnt]
            made = _in_order(days, wished, others) or _in_order(days, wished, every) or days
            self._made |= zip(days, made, strict=True)

    def draw_again(self) -> None:
        """Draw other days for all of them."""
        self._round += 1
        self.settle()


def _in_order(
    days: Sequence[date], wished: Sequence[date], every: Collection[date]
) -> list[date] | None:
    """Return for each of ascending days one of the same kind, ascending too; None where none fit.

    wished: where each may better be.
    """
    of_kind: defaultdict[object, list[date]] = defaultdict(list)
    for each in every:
        of_kind[kind_of_day(each)].append(each)
    latest: list[date] = []
    for day in reversed(days):
        before = [e for e in of_kind[kind_of_day(day)] if not latest or e < latest[-1]]
        if not before:
            return None
        latest.append(before[-1])
    made: list[date] = []
    for day, wish, last in zip(days, wished, reversed(latest), strict=True):
        free = [e for e in of_kind[kind_of_day(day)] if e <= last and not (made and e <= made[-1])]
        made.append(min(free, key=lambda each: abs(each - wish)))
    return made
