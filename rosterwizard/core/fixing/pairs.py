"""What becomes what in a change, with counts: told before it is made, and after."""

from collections.abc import Callable, Iterable

import polars as pl

from rosterwizard.core.job.edits import HeadingEdit
from rosterwizard.core.messages.screen_mask import Telling, screened_heading
from rosterwizard.core.messages.secret_text import tells_all

_PAIR = {"before": pl.String, "after": pl.String}


def pairs_of(
    cells: pl.DataFrame,
    headings: Iterable[HeadingEdit] = (),
    told: Callable[[int], Telling] | None = None,
) -> pl.DataFrame:
    """Return each text with what takes its place, and how often (count), most frequent first.

    cells: schema `CELLS`. told: gives what is told of the texts of a column; None: all of them.
    """
    shown = cells.select(*_PAIR) if told is None else _shown(cells, told)
    changed = [tuple(map(screened_heading, (each.before, each.after))) for each in headings]
    every = pl.concat([shown, pl.DataFrame(changed, _PAIR, orient="row")])
    return (
        every.group_by("before", "after", maintain_order=True)
        .agg(pl.len().alias("count"))
        .sort("count", descending=True, maintain_order=True)
    )


def _shown(cells: pl.DataFrame, told: Callable[[int], Telling]) -> pl.DataFrame:
    """Return the texts as they are told."""
    of = {column: told(column) for column in cells["column"].unique()}
    if all(map(tells_all, of.values())):
        return cells.select(*_PAIR)
    every = cells.select("column", *_PAIR).iter_rows()
    pairs = [(of[column](before), of[column](after)) for column, before, after in every]
    return pl.DataFrame(pairs, _PAIR, orient="row")
