"""A sentence said of many rows at once: its words are found once, its texts put in by column.

What is said of each row by itself is the measure. By column go only the texts of which nothing has
to be marked or cut out one by one, and the first row of each is held to that measure.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import cast

import polars as pl

from rosterwizard.core.letters.in_sight import UNSEEN, in_sight_of_column

Say = Callable[[Mapping[str, object]], str]

FEW = 48
"""So few rows are said one by one: by column they would take longer."""

CHOOSING = "kind"
"""The gap that chooses the sentence and does not stand in it."""

_FIRST_MARK, _LAST_MARK = 0xFDD0, 0xFDEF  # no signs of any text: Unicode keeps them free
_MARK = f"[{chr(_FIRST_MARK)}-{chr(_LAST_MARK)}]"
# What must be looked at one by one: a sign that is shown by its number, or an accent by itself.
_ONE_BY_ONE = f"{UNSEEN}|{_MARK}|[\u0300-\u036f\u0653-\u0655\u1161-\u11ff\u3099\u309a]"


def said_of_each(say: Say, gaps: pl.DataFrame) -> pl.Series:
    """Return what is said of each row, a String.

    say: returns it for what fills the gaps in one row, by name; what is a text stands in it just as
    `in_sight` shows it, wherever it stands. gaps: a column for each gap.
    """
    if gaps.height <= FEW:
        return _one_by_one(say, gaps)
    texts = [name for name, kind in gaps.schema.items() if kind == pl.String and name != CHOOSING]
    if len(texts) > _LAST_MARK - _FIRST_MARK:
        return _one_by_one(say, gaps)
    odd = [pl.col(name).is_null() | pl.col(name).str.contains(_ONE_BY_ONE) for name in texts]
    placed = gaps.with_columns(
        pl.any_horizontal(pl.lit(value=False), *odd).alias("_odd"),
        pl.int_range(gaps.height, dtype=pl.UInt32).alias("_place"),
    )
    parts = [_alike(say, part, texts) for part in _parts(placed.filter(~pl.col("_odd")), texts)]
    rest = placed.filter("_odd")
    parts.append(rest.select("_place", _said=_one_by_one(say, rest.select(gaps.columns))))
    return pl.concat(parts).sort("_place")["_said"]


def _one_by_one(say: Say, gaps: pl.DataFrame) -> pl.Series:
    """Return what is said of each row by itself; of rows that are alike it is found once."""
    said: dict[tuple[object, ...], str] = {}
    names = gaps.columns
    every = []
    for row in gaps.iter_rows():
        if row not in said:
            said[row] = say(dict(zip(names, row, strict=True)))
        every.append(said[row])
    return pl.Series(every, dtype=pl.String)


def _parts(placed: pl.DataFrame, texts: list[str]) -> Iterator[pl.DataFrame]:
    """Give the rows that differ in nothing but their texts."""
    others = [name for name in placed.columns if name not in {*texts, "_odd", "_place"}]
    if placed.is_empty():
        return
    yield from placed.partition_by(others, maintain_order=True) if others else [placed]


def _alike(say: Say, part: pl.DataFrame, texts: list[str]) -> pl.DataFrame:
    """Return what is said of rows that differ in nothing but their texts, with their places."""
    own = part.drop("_odd", "_place")
    first = own.row(0, named=True)
    marks = {name: chr(_FIRST_MARK + at) for at, name in enumerate(texts)}
    pieces = re.split(f"({_MARK})", say({**first, **marks}))
    names = {mark: name for name, mark in marks.items()}
    said = part.with_columns(in_sight_of_column(pl.col(name)) for name in texts).select(
        "_place",
        _said=pl.concat_str(
            pl.col(names[each]) if each in names else pl.lit(each) for each in pieces if each
        ),
    )
    if cast("str", said["_said"][0]) != say(first):  # it makes something else of its texts
        return part.select("_place", _said=_one_by_one(say, own))
    return said
