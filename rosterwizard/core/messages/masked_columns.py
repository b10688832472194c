"""What is told in place of passwords, by column; see `secret_text`."""

import polars as pl

from rosterwizard.core.messages.secret_text import NO_CELLS, masked


def masked_texts(texts: pl.Series) -> pl.Series:
    """Return what is told of each of the secrets; nothing of none."""
    return pl.Series(texts.name, [each and masked(each) for each in texts], dtype=pl.String)


def masked_columns(gaps: pl.DataFrame) -> pl.DataFrame:
    """Return what fills the gaps of messages about secrets: the texts of cells are masked."""
    cells = [
        masked_texts(each) for each in gaps if each.dtype == pl.String and each.name not in NO_CELLS
    ]
    return gaps.with_columns(cells)
