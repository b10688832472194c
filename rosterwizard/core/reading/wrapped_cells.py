"""Cells that all stand between the same two signs, which are no part of them.

Quotation marks that were quoted once more, square brackets, the marks of another language.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from rosterwizard.core.reading.grid import Grid
from rosterwizard.core.sheet.oddity import Oddity

_PAIRS = ('""', "''", "``", "[]", "“”", "„“", "„”", "«»", "‘’", "<>")
_FEWEST = 2  # rows, and columns


def without_wrapping(headings: Sequence[str], grid: Grid) -> tuple[Sequence[str], Grid]:
    """Return headings and records without signs around every filled cell, and say so."""
    frame = grid.frame
    if min(frame.height, frame.width) < _FEWEST:
        return headings, grid
    for pair in _PAIRS:
        left, right = pair[0], pair[1]
        if _is_wrapped(frame, left, right):
            tells = ("left", left), ("right", right)
            odd = {**grid.oddities, Oddity("writing-habit", "wrapped", tells=tells): None}
            # Of a blank cell nothing is left either.
            inner = frame.select(pl.all().str.strip_chars().str.slice(1).str.head(-1))
            return _bare(headings, left, right), replace(grid, frame=inner, oddities=odd)
    return headings, grid


def _bare(headings: Sequence[str], left: str, right: str) -> list[str]:
    wrapped = re.compile(f"\\s*{re.escape(left)}(.*){re.escape(right)}\\s*", re.DOTALL)
    return [match[1] if (match := wrapped.fullmatch(each)) else each for each in headings]


def _is_wrapped(frame: pl.DataFrame, left: str, right: str) -> bool:
    """Tell whether every filled cell is wrapped; looked at first where it is soon told."""
    return all(_all_wrapped(part, left, right) for part in (frame.head(_FEWEST), frame))


def _all_wrapped(frame: pl.DataFrame, left: str, right: str) -> bool:
    text = pl.all().str.strip_chars()
    wrapped = text.str.starts_with(left) & text.str.ends_with(right) & (text.str.len_chars() > 1)
    counts = frame.select(((text == "") | wrapped).all()).row(0), frame.select(wrapped.any()).row(0)
    return all(counts[0]) and sum(counts[1]) >= _FEWEST
