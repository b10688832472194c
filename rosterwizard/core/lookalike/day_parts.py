"""The parts of texts that are days, and the days that stand for them."""

from collections.abc import Iterator

from rosterwizard.core.cells.other_dates import month_numbers, months_like
from rosterwizard.core.lookalike.look_alike_days import LookAlikeDays, day_counted
from rosterwizard.core.lookalike.text_parts import Kind, Part

DAYS: frozenset[Kind] = frozenset({"day", "late-day", "no-day", "word-day", "counted-day"})
_DAY_DIGITS = 2


def days_and_months_of(part: Part) -> Iterator[int]:
    """Give the numbers of days and months of a part; none of one that is no day."""
    if part.kind == "day":
        yield int(part.plain)
    elif part.kind == "late-day":
        yield from (int(part.plain[:_DAY_DIGITS]), int(part.plain[_DAY_DIGITS:]))
    elif part.kind == "counted-day":
        counted = day_counted(part.plain)
        yield from (counted.day, counted.month)
    elif part.kind == "word-day":
        day, word = _day_and_word(part)
        yield from (int(day), month_numbers()[word])


def day_for(part: Part, days: LookAlikeDays) -> str:
    """Return the digits, and letters, that stand for those of a part that is a day."""
    if part.kind == "late-day":
        return days.late(part.plain, is_leap=part.is_leap)
    if part.kind == "word-day":
        return _in_words(part, days)
    ways = {"day": days.number, "no-day": days.never, "counted-day": days.counted}
    return ways[part.kind](part.plain)


def _in_words(part: Part, days: LookAlikeDays) -> str:
    """Return another day and month; where a letter of the month cannot become another, it stays."""
    digits, word = _day_and_word(part)
    is_free = all(each.kind in {"digit", "letter"} for each in part.units)
    words = months_like(word) if is_free else {word: month_numbers()[word]}
    day, other = days.in_words(int(digits), word, words, is_leap=part.is_leap)
    return f"{str(day).zfill(len(digits))}{other}"


def _day_and_word(part: Part) -> tuple[str, str]:
    digits = "".join(each.plain for each in part.units if each.kind == "digit")
    return digits, part.plain[len(digits) :]
