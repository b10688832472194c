"""Values of a type: numbers, booleans, dates. Empty cells pass: `required` owns those."""

import polars as pl

from rosterwizard.core.cells.date_text import as_date, as_datetime
from rosterwizard.core.cells.field_values import accepted, kind_of
from rosterwizard.core.profiles.language import Field

_INTEGER = r"^[+-]?[0-9]+$"
_NUMBER = r"^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$"
_YEAR = r"^[1-9][0-9]{3}$"  # a spreadsheet has years as numbers, and 0999 is another one then


def is_not_of_type(field: Field, text: pl.Expr) -> pl.Expr:
    """Tell where the text, of a cell or of an item, is not of the field's type."""
    kind = kind_of(field)
    if kind == "boolean":
        return ~is_one_of(text, accepted(field), ignore_case=field.roster.ignore_case)
    if kind == "date":
        return as_date(text, field.format).is_null()
    if kind == "datetime":
        return as_datetime(text, field.format).is_null()
    shapes = {"integer": _INTEGER, "number": _NUMBER, "year": _YEAR}
    return ~text.str.contains(shapes[kind])


def is_one_of(text: pl.Expr, values: tuple[str, ...], *, ignore_case: bool) -> pl.Expr:
    """Tell where the text is one of the values."""
    if ignore_case:
        return text.str.to_lowercase().is_in(sorted({value.lower() for value in values}))
    return text.is_in(values)
