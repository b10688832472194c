"""The rows as they were handed over, so that what is said of them stays true of them."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from rosterwizard.core.job.job import Job, JobSheet

_FACTS = ("row", "digest")


def sent_rows(sheet: JobSheet, rows: pl.Series) -> pl.DataFrame:
    """Return `rows` (positions) of a sheet as they are now.

    Columns: `row`; `digest`, of what the fields hold; and the columns of the sheet's frame.
    """
    whole = sheet.frame.with_columns(digest=_digests(sheet)).with_row_index("row")
    # Where all rows went out, as they mostly do, their cells are those of the sheet: no copies.
    few = whole if rows.equals(whole["row"]) else whole[rows]
    return few.select(*_FACTS, pl.exclude(*_FACTS))


def changed_since(sheet: JobSheet, sent: pl.DataFrame) -> pl.Series:
    """Return the rows of `sent` whose fields hold something else by now, as positions."""
    now = _digests(sheet).gather(sent["row"])
    return sent["row"].filter(now != sent["digest"])


def as_sent(sheet: JobSheet, sent: pl.DataFrame) -> JobSheet:
    """Return the sheet with the cells that were handed over, where any were."""
    cells = sent.drop("digest")
    frame = sheet.frame.with_row_index("row").update(cells, on="row").drop("row")
    return replace(sheet, frame=frame)


def job_as_sent(job: Job, sent: Mapping[str, pl.DataFrame]) -> Job:
    """Return the job with the cells that were handed over. sent: by the name of the record type."""
    for sheet in job.sheets:
        if sheet.record_type.name in sent:
            job = job.with_sheet(as_sent(sheet, sent[sheet.record_type.name]))
    return job


def digested_again(sheet: JobSheet, sent: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with the digests that this version of Polars makes of their cells.

    They are as the sheet's headings are matched now: what they meant then is not known.
    """
    if not sent.height:
        return sent
    then = _digests(as_sent(sheet, sent)).gather(sent["row"])
    return sent.with_columns(digest=then)


def latest_sent(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """Return each row as it was handed over the last time."""
    if before.columns != after.columns:  # not of one sheet, and nothing can be said of both
        return after
    kept = before.filter(~pl.col("row").is_in(after["row"].to_list()))
    return pl.concat([kept, after]).sort("row")


def _digests(sheet: JobSheet) -> pl.Series:
    """Return a number for each row; another one where a field holds another text."""
    fields = sheet.by_field()
    if not fields.width:
        return pl.repeat(0, sheet.frame.height, dtype=pl.UInt64, eager=True)
    # The names, too: the same text in another field is another row.
    return fields.with_columns(pl.lit("\x1f".join(fields.columns)).alias("\x1f")).hash_rows()
