"""What was known of rows by their positions, after other rows were set aside or taken in."""

from dataclasses import replace

import polars as pl

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.job.outcomes import FRAME, Outcomes


def moved(rows: pl.DataFrame, before: JobSheet, after: JobSheet) -> pl.DataFrame:
    """Return what is known of rows (positions in `row`) at the places where they are now.

    Of those that are not there any more nothing is left.
    """
    return there(as_opened(rows, before), after)


def as_opened(rows: pl.DataFrame, sheet: JobSheet) -> pl.DataFrame:
    """Return what is known of rows that are there, by their positions as the sheet was opened."""
    return rows.with_columns(row=sheet.rows_there().gather(rows["row"]))


def there(rows: pl.DataFrame, sheet: JobSheet) -> pl.DataFrame:
    """Return what is known of rows (positions as the sheet was opened) that are there."""
    places = pl.DataFrame([sheet.rows_there().alias("row")]).with_row_index("now")
    found = rows.join(places, on="row", maintain_order="left")
    return found.with_columns(row="now").drop("now").sort("row")


def not_there(rows: pl.DataFrame, sheet: JobSheet) -> pl.DataFrame:
    """Return what is known of rows (positions as the sheet was opened) that are away."""
    return rows.filter(~pl.col("row").is_in(sheet.rows_there().implode()))


def with_unsent(known: pl.DataFrame, sheet: JobSheet) -> pl.DataFrame:
    """Return the outcomes (schema `FRAME`) of all rows; those without any were not sent."""
    every = pl.arange(sheet.frame.height, dtype=pl.UInt32, eager=True).alias("row")
    others = every.filter(~every.is_in(known["row"].to_list()))
    unsent = pl.DataFrame([others]).with_columns(state=pl.lit("not-sent"), words=pl.lit(""))
    return pl.concat([known, unsent.cast(FRAME)]).sort("row")


def outcomes_moved(outcomes: Outcomes, before: JobSheet, after: JobSheet) -> Outcomes:
    """Return the outcomes of the rows that are there now; those taken in were not sent."""
    return replace(outcomes, frame=with_unsent(moved(outcomes.frame, before, after), after))
