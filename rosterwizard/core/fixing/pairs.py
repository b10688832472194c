"""What becomes what in a change, with counts: told before it is made, and after."""

from collections.abc import Collection, Iterable

import polars as pl

from rosterwizard.core.job.edits import HeadingEdit
from rosterwizard.core.messages.secret_text import masked

_PAIR = {"before": pl.String, "after": pl.String}


def pairs_of(
    cells: pl.DataFrame, headings: Iterable[HeadingEdit] = (), secret: Collection[int] = ()
) -> pl.DataFrame:
    """Return each text with what takes its place, and how often (count), most frequent first.

    cells: schema `CELLS`. secret: the columns whose texts are masked.
    """
    hidden = pl.col("column").is_in(list(secret))
    shown = cells.select(
        pl.when(hidden).then(_masked(name)).otherwise(name).alias(name) if secret else pl.col(name)
        for name in _PAIR
    )
    changed = [(each.before, each.after) for each in headings]
    every = pl.concat([shown, pl.DataFrame(changed, _PAIR, orient="row")])
    return (
        every.group_by("before", "after", maintain_order=True)
        .agg(pl.len().alias("count"))
        .sort("count", descending=True, maintain_order=True)
    )


def _masked(name: str) -> pl.Expr:
    return pl.col(name).map_elements(masked, return_dtype=pl.String)
