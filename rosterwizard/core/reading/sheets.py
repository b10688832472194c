"""From a grid to a sheet: blank rows left out, oddities named, nothing lost."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from rosterwizard.core.reading.encodings import DOUBTFUL, STRAYS
from rosterwizard.core.reading.grid import Grid
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.sheet.sheet import Origin, Sheet

_STRAY_TO_LIKELY = str.maketrans(STRAYS)


def sheet_of(
    headings: Sequence[str], grid: Grid, origin: Origin, *, doubtful: bool = False
) -> Sheet:
    """Return the sheet that `headings` and the records below them make.

    origin: what is known of it so far; the number of blank rows is filled in. doubtful: some
    characters may be `DOUBTFUL`.
    """
    blank = _blank_rows(grid.frame)
    odd = {
        oddity: _mask(places, len(blank))
        for oddity, places in grid.oddities.items()
        if places is not None
    }
    odd[Oddity("ragged-row")] = _ragged(headings, grid)
    frame = _as_wide_as(headings, grid.frame)
    if doubtful:
        odd[Oddity("encoding")] = frame.select(
            pl.any_horizontal(pl.all().str.contains(DOUBTFUL)).alias("odd")
        )["odd"]
        frame = frame.with_columns(pl.all().str.replace_many(STRAYS))
        headings = [heading.translate(_STRAY_TO_LIKELY) for heading in headings]
    frame = frame.filter(~blank)
    return Sheet(
        frame=frame,
        headings=(*headings, *[""] * frame.width)[: frame.width],
        sheet_row=grid.sheet_row.filter(~blank),
        origin=replace(origin, blank_rows=_blanks_between(blank)),
        oddities={
            **{oddity: None for oddity, places in grid.oddities.items() if places is None},
            **{
                oddity: places
                for oddity, mask in odd.items()
                if (places := mask.filter(~blank).arg_true()).len()
            },
        },
    )


def _mask(places: Sequence[int], height: int) -> pl.Series:
    return pl.int_range(height, dtype=pl.UInt32, eager=True).is_in(list(places))


def _blank_rows(frame: pl.DataFrame) -> pl.Series:
    """Return for each row whether it has nothing but blanks."""
    candidates = pl.int_range(frame.height, dtype=pl.UInt32, eager=True)
    for column in frame:
        if candidates.is_empty():
            break
        candidates = candidates.filter(column.gather(candidates).str.strip_chars() == "")
    return _mask(candidates.to_list(), frame.height)


def _blanks_between(blank: pl.Series) -> int:
    """Return how many rows are blank with a filled one below them."""
    filled = (~blank).arg_true()
    return 0 if filled.is_empty() else int(filled[-1]) + 1 - filled.len()


def _ragged(headings: Sequence[str], grid: Grid) -> pl.Series:
    """Return for each row whether it lacks cells that have a heading, or has too many."""
    named = max((place for place, text in enumerate(headings, 1) if text.strip()), default=0)
    height = grid.frame.height
    if grid.cells is None or grid.filled is None:
        return pl.repeat(grid.frame.width < named, height, eager=True, dtype=pl.Boolean)
    usual = grid.cells.filter(grid.filled > 0).mode().max()
    widest = max(len(headings), usual if isinstance(usual, int) else 0)
    return (grid.cells < named) | (grid.filled > widest)


def _as_wide_as(headings: Sequence[str], frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with a column for each heading, and none for blanks at the far right."""
    width = max((place for place, heading in enumerate(headings, 1) if heading.strip()), default=0)
    kept = frame.width
    while kept > width and not (frame[:, kept - 1].str.strip_chars() != "").any():
        kept -= 1
    return frame[:, :kept].with_columns(
        pl.lit("").alias(f"c{place}") for place in range(kept, width)
    )
