"""Apostrophes that stand before every text of a column or a sheet, and are no part of the texts."""

import polars as pl

from rosterwizard.core.sheet.formula_text import NEUTRALISED

_CODE = r"^'\S*\d\S*$"
_FEWEST = 2  # cells that make a habit of a column


def with_text_marks(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the records so that reading leaves apostrophes that are meant.

    It takes them from columns in which every cell is a code behind one, and from all of a sheet in
    which every cell has one. Cells that get one for their own sake get no second one.
    """
    is_all = is_marked_throughout(frame)
    marked = [name for name in frame.columns if is_all or are_marked(frame[name])]
    return frame.with_columns(
        pl.when((pl.col(name) != "") & ~pl.col(name).str.contains(NEUTRALISED))
        .then(pl.lit("'") + pl.col(name))
        .otherwise(pl.col(name))
        .alias(name)
        for name in marked
    )


def is_marked_throughout(frame: pl.DataFrame) -> bool:
    """Tell whether an apostrophe stands before every filled cell of several columns."""
    text = pl.all().str.strip_chars()
    all_marked = frame.select(((text == "") | text.str.starts_with("'")).all()).row(0)
    return frame.width >= _FEWEST and all(all_marked)


def are_marked(cells: pl.Series) -> bool:
    """Tell whether all filled cells of a column are codes behind an apostrophe."""
    filled = cells.filter(cells.str.strip_chars() != "")
    return len(filled) >= _FEWEST and filled.str.contains(_CODE).all()
