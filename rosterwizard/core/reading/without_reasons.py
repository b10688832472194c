"""A file of rows that did not get in is read without the columns that we added to it."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from rosterwizard.core.reading.grid import Grid
from rosterwizard.core.sheet.reason_columns import COUNT, reason_headings


def without_reasons(headings: Sequence[str], grid: Grid) -> tuple[Sequence[str], Grid, bool]:
    """Return headings and records without them, and whether they were there.

    Only where they stand last, all of them, just as we wrote them: then no other column moves.
    """
    width = max((place for place, text in enumerate(headings, 1) if text.strip()), default=0)
    last = tuple(text.strip() for text in headings[max(width - COUNT, 0) : width])
    if width <= COUNT or last != reason_headings() or _has_more(grid.frame, width):
        return headings, grid, False
    left = width - COUNT
    frame = grid.frame[:, :left] if grid.frame.width > left else grid.frame
    oddities = {
        oddity: places
        for oddity, places in grid.oddities.items()
        if oddity.column is None or oddity.column < left
    }
    cells, filled = (_narrower(each, left, width) for each in (grid.cells, grid.filled))
    without = replace(grid, frame=frame, oddities=oddities, cells=cells, filled=filled)
    return headings[:left], without, True


def _has_more(frame: pl.DataFrame, width: int) -> bool:
    """Tell whether anything stands to the right of them."""
    return any((column.str.strip_chars() != "").any() for column in frame[:, width:])


def _narrower(counts: pl.Series | None, left: int, width: int) -> pl.Series | None:
    if counts is None:
        return None
    bare = pl.when(counts > width).then(counts - COUNT).otherwise(counts.clip(upper_bound=left))
    return pl.select(bare.cast(pl.UInt32)).to_series()
