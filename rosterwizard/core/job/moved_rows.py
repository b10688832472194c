"""What was known of rows by their positions, after other rows were set aside or taken in."""

from dataclasses import replace

import polars as pl

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.job.outcomes import FRAME, Outcomes


def moved(rows: pl.DataFrame, before: JobSheet, after: JobSheet) -> pl.DataFrame:
    """Return what is known of rows (positions in `row`) at the places where they are now.

    Of those that are not there any more nothing is left.
    """
    was = pl.DataFrame([before.rows_there().alias("whole")]).with_row_index("row")
    now = pl.DataFrame([after.rows_there().alias("whole")]).with_row_index("now")
    places = was.join(now, on="whole").select("row", "now")
    found = rows.join(places, on="row", maintain_order="left")
    return found.with_columns(row="now").drop("now").sort("row")


def outcomes_moved(outcomes: Outcomes, before: JobSheet, after: JobSheet) -> Outcomes:
    """Return the outcomes of the rows that are there now; those taken in were not sent."""
    kept = moved(outcomes.frame, before, after)
    every = pl.arange(after.frame.height, dtype=pl.UInt32, eager=True).alias("row")
    others = every.filter(~every.is_in(kept["row"].to_list()))
    unsent = pl.DataFrame([others]).with_columns(state=pl.lit("not-sent"), words=pl.lit(""))
    return replace(outcomes, frame=pl.concat([kept, unsent.cast(FRAME)]).sort("row"))
