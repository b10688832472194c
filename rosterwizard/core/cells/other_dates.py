"""Dates that are not written as their field asks: in another order, in words, as a number."""

from datetime import date
from functools import cache

import msgspec
import polars as pl
from msgspec import Struct

from rosterwizard.core.cells.date_text import ISO, as_date
from rosterwizard.core.cells.known_people import plain_letters
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.sheet.heading_words import words_of

_MIDNIGHT = r"(?:[ T]0?0:00(?::00(?:\.0+)?)?)?"
_YEAR_LAST = rf"^([0-9]{{1,2}})[./-] ?([0-9]{{1,2}})[./-] ?([0-9]{{4}}){_MIDNIGHT}$"
_SHORT_LAST = r"^([0-9]{1,2})[./-] ?([0-9]{1,2})[./-] ?([0-9]{2})$"
_YEAR_FIRST = rf"^([0-9]{{4}})[./-]([0-9]{{1,2}})[./-]([0-9]{{1,2}}){_MIDNIGHT}$"
_DAY_WORD = (
    r"^([0-9]{1,2})(?:st|nd|rd|th|er|\.)?[ -]*(?:de |of )?(\p{L}+)\.?,?[ -]*(?:de )?([0-9]{4})$"
)
_WORD_DAY = r"^(\p{L}+)\.?[ -]*([0-9]{1,2})(?:st|nd|rd|th)?,? +([0-9]{4})$"
_EAST_ASIAN = r"^([0-9]{4})[年년] ?([0-9]{1,2})[月월] ?([0-9]{1,2})[日일]$"
_SERIAL = r"^([1-9][0-9]{4})(?:\.0+)?$"
_FIRST_DAY = date(1899, 12, 30)  # the day 0 of a spreadsheet


class Months(Struct, frozen=True, forbid_unknown_fields=True):
    """The file: by language the words for each month, from January on."""

    months: dict[str, tuple[tuple[str, ...], ...]]


@cache
def month_numbers() -> dict[str, int]:
    """Return the number of a month for each of its words, without accents and in small letters."""
    return {word: number for words in _by_language() for word, number in words.items()}


def months_like(word: str) -> dict[str, int]:
    """Return the words for months of the same language that are as long as one; none for others."""
    own = next((words for words in _by_language() if word in words), {})
    return {each: number for each, number in own.items() if len(each) == len(word)}


@cache
def _by_language() -> tuple[dict[str, int], ...]:
    file = resources_folder() / "vocabulary" / "months.toml"
    languages = msgspec.toml.decode(file.read_bytes(), type=Months).months
    return tuple(
        {word: number for number, words in enumerate(months, 1) for word in words}
        for months in languages.values()
    )


def month_of(word: str) -> int | None:
    """Return the number of the month that the word stands for."""
    return month_numbers().get("".join(words_of(word.lower())))


def day_first(text: pl.Expr) -> pl.Expr:
    """Return the Date of a text such as 14/9/2026; null where there is none."""
    return _date(*_parts(text, _YEAR_LAST, "dmy"))


def month_first(text: pl.Expr) -> pl.Expr:
    """Return the Date of a text such as 9/14/2026; null where there is none."""
    return _date(*_parts(text, _YEAR_LAST, "mdy"))


def year_month_day(text: pl.Expr) -> pl.Expr:
    """Return the Date of a text such as 2026-9-14; null where there is none."""
    return _date(*_parts(text, _YEAR_FIRST, "ymd"))


def year_day_month(text: pl.Expr) -> pl.Expr:
    """Return the Date of a text such as 2026-14-09; null where there is none."""
    return _date(*_parts(text, _YEAR_FIRST, "ydm"))


def short_day_first(text: pl.Expr, latest: int) -> pl.Expr:
    """Return the Date of a text such as 14.9.26, in the century that ends with `latest`."""
    return _in_century(*_parts(text, _SHORT_LAST, "dmy"), latest)


def short_month_first(text: pl.Expr, latest: int) -> pl.Expr:
    """Return the Date of a text such as 9/14/26, in the century that ends with `latest`."""
    return _in_century(*_parts(text, _SHORT_LAST, "mdy"), latest)


def in_words(text: pl.Expr) -> pl.Expr:
    """Return the Date of a text such as 14 Sept 2026 or 2026年9月14日, in any known language."""
    day, word, year = (text.str.extract(_DAY_WORD, at) for at in (1, 2, 3))
    other_word, other_day, other_year = (text.str.extract(_WORD_DAY, at) for at in (1, 2, 3))
    spelled = _date(
        pl.coalesce(year, other_year),
        _month(pl.coalesce(word, other_word)),
        pl.coalesce(day, other_day),
    )
    return pl.coalesce(spelled, _date(*_parts(text, _EAST_ASIAN, "ymd")))


def from_serial(text: pl.Expr) -> pl.Expr:
    """Return the Date that a spreadsheet keeps as this number; null where the text is none."""
    days = text.str.extract(_SERIAL, 1).cast(pl.Int64)
    return (pl.lit(_FIRST_DAY) + pl.duration(days=days)).cast(pl.Date)


def _month(word: pl.Expr) -> pl.Expr:
    """Return the number of the month that a word stands for, as text; null for other words."""
    numbers = {each: str(number) for each, number in month_numbers().items()}
    letters = plain_letters(word).str.replace_all(r"\P{L}", "")
    return letters.replace_strict(numbers, default=None, return_dtype=pl.String)


def _parts(text: pl.Expr, shape: str, order: str) -> tuple[pl.Expr, pl.Expr, pl.Expr]:
    """Return the year, the month and the day of a text as texts."""
    found = {part: text.str.extract(shape, at) for at, part in enumerate(order, 1)}
    return found["y"], found["m"], found["d"]


def _in_century(year: pl.Expr, month: pl.Expr, day: pl.Expr, latest: int) -> pl.Expr:
    short = year.cast(pl.Int64)
    whole = latest - (latest - short) % 100
    return _date(whole.cast(pl.String), month, day)


def _date(year: pl.Expr, month: pl.Expr, day: pl.Expr) -> pl.Expr:
    text = pl.concat_str(year, month.str.zfill(2), day.str.zfill(2), separator="-")
    return as_date(text, ISO)
