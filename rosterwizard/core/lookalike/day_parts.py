"""The parts of texts that are days, and the days that stand for them."""

from dataclasses import dataclass, field
from datetime import date

from rosterwizard.core.cells.other_dates import month_numbers, months_like
from rosterwizard.core.lookalike.days_in_order import DaysInOrder
from rosterwizard.core.lookalike.keyed_chance import KeyedChance
from rosterwizard.core.lookalike.look_alike_days import LookAlikeDays, number_of_day
from rosterwizard.core.lookalike.text_parts import Kind, Part

DAYS: frozenset[Kind] = frozenset(
    {"day", "late-day", "no-day", "word-day", "counted-day", "compared-day", "compared-month"}
)


@dataclass(frozen=True)
class DrawnDays:
    """The days that stand for those of a file. in_order: those of dates that are compared."""

    free: LookAlikeDays = field(repr=False)
    in_order: DaysInOrder = field(repr=False)

    @classmethod
    def of(cls, chance: KeyedChance) -> "DrawnDays":
        """Return them, none of them learnt."""
        return cls(LookAlikeDays(chance), DaysInOrder(chance))

    def learn(self, part: Part) -> None:
        """Take in a part that is the day of a compared date; others are drawn by themselves."""
        if part.day:
            self.in_order.learn(part.day)

    def draw_again(self) -> None:
        """Draw other days for all of them."""
        self.free.draw_again()
        self.in_order.draw_again()

    def of_part(self, part: Part) -> str:
        """Return the digits, and letters, that stand for those of a part that is a day."""
        if part.day:
            return _in_form(self.in_order.of(part.day), part)
        if part.kind == "late-day":
            return self.free.late(part.plain, is_leap=part.is_leap)
        if part.kind == "word-day":
            return _in_words(part, self.free)
        ways = {"no-day": self.free.never, "counted-day": self.free.counted}
        return ways.get(part.kind, self.free.number)(part.plain)


def _in_form(day: date, part: Part) -> str:
    """Return the digits of a day, or its month, as wide as those of the part."""
    if part.kind == "counted-day":
        return number_of_day(day)
    number = day.month if part.kind == "compared-month" else day.day
    return str(number).zfill(len(part.plain))


def _in_words(part: Part, days: LookAlikeDays) -> str:
    """Return another day and month; where a letter of the month cannot become another, it stays."""
    digits = "".join(each.plain for each in part.units if each.kind == "digit")
    word = part.plain[len(digits) :]
    is_free = all(each.kind in {"digit", "letter"} for each in part.units)
    words = months_like(word) if is_free else {word: month_numbers()[word]}
    day, other = days.in_words(int(digits), word, words, is_leap=part.is_leap)
    return f"{str(day).zfill(len(digits))}{other}"
