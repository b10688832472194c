"""What a cell surely means, where it is not written as the system takes it.

Three stages of a text, each made of the one before: `spelled` has the system's spelling for a
known synonym; `meant` is also put right where only one reading is possible (`teacher` for
`Teacher`, `7.0` for 7, `2014-3-07` for a date, `Ada <ada@x.org>` for an address); `same` is equal
exactly where two values count as the same. Rules about more than one cell look at what is meant,
so that a safe fix never uncovers another problem.
"""

from collections.abc import Mapping

import polars as pl

from rosterwizard.core.cells.date_text import written_year_first
from rosterwizard.core.cells.field_values import (
    accepted,
    is_closed,
    kind_of,
    synonyms_of,
    unambiguous,
)
from rosterwizard.core.cells.mail_text import meant_mail
from rosterwizard.core.profiles.language import Field

# Three places behind a point or a comma may be thousands: that is no sure reading.
_NUMBERS = {
    "integer": (r"^([+-]?[0-9]+)(?:\.(?:0{0,2}|0{4,})|,0{1,2})$", "$1"),
    "year": (r"^([0-9]{4})\.0+$", "$1"),
    "number": (r"^([+-]?[0-9]+),([0-9]{1,2}|[0-9]{4,})$", "$1.$2"),
}


def spelled(field: Field, text: pl.Expr) -> pl.Expr:
    """Return the text with the system's spelling for a synonym; others stay."""
    synonyms = synonyms_of(field)
    if not synonyms:
        return text
    return _kept_where_accepted(field, text, _looked_up(text, synonyms))


def meant(field: Field, text: pl.Expr) -> pl.Expr:
    """Return the spelled text put right where only one reading is possible."""
    kind = kind_of(field)
    if is_closed(field):
        cases = unambiguous((value, value) for value in accepted(field))
        return _kept_where_accepted(field, text, _looked_up(text, cases))
    if kind in _NUMBERS:
        return text.str.replace(*_NUMBERS[kind])
    if field.format == "email":
        return meant_mail(text)
    if kind == "date":
        return written_year_first(text, field.format)
    return text


def same(field: Field, text: pl.Expr) -> pl.Expr:
    """Return a text that is equal for values that count as the same: never null."""
    kind = kind_of(field)
    if kind == "boolean":
        return truth(field, text)
    if kind == "integer":
        text = text.str.replace(r"^\+?(-?)0*([0-9]+)$", "$1$2")
    if kind == "number":
        text = pl.coalesce(text.cast(pl.Float64, strict=False).cast(pl.String), text)
    return text.str.to_lowercase() if field.roster.ignore_case else text


def truth(field: Field, text: pl.Expr) -> pl.Expr:
    """Return "true" or "false" for a boolean, in whatever case; other texts stay."""
    meanings = {value.lower(): "false" for value in field.false_values}
    meanings |= {value.lower(): "true" for value in field.true_values}
    return _looked_up(text, meanings)


def _looked_up(text: pl.Expr, texts: Mapping[str, str]) -> pl.Expr:
    return text.str.to_lowercase().replace_strict(
        list(texts), list(texts.values()), default=text, return_dtype=pl.String
    )


def _kept_where_accepted(field: Field, text: pl.Expr, otherwise: pl.Expr) -> pl.Expr:
    if not accepted(field):
        return otherwise
    return pl.when(text.is_in(accepted(field))).then(text).otherwise(otherwise)
