"""The lowest and the highest value of numbers, dates, times and years."""

from datetime import date, datetime
from decimal import Decimal

import polars as pl

from rosterwizard.core.cells.date_text import as_date, as_datetime
from rosterwizard.core.cells.field_values import kind_of
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Field


def is_below(field: Field, text: pl.Expr, minimum: object) -> pl.Expr:
    """Tell where the value is lower; what is not of the field's type passes."""
    # A whole number too long for 128 bits is below exactly when it is negative.
    too_long = text.str.contains("^-[0-9]{38,}$") if kind_of(field) == "integer" else False
    return (_value(field, text) < _bound(field, minimum)).fill_null(too_long)


def is_above(field: Field, text: pl.Expr, maximum: object) -> pl.Expr:
    """Tell where the value is higher; what is not of the field's type passes."""
    too_long = text.str.contains(r"^\+?[0-9]{38,}$") if kind_of(field) == "integer" else False
    return (_value(field, text) > _bound(field, maximum)).fill_null(too_long)


def _value(field: Field, text: pl.Expr) -> pl.Expr:
    kind = kind_of(field)
    if kind == "date":
        return as_date(text, field.format)
    if kind == "datetime":
        return as_datetime(text, field.format)
    return text.cast(pl.Int128 if kind in {"integer", "year"} else pl.Float64, strict=False)


def bound_fault(field: Field, bound: object) -> str | None:
    """Return why a bound cannot be compared with the field's values, or None."""
    try:
        _bound(field, bound)
    except RosterError as error:
        return str(error.params["reason"])
    return None


def _bound(field: Field, bound: object) -> pl.Expr:
    """Return a bound as a value; raises RosterError "profile-unfit-bound"."""
    kind, text = kind_of(field), str(bound)
    try:
        if kind == "date":
            return pl.lit(date.fromisoformat(text))
        if kind == "datetime":
            return pl.lit(datetime.fromisoformat(text).replace(tzinfo=None))
        number = Decimal(text)
        whole = number == number.to_integral_value()
        return pl.lit(int(number) if whole else float(number))
    except (ValueError, ArithmeticError) as error:
        part = kind if kind in {"date", "datetime"} else "message"
        reason = sentence("value-of-no-type", part, value=text)
        raise RosterError("profile-unfit-bound", reason=reason) from error
