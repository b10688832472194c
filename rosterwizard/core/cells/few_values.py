"""Columns taken together as sets: of a few values Python knows it before Polars has begun."""

import polars as pl

_FEW = 300


def each_once(*columns: pl.Series) -> pl.Series:
    """Return the values of all these columns, ascending and each once, without nulls.

    They are all of one type.
    """
    every = pl.concat(columns) if len(columns) > 1 else columns[0]
    if every.len() <= _FEW:
        return pl.Series(sorted({*every.to_list()} - {None}), dtype=every.dtype)
    return every.drop_nulls().unique().sort()


def different(values: pl.Series) -> pl.Series:
    """Return the values each once, in some order, without nulls."""
    if values.len() <= _FEW:
        return pl.Series(values.name, [*{*values.to_list()} - {None}], dtype=values.dtype)
    return values.drop_nulls().unique()


def without(values: pl.Series, others: pl.Series) -> pl.Series:
    """Return the values that are none of the others. Neither holds a null."""
    if not (values.len() and others.len()):
        return values
    if values.len() + others.len() <= _FEW:
        gone = {*others.to_list()}
        return pl.Series(
            [each for each in values.to_list() if each not in gone], dtype=values.dtype
        )
    return values.filter(~values.is_in(others.implode()))


def surely_without(signs: str, texts: pl.Series) -> bool:
    """Tell whether no text has one of the signs. Of many texts that is not looked at, and False."""
    if texts.len() > _FEW:
        return False
    return not any(sign in text for text in texts.to_list() if text for sign in signs)
