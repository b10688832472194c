"""A column as one text, at which one look tells that nothing odd is in any of its cells."""

import polars as pl

_FEW = 2000  # texts: to ask Polars costs more than to join so many


def in_one_text(texts: pl.Series, between: str) -> str:
    """Return all texts (String; null is none) with `between` between them."""
    if texts.len() <= _FEW:
        return between.join(text for text in texts.to_list() if text is not None)
    joined: str = texts.str.join(between).item()
    return joined
