"""Rows that have more or fewer cells than there are headings, and which cell shows it."""

from collections.abc import Sequence

import polars as pl

from rosterwizard.core.reading.grid import Grid
from rosterwizard.core.sheet.oddity import Oddity

Rows = dict[Oddity, pl.Series | None]


def ragged(headings: Sequence[str], grid: Grid, filled: pl.Series) -> Rows:
    """Return what is odd about the width of the rows.

    The column is the first that is missing, or the first that is too much. Where every filled row
    is too short in the same way the file is, and no row. filled: which rows are not blank.
    """
    named = max((place for place, text in enumerate(headings, 1) if text.strip()), default=0)
    if not filled.any():
        return {}
    if grid.cells is None or grid.filled is None:
        cells = pl.repeat(grid.frame.width, grid.frame.height, dtype=pl.UInt32, eager=True)
        return _short(cells, named, filled)
    widest = max(len(headings), _usual(grid.cells.filter(filled)))
    too_long = (grid.filled > widest) & filled
    long: Rows = {Oddity("ragged-row", "long", widest): too_long} if too_long.any() else {}
    return {**_short(grid.cells, named, filled), **long}


def _short(cells: pl.Series, named: int, filled: pl.Series) -> Rows:
    too_short = (cells < named) & filled
    widths = cells.filter(too_short).unique().sort().to_list()
    if len(widths) == 1 and too_short.sum() == filled.sum():
        tells = ("cells", str(widths[0])), ("headings", str(named))
        return {Oddity("ragged-row", "all-short", tells=tells): None}
    return {Oddity("ragged-row", "short", each): too_short & (cells == each) for each in widths}


def _usual(cells: pl.Series) -> int:
    """Return how many cells more than half of the rows have; 0 when there is no such number."""
    counts = cells.value_counts(sort=True).row(0)
    return int(counts[0]) if 2 * counts[1] > cells.len() else 0
