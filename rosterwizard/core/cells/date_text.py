"""Dates and times as text: strictly in one form, or surely meant."""

from datetime import date, datetime
from functools import cache

import polars as pl

from rosterwizard.core.messages.words import sentence

ISO = "%Y-%m-%d"
FIRST_YEAR = 1000
"""Of an earlier year, such as 0026, a digit was lost or mistyped: it is none, in any field."""
_ISO_SHAPE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
# Only one reading is possible where the year stands first; a time of midnight comes from Excel.
_YEAR_FIRST = (
    r"^([0-9]{4}(?:-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2}|\.[0-9]{1,2}\.[0-9]{1,2}))"
    r"(?:[ T]00:00(?::00(?:\.0+)?)?)?$"
)
_TIME_SHAPE = (
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?"
    r"(?:Z|[+-][0-9]{2}:[0-9]{2})?$"
)
_ISO_TIME = "%Y-%m-%dT%H:%M:%S"
_ISO_TIME_LETTERS = 19
_SOME_DAY = date(2031, 2, 4)
_SOME_TIME = datetime(2031, 2, 4, 8, 15)  # noqa: DTZ001 - its zone does not matter


def date_form(form: str) -> str:
    """Return the strftime form that a field's `format` stands for."""
    return ISO if form in {"", "default"} else form


def as_date(text: pl.Expr, form: str) -> pl.Expr:
    """Return the Date, or null where the text is not exactly in that form.

    Reading is lenient (it takes 2014-3-07 for YYYY-MM-DD), so the text is held to its form.
    """
    if date_form(form) == ISO:
        # As `_sound`, in half the time: most dates are written so.
        strict = text.str.contains(_ISO_SHAPE) & ~text.str.starts_with("0")
        return pl.when(strict).then(text).str.to_date(ISO, strict=False)
    parsed = text.str.to_date(form, strict=False)
    if form_fault(form):  # the linter tells it; here no text is such a date
        return pl.when(pl.lit(value=False)).then(parsed)
    return _sound(parsed, parsed.dt.to_string(form) == text)


def as_datetime(text: pl.Expr, form: str) -> pl.Expr:
    """Return the Datetime (without its zone), or null where the text is not in that form."""
    if form not in {"", "default"}:
        parsed = text.str.to_datetime(form, strict=False)
        if form_fault(form, timed=True):
            return pl.when(pl.lit(value=False)).then(parsed)
        return _sound(parsed, parsed.dt.to_string(form) == text)
    parsed = text.str.head(_ISO_TIME_LETTERS).str.to_datetime(
        _ISO_TIME, strict=False, time_unit="us"
    )
    return _sound(parsed, text.str.contains(_TIME_SHAPE))


def _sound(parsed: pl.Expr, is_in_form: pl.Expr) -> pl.Expr:
    """Return what was parsed where it was in its form, in a year of four digits."""
    return pl.when(is_in_form & (parsed.dt.year() >= FIRST_YEAR)).then(parsed)


def written_year_first(text: pl.Expr, form: str) -> pl.Expr:
    """Return the date in the field's form where the text is a date with the year first."""
    if form_fault(form):
        return text
    digits = text.str.extract(_YEAR_FIRST, 1).str.replace_all("[/.]", "-")
    parsed = digits.str.to_date(ISO, strict=False)
    surely = as_date(text, form).is_null() & (parsed.dt.year() >= FIRST_YEAR)
    return pl.when(surely).then(parsed.dt.to_string(date_form(form))).otherwise(text)


def form_fault(form: str, *, timed: bool = False) -> str | None:
    """Return what is wrong with the strftime form of a date (or a time), or None."""
    if form in {"", "default"}:
        return None
    engines_words, written = _tried(form, timed)
    if written:
        return sentence("date-form-not-read-back", written=written)
    return engines_words or None


@cache
def _tried(form: str, timed: bool) -> tuple[str, str]:  # noqa: FBT001 - a key of the cache
    """Return what the engine says of the form, and a day in it that it cannot read back."""
    try:
        written = pl.select(pl.lit(_SOME_TIME if timed else _SOME_DAY).dt.to_string(form)).item()
    except pl.exceptions.ComputeError as error:
        return str(error).partition("\n")[0], ""
    text = pl.lit(written).str
    read = text.to_datetime(form, strict=False) if timed else text.to_date(form, strict=False)
    return "", "" if pl.select(read.cast(pl.Date)).item() == _SOME_DAY else written
