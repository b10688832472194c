"""A column as a few long texts, at which one look tells that nothing odd is in any of its cells."""

from collections.abc import Iterator

import polars as pl

_FEW = 2000  # texts: to ask Polars costs more than to join so many
_AT_ONCE = 100_000  # texts: all of a large column would take more memory than the column does


def joined_texts(texts: pl.Series, between: str) -> Iterator[str]:
    """Give all texts (String; null is none), many at a time, with `between` between them."""
    if texts.len() <= _FEW:
        yield between.join(text for text in texts.to_list() if text is not None)
        return
    for start in range(0, texts.len(), _AT_ONCE):
        yield texts.slice(start, _AT_ONCE).str.join(between).item()
