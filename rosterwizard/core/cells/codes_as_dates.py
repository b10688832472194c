"""Codes of classes that a spreadsheet took for days: 3-5 became 3-May, MAR1 became 1-Mar."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

import polars as pl

from rosterwizard.core.cells.other_dates import month_of

# What classes are called that a spreadsheet may take for a day, and their like.
_CODE = r"^(?:[0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2} ?\p{L}{0,2}[0-9]?|\p{Lu}{3}[0-9]{1,2})$"
_WORD_CODE = r"^\p{Lu}{3}[0-9]{1,2}$"
_IN_WORDS = (
    re.compile(r"(?P<day>\d{1,2})[. -]{1,2}(?P<word>[^\W\d_]{3,5})\.?(?:[ -](?:\d{2}|\d{4}))?"),
    re.compile(r"(?P<word>[^\W\d_]{3,5})\.?[ -](?P<day>\d{2})"),
)
_IN_FULL = (
    re.compile(r"(?P<day>\d{2})\.(?P<month>\d{2})\."),
    re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./]\d{4}"),
    re.compile(r"\d{4}-(?P<month>\d{2})-(?P<day>\d{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?"),
    re.compile(r"(?:\d{4}[年년] ?)?(?P<month>\d{1,2})[月월] ?(?P<day>\d{1,2})[日일]"),
)
# Sep-25 may be who began in 2025; a day in front of the month is no year.
_IN_SHORT = re.compile(r"\d{1,2}[. -]{1,2}[^\W\d_]{3,5}\.?")
_SERIAL = re.compile(r"4[3-9]\d{3}")  # a day of 2017 to 2036
_MAYBE = (
    r"^(?:[0-9]{1,2}[. -]{1,2}\p{L}{3,5}\.?(?:[ -][0-9]{2,4})?|\p{L}{3,5}\.?[ -][0-9]{2}"
    r"|[0-9]{2}\.[0-9]{2}\.|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T]00:00.*)?|4[3-9][0-9]{3}"
    r"|(?:[0-9]{4}[年년] ?)?[0-9]{1,2}[月월] ?[0-9]{1,2}[日일])$"
)
_FIRST_DAY = date(1899, 12, 30)
SAMPLE = 1000
"""Cells that tell whether a column holds codes at all."""

_SOME, _MOST = 0.2, 0.6  # of the cells
_TWO = 2
_LAST_MONTH, _LAST_DAY = 12, 31


@dataclass(frozen=True, slots=True)
class Typed:
    """What may have been typed: as day and month, as month and day, as the month's word.

    None for a way that it was not.
    """

    day_first: str | None
    month_first: str | None
    in_word: str | None = None


@dataclass(frozen=True, slots=True)
class _Day:
    day: int
    month: int
    word: str = ""
    in_full: bool = False
    is_serial: bool = False
    is_maybe_year: bool = False


def are_likely_codes(first: pl.Series) -> bool:
    """Tell of the first filled cells of a column, at least `SAMPLE`, whether any can be codes."""
    return float(first.str.contains(_CODE).mean() or 0) >= _SOME  # type: ignore[arg-type]


def codes_as_dates(
    texts: pl.DataFrame, *, of_codes: bool, dates: Collection[str] = ()
) -> dict[str, Typed]:
    """Return for each text that was a code what may have been typed.

    texts: each `text` of the column and in how many `rows` it stands. of_codes: the field is known
    to hold codes. dates: texts that are dates in the workbook itself.
    """
    text = pl.col("text")
    filled = texts.filter(text != "")
    maybe = filled.filter(text.str.contains(_MAYBE) | text.is_in(list(dates)))
    days = {each: day for each in maybe["text"].unique() if (day := _day_of(each))}
    if not (days or dates):
        return {}
    others = filled.filter(~text.is_in(list(days)))
    codes = others.filter(text.str.contains(_CODE))
    meant: dict[str, _Day] = {}
    if _rows(codes) >= max(_TWO, _MOST * _rows(others), _SOME * _rows(filled)):
        meant = _without_numbers(days, codes)
    elif of_codes and _rows(codes) == _rows(others):
        short = {text: day for text, day in days.items() if _IN_SHORT.fullmatch(text)}
        full = {text: day for text, day in days.items() if day.in_full}
        # 5-Mar and 6-Mar may be the classes of a teacher; with 7-May among them they are not.
        meant = full | (short if len({day.month for day in short.values()}) >= _TWO else {})
    unread = {text: Typed(None, None) for text in dates if text not in days}
    return unread | _typed(meant | {text: days[text] for text in dates if text in days}, others)


def _rows(texts: pl.DataFrame) -> int:
    return int(texts["rows"].sum())


def _without_numbers(days: dict[str, _Day], codes: pl.DataFrame) -> dict[str, _Day]:
    """Return the days; a bare number is one only among ranges, and not alone."""
    numbers = [text for text, day in days.items() if day.is_serial]
    ranges = codes.filter(pl.col("text").str.contains("[-/.]"))
    if len(numbers) >= _TWO and _rows(ranges) >= _MOST * _rows(codes):
        return days
    return {text: day for text, day in days.items() if not day.is_serial}


def _typed(days: dict[str, _Day], others: pl.DataFrame) -> dict[str, Typed]:
    sign = _usual_sign(others)
    words = others.filter(pl.col("text").str.contains(_WORD_CODE))
    by_word = 2 * _rows(words) > _rows(others)
    typed = {text: _one(day, sign, by_word=by_word) for text, day in sorted(days.items())}
    return _in_one_order(typed, others)


def _in_one_order(typed: dict[str, Typed], others: pl.DataFrame) -> dict[str, Typed]:
    """Return what was typed in one order alone, where codes that were no dates show which.

    One computer made all of the dates; 6-Nov was 6-11 where 6-11 stands beside it, and 11-6 not.
    """
    there = set(others["text"])
    both = [each for each in typed.values() if each.month_first]
    by_day = {each.day_first for each in both} & there
    by_month = {each.month_first for each in both} & there
    if len(by_day) >= _TWO and not by_month:
        return {text: replace(each, month_first=None) for text, each in typed.items()}
    if len(by_month) >= _TWO and not by_day:
        return {
            text: replace(each, day_first=None) if each.month_first else each
            for text, each in typed.items()
        }
    return typed


def _one(day: _Day, sign: str, *, by_word: bool) -> Typed:
    if by_word and day.word:
        return Typed(None, None, f"{day.word[:3].upper()}{day.day}")
    if day.is_maybe_year and day.day == day.month:  # Sep-09 is what 9-2009 becomes, and SEP09
        return Typed(None, None)
    other = f"{day.month}{sign}{day.day}" if day.day != day.month else None
    return Typed(f"{day.day}{sign}{day.month}", other)


def _usual_sign(others: pl.DataFrame) -> str:
    sign = pl.col("text").str.extract(r"^[0-9]{1,2}([-/.])[0-9]{1,2}$", 1).alias("sign")
    counted = others.group_by(sign).agg(pl.col("rows").sum()).drop_nulls()
    most = counted.sort("rows", "sign", descending=(True, False))
    return str(most["sign"][0]) if most.height else "-"


def _day_of(text: str) -> _Day | None:
    if _SERIAL.fullmatch(text):
        day = _FIRST_DAY + timedelta(days=int(text))
        return _Day(day.day, day.month, is_serial=True)
    for shape in _IN_WORDS:
        found = shape.fullmatch(text)
        if found and (month := month_of(found["word"])):
            typed = _checked(int(found["day"]), month, found["word"])
            return typed and replace(typed, is_maybe_year=found.start("word") == 0)
    for shape in _IN_FULL:
        if found := shape.fullmatch(text):
            return _checked(int(found["day"]), int(found["month"]), in_full=True)
    return None


def _checked(day: int, month: int, word: str = "", *, in_full: bool = False) -> _Day | None:
    """Return the day where it is one, in either order."""
    if not (0 < day <= _LAST_DAY and 0 < month <= _LAST_DAY):
        return None
    return _Day(day, month, word, in_full) if min(day, month) <= _LAST_MONTH else None
