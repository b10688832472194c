"""The texts of fields that are made of columns, worked out of a sheet's frame.

The columns are taken without stray blanks. Where one of them holds what a spreadsheet shows for a
formula that went wrong, the whole text is that: nobody must take it for a name.
"""

from collections.abc import Collection

import polars as pl

from rosterwizard.core.making.full_names import family_name, given_names, is_unsure
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.sheet import blanks
from rosterwizard.core.sheet.error_values import is_error_value


def made_text(making: Making, frame: pl.DataFrame, blank_texts: Collection[str] = ()) -> pl.Series:
    """Return the text for each row of the frame.

    blank_texts: what stands for a blank cell ("n/a"), and is left out of what is joined.
    """
    parts = [_tidy(column) for column in making.columns]
    if making.part == "family":
        made = family_name(parts[0], family_first=making.family_first)
    elif making.part == "given":
        made = given_names(parts[0], family_first=making.family_first)
    else:
        filled = [
            pl.when((each != "") & ~each.is_in(list(blank_texts))).then(each) for each in parts
        ]
        made = pl.concat_str(filled, separator=" ", ignore_nulls=True)
    damaged = [pl.when(is_error_value(each)).then(each) for each in parts]
    return frame.select(made=pl.coalesce(*damaged, made))["made"]


def unsure_rows(making: Making, frame: pl.DataFrame) -> pl.Series:
    """Return for each row whether its name is split, and nobody can know whether rightly."""
    text = _tidy(making.columns[0])
    unsure = is_unsure(text, family_first=making.family_first) & ~is_error_value(text)
    return frame.select(unsure.alias("unsure"))["unsure"]


def _tidy(column: int) -> pl.Expr:
    """Return the texts of a column with plain single blanks between their words."""
    text = blanks.with_plain_blanks(pl.col(f"c{column}"))
    return blanks.trimmed(text.str.replace_all(r"\s+", " "))
