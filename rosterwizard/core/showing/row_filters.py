"""Which rows and cells a filter of the table shows: facts about a sheet and its problems."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl

from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.job.job import JobSheet

RowFilter = Literal["all", "error", "warning", "note", "fixed", "changed"]
CELL = {"row": pl.UInt32, "column": pl.UInt16}


@dataclass(frozen=True, slots=True)
class ShownCells:
    """What the filters choose from, for one sheet.

    first: what was found when the sheet was checked for the first time; what stands there and
        no longer in `problems` counts as fixed.
    """

    job_sheet: JobSheet
    problems: Problems
    first: Problems

    def cells(self, row_filter: RowFilter) -> pl.DataFrame:
        """Return the cells that bring a row into the filter.

        Columns `row` and `column` (null: the whole row), ordered, each place once. "all" has
        no cells of its own: it is every row.
        """
        if row_filter == "changed":
            return changed_cells(self.job_sheet)
        if row_filter == "fixed":
            return fixed_cells(self.problems, self.first)
        if row_filter == "all":
            return pl.DataFrame(schema=CELL)
        return _places(self.problems.of_severity(row_filter))

    def rows(self, row_filter: RowFilter) -> Sequence[int]:
        """Return the positions of the filter's rows in the order of the sheet, each once."""
        if row_filter == "all":
            return range(self.job_sheet.frame.height)
        rows: list[int] = self.cells(row_filter)["row"].unique().sort().to_list()
        return rows

    def counts(self) -> Mapping[RowFilter, int]:
        """Return how many problems of each severity there are, and how many rows else.

        Problems of the headings or the file count too, as everywhere else, though no row has them.
        """
        found = self.problems.counts()
        return {
            "all": self.job_sheet.frame.height,
            "error": found["error"],
            "warning": found["warning"],
            "note": found["note"],
            "fixed": self.cells("fixed")["row"].n_unique(),
            "changed": self.cells("changed")["row"].n_unique(),
        }


def changed_cells(job_sheet: JobSheet) -> pl.DataFrame:
    """Return the cells whose text is no longer the file's own: schema `CELL`, ordered.

    An edit that was taken back, by undo or by typing, leaves no trace here.
    """
    touched = {
        int(column)
        for edit in job_sheet.edits.done
        for column in edit.cells["column"].unique().to_list()
    }
    parts = [pl.DataFrame(schema=CELL)]
    for column in sorted(touched):
        differs = job_sheet.frame[f"c{column}"] != job_sheet.sheet.frame[f"c{column}"]
        rows = differs.arg_true().cast(pl.UInt32)
        parts.append(
            pl.DataFrame({"row": rows}).with_columns(pl.lit(column, pl.UInt16).alias("column"))
        )
    return pl.concat(parts).sort("row", "column")


def fixed_cells(problems: Problems, first: Problems) -> pl.DataFrame:
    """Return the places that had a problem at first and have none now: schema `CELL`, ordered.

    What is not told, for it follows from another problem, is none the less there.
    """
    return (
        _places(first.frame)
        .join(_places(problems.every), on=["row", "column"], how="anti", nulls_equal=True)
        .sort("row", "column", nulls_last=True)
    )


def place_after(
    places: pl.DataFrame, row: int, column: int, *, backwards: bool = False
) -> tuple[int, int] | None:
    """Return the next of `places` after (or before) a cell, going round at the end.

    places: schema `CELL`; a null column stands before the row's first cell and is given
        back as -1. None when there is no place at all.
    """
    ordered = places.select(
        (
            pl.col("row").cast(pl.Int64) * _WIDEST + pl.col("column").cast(pl.Int64).fill_null(-1)
        ).alias("key")
    )["key"].sort()
    if ordered.is_empty():
        return None
    here = row * _WIDEST + column
    key = _before(ordered, here) if backwards else _after(ordered, here)
    found_row, found_column = divmod(key + 1, _WIDEST)
    return found_row, found_column - 1


_WIDEST = 1 << 17  # more than the columns that a UInt16 can name, so that keys never overlap


def _after(ordered: pl.Series, here: int) -> int:
    later = ordered.filter(ordered > here)
    return int(later[0] if len(later) else ordered[0])


def _before(ordered: pl.Series, here: int) -> int:
    earlier = ordered.filter(ordered < here)
    return int(earlier[-1] if len(earlier) else ordered[-1])


def _places(frame: pl.DataFrame) -> pl.DataFrame:
    return (
        frame.select("row", "column")
        .filter(pl.col("row").is_not_null())
        .unique()
        .sort("row", "column", nulls_last=False)
    )
