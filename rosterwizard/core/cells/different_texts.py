"""A column as its different texts: most columns of a roster hold a few of them again and again."""

from dataclasses import dataclass, field

import polars as pl

FEWEST_ROWS = 5_000
"""Rows from which on it is worth it."""

_LOOKED_AT = 2000  # rows, to see at once that nearly every text is another one
_MOST = 0.25  # of the rows: with more different texts each cell is better looked at by itself


@dataclass(frozen=True, slots=True)
class DifferentTexts:
    """each: String, every text of the column once. which: for each row its place in `each`."""

    each: pl.Series = field(repr=False)
    which: pl.Series = field(repr=False)


def different_texts(column: pl.Series) -> DifferentTexts | None:
    """Return the different texts of a column; None where they are too many, or the rows too few."""
    if column.len() < FEWEST_ROWS or _are_many(column.head(_LOOKED_AT)):
        return None
    each = column.unique()
    if each.len() > _MOST * column.len():
        return None
    return DifferentTexts(each, column.cast(pl.Enum(each)).to_physical())


def _are_many(texts: pl.Series) -> bool:
    return texts.n_unique() > 0.9 * texts.len()
