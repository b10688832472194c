"""Identifiers that a program wrote as numbers: 40093187.0, or 40,093,187."""

from dataclasses import dataclass

import polars as pl

_SAMPLE = 1000  # cells: such a column is written so from its first cell on
_ENOUGH = 3  # identifiers, and digits of one
_HALF, _NEARLY_ALL = 0.5, 0.9
_LONG = 4  # digits: no version, section or room is written so with a point
_WITH_ZERO = r"^[0-9]{3,}\.0{1,2}$"
_GROUPED = r"^[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?:\.[0-9]{3})+|(?:[ '\u00a0\u202f][0-9]{3})+)$"


@dataclass(frozen=True, slots=True)
class Spelled:
    """How the identifiers of a column are written. certain: they can be nothing else."""

    shape: str
    certain: bool = False


def spelled_as_numbers(texts: pl.Series) -> Spelled | None:
    """Return how the identifiers of a column are written where that is as numbers."""
    first = texts.head(_SAMPLE).alias("text")
    filled = first.filter(first != "")
    shapes = (_WITH_ZERO, _GROUPED)
    is_so = filled.to_frame().select(
        pl.col("text").str.contains(shape).alias(shape) for shape in shapes
    )
    for shape in shapes:
        alike = filled.filter(is_so[shape])
        if len(alike.unique()) < _ENOUGH or len(alike) < _HALF * len(filled):
            continue
        long = bool((alike.str.len_bytes() > _LONG + 1).all())
        certain = shape == _WITH_ZERO and long and len(alike) >= _NEARLY_ALL * len(filled)
        return Spelled(shape, certain)
    return None


def is_spelled(text: pl.Expr, spelled: Spelled) -> pl.Expr:
    """Tell where the text is written so."""
    return text.str.contains(spelled.shape)


def plain_number(text: pl.Expr) -> pl.Expr:
    """Return the digits alone."""
    return text.str.replace(r"\.0{1,2}$", "").str.replace_all("[^0-9]", "")
