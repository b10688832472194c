"""The order in which a table shows its rows: that of the texts of a column, as people read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.sheet.row_list import OrderedRows

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet

_MOST_READ = 200_000  # different texts; to read the numbers within more of them takes seconds
_PARTS = r"^(\D*)(\d{0,18})(.*)$"


@dataclass(frozen=True, slots=True)
class RowOrder:
    """By which column, and whether the last comes first."""

    column: int
    descending: bool = False


def ordered(job_sheet: JobSheet, rows: pl.Series, order: RowOrder) -> OrderedRows:
    """Return the rows (UInt32) by the texts of a column: `7 B` before `10 A`, capitals alike.

    Blank ones come last either way; rows of which the texts say the same stay as they were. Slow
    where there are many.
    """
    texts = job_sheet.frame[f"c{order.column}"].gather(rows)
    by = pl.DataFrame({"row": rows, "by": _ranks(texts)})
    by = by.sort("by", descending=order.descending, nulls_last=True, maintain_order=True)
    return OrderedRows(by["row"])


def _ranks(texts: pl.Series) -> pl.Series:
    """Return a number for each text, the same for the same; null for a blank one."""
    kinds = texts.unique()
    stripped = kinds.str.strip_chars()
    numbers = stripped.cast(pl.Float64, strict=False)
    if (numbers.is_not_null() | (stripped == "")).all():
        return texts.str.strip_chars().cast(pl.Float64, strict=False)
    read = pl.DataFrame({"text": kinds, "read": stripped.str.to_lowercase()})
    read = read.filter(pl.col("read") != "")
    if read.height <= _MOST_READ:
        parts = pl.col("read").str.extract_groups(_PARTS).struct.rename_fields(["a", "n", "z"])
        read = read.with_columns(parts.alias("parts")).unnest("parts")
        read = read.with_columns(pl.col("n").cast(pl.Int64, strict=False))
        read = read.sort("a", "n", "z", nulls_last=False)
        first = pl.struct("a", "n", "z")
    else:
        read = read.sort("read")
        first = pl.col("read")
    read = read.select("text", first.rle_id().alias("rank"))
    return (
        pl.DataFrame({"text": texts})
        .join(read, on="text", how="left", maintain_order="left")
        .to_series(1)
    )
