"""A column as a few long texts, at which one look tells that nothing odd is in any of its cells."""

from collections.abc import Iterator

import polars as pl

_FEW = 2000  # texts: to ask Polars costs more than to join so many
# Texts: of all of a large column the copy alone is as large as the column. What a thread was lent
# of the C library's own memory it keeps, so much less than that is asked for at a time.
_AT_ONCE = 50_000


def joined_texts(texts: pl.Series, between: str) -> Iterator[str]:
    """Give all texts (String; null is none), many at a time, with `between` between them."""
    if texts.len() <= _FEW:
        yield between.join(text for text in texts.to_list() if text is not None)
        return
    for start in range(0, texts.len(), _AT_ONCE):
        yield texts.slice(start, _AT_ONCE).str.join(between).item()
