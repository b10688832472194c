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
    first = [list(filter(None, map(str.strip, cells))) for cells in frame.head(_FEWEST)]
    for left, right in map(tuple, _PAIRS):
        # Of nearly every sheet the first rows tell so at once.
        if _begin_wrapped(first, left, right) and _all_wrapped(frame, left, right):
            tells = ("left", left), ("right", right)
            odd = {**grid.oddities, Oddity("writing-habit", "wrapped", tells=tells): None}
            # Of a blank cell nothing is left either.
            inner = frame.select(pl.all().str.strip_chars().str.slice(1).str.head(-1))
            return _bare(headings, left, right), replace(grid, frame=inner, oddities=odd)
    return headings, grid


def _bare(headings: Sequence[str], left: str, right: str) -> list[str]:
    wrapped = re.compile(f"\\s*{re.escape(left)}(.*){re.escape(right)}\\s*", re.DOTALL)
    return [match[1] if (match := wrapped.fullmatch(each)) else each for each in headings]


def _begin_wrapped(columns: Sequence[Sequence[str]], left: str, right: str) -> bool:
    """Tell whether the filled cells of the first rows are, by column, without outer blanks."""
    filled = [text for column in columns for text in column]
    are_wrapped = all(
        text.startswith(left) and text.endswith(right) and len(text) > 1 for text in filled
    )
    return are_wrapped and sum(map(bool, columns)) >= _FEWEST


def _all_wrapped(frame: pl.DataFrame, left: str, right: str) -> bool:
    """Tell whether every filled cell of the sheet is."""
    text = pl.all().str.strip_chars()
    wrapped = text.str.starts_with(left) & text.str.ends_with(right) & (text.str.len_chars() > 1)
    counts = frame.select(((text == "") | wrapped).all()).row(0), frame.select(wrapped.any()).row(0)
    return all(counts[0]) and sum(counts[1]) >= _FEWEST
