"""Cells that change their places inside their rows, as what a fix changes (schema `CELLS`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from rosterwizard.core.job.job import JobSheet


def cells_swapped(job_sheet: JobSheet, rows: pl.Series, one: str, other: str) -> pl.DataFrame:
    """Return both fields' cells of these rows with each other's texts."""
    columns = [job_sheet.matching.column_of(name) for name in (one, other)]
    there = [column for column in columns if column is not None]
    texts = [job_sheet.frame[f"c{column}"].gather(rows) for column in reversed(there)]
    return cells_put(job_sheet, rows, dict(zip(there, texts, strict=True)))


def cells_moved(
    job_sheet: JobSheet, rows: pl.Series, first: int, side: Literal["left", "right"]
) -> pl.DataFrame:
    """Return the cells from column `first` on moved back in these rows, from where they moved to.

    side: where they moved to. A text at the end where they are moved to is lost.
    """
    import polars as pl

    columns = range(first, job_sheet.frame.width)
    texts = [job_sheet.frame[f"c{column}"].gather(rows) for column in columns]
    blank = pl.repeat("", rows.len(), dtype=pl.String, eager=True)
    back = [*texts[1:], blank] if side == "right" else [blank, *texts[:-1]]
    return cells_put(job_sheet, rows, dict(zip(columns, back, strict=True)))


def cells_put(job_sheet: JobSheet, rows: pl.Series, texts: Mapping[int, pl.Series]) -> pl.DataFrame:
    """Return these texts, by column and one for each of the rows, as cells that change."""
    import polars as pl

    from rosterwizard.core.job.edits import CELLS, no_cells

    parts = [
        pl.DataFrame(
            {
                "row": rows.cast(pl.UInt32),
                "column": pl.repeat(column, rows.len(), dtype=pl.UInt16, eager=True),
                "before": job_sheet.frame[f"c{column}"].gather(rows),
                "after": after,
            },
            schema=CELLS,
        )
        for column, after in texts.items()
    ]
    return pl.concat([no_cells(), *parts])
