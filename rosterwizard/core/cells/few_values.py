"""Columns taken together as sets: of a few values Python knows it before Polars has begun."""

import polars as pl

_FEW = 50


def each_once(*columns: pl.Series) -> pl.Series:
    """Return the values of all these columns, ascending and each once, without nulls.

    They are all of one type.
    """
    every = pl.concat(columns) if len(columns) > 1 else columns[0]
    if every.len() <= _FEW:
        return pl.Series(sorted({*every} - {None}), dtype=every.dtype)
    return every.drop_nulls().unique().sort()


def without(values: pl.Series, others: pl.Series) -> pl.Series:
    """Return the values that are none of the others. Neither holds a null."""
    if not (values.len() and others.len()):
        return values
    if values.len() + others.len() <= _FEW:
        gone = {*others}
        return pl.Series([each for each in values if each not in gone], dtype=values.dtype)
    return values.filter(~values.is_in(others.implode()))
