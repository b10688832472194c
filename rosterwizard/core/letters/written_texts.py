"""The texts of a column as a kind of file writes them: most stand there just as they are."""

from collections.abc import Callable

import polars as pl


def written_texts(texts: pl.Series, odd: str, write: Callable[[str], str]) -> pl.Series:
    """Return what `write` makes of each text; null stays.

    odd: a pattern that is found in each text that is not written just as it is, and maybe in
    others. Each different one of these is written once.
    """
    rows = texts.str.contains(odd).fill_null(value=False).arg_true()
    if rows.is_empty():
        return texts
    own = texts.gather(rows)
    each = own.unique()
    written = pl.Series([write(text) for text in each], dtype=pl.String)
    return texts.clone().scatter(rows, own.replace_strict(each, written))
