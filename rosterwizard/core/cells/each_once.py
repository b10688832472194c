"""Positions and digests of some rows, each once and in order."""

import polars as pl

_FEW = 50  # of these Python knows it before Polars has begun


def each_once(*numbers: pl.Series) -> pl.Series:
    """Return the numbers of all these columns, ascending and each once, without nulls.

    They are all of one type.
    """
    every = pl.concat(numbers) if len(numbers) > 1 else numbers[0]
    if every.len() <= _FEW:
        return pl.Series(sorted({*every} - {None}), dtype=every.dtype)
    return every.drop_nulls().unique().sort()
