"""Signs that tell a spreadsheet to take a cell as text, and that are no part of it.

An apostrophe in front ('00123, and before a sign that would begin a formula, '+61 400 …), or a
formula that is nothing but its text (="00123"). Files for people are written so, ours among them.
"""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from rosterwizard.core.reading.grid import Grid
from rosterwizard.core.sheet.formula_text import NEUTRALISED, as_meant
from rosterwizard.core.sheet.oddity import Oddity

_FORMULA = r'^\s*="((?:[^"]|"")*)"\s*$'
_CODE = r"^'.*\d"
_FEWEST = 2  # cells that make a habit of a column


def without_text_marks(headings: Sequence[str], grid: Grid) -> tuple[Sequence[str], Grid]:
    """Return headings and records without such signs, and say that they were there."""
    marked = grid.frame.select(pl.all().str.contains(r"^\s*(?:'|=\")").any())
    maybe = [name for name in marked.columns if marked[name].item()]
    plain = {name: _plain(grid.frame[name]) for name in maybe}
    counts = [(plain[name] != grid.frame[name]).sum() for name in maybe]
    headings = [as_meant(each) for each in headings]
    if not sum(counts):
        return headings, grid
    odd = Oddity("writing-habit", "text-marks", tells=(("cells", str(sum(counts))),))
    frame = grid.frame.with_columns(**plain)
    return headings, replace(grid, frame=frame, oddities={**grid.oddities, odd: None})


def with_text_marks(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the records so that `without_text_marks` leaves apostrophes that are meant.

    It takes them from columns in which every cell is a code behind one.
    """
    marked = [name for name in frame.columns if _are_marked(frame[name])]
    return frame.with_columns(
        pl.when(pl.col(name) != "")
        .then(pl.lit("'") + pl.col(name))
        .otherwise(pl.lit(""))
        .alias(name)
        for name in marked
    )


def _plain(cells: pl.Series) -> pl.Series:
    """Return the cells without the signs.

    An apostrophe may be a letter ('s Gravenhage, 'Akau). Before the sign of a formula it is none,
    nor where all cells of a column begin with one and are codes.
    """
    text = pl.col(cells.name)
    is_marked = text.str.starts_with("'") if _are_marked(cells) else text.str.contains(NEUTRALISED)
    bare = (
        pl.when(is_marked)
        .then(text.str.slice(1))
        .when(text.str.contains(_FORMULA))
        .then(text.str.extract(_FORMULA).str.replace_all('""', '"', literal=True))
        .otherwise(text)
    )
    return cells.to_frame().select(bare).to_series()


def _are_marked(cells: pl.Series) -> bool:
    filled = cells.filter(cells.str.strip_chars() != "")
    return len(filled) >= _FEWEST and filled.str.contains(_CODE).all()
