"""What a spreadsheet shows for a formula that went wrong."""

import polars as pl

_ERROR_VALUES = (
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#GETTING_DATA",
)


def is_error_value(text: pl.Expr) -> pl.Expr:
    """Tell where the text is what a spreadsheet shows for a formula that went wrong."""
    return text.is_in(_ERROR_VALUES)
