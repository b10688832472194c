"""What is told in place of passwords and of personal texts, by column; see `secret_text`."""

import polars as pl

from rosterwizard.core.messages.screen_mask import Telling
from rosterwizard.core.messages.secret_text import NO_CELLS, tells_all


def told_texts(texts: pl.Series, told: Telling) -> pl.Series:
    """Return what is told of each of the texts; nothing of none."""
    if tells_all(told):
        return texts
    return pl.Series(texts.name, [each and told(each) for each in texts], dtype=pl.String)


def told_columns(gaps: pl.DataFrame, told: Telling) -> pl.DataFrame:
    """Return what fills the gaps of messages: of the texts of cells what is told of them."""
    if tells_all(told):
        return gaps
    cells = [
        told_texts(each, told)
        for each in gaps
        if each.dtype == pl.String and each.name not in NO_CELLS
    ]
    return gaps.with_columns(cells)
