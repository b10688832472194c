"""Which rows and cells a filter of the table shows: facts about a sheet and its problems."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

import polars as pl

from rosterwizard.core.sheet.row_list import RowList
from rosterwizard.core.showing.places import Places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import JobSheet

RowFilter = Literal["all", "error", "warning", "note", "fixed", "changed"]
CELL = {"row": pl.UInt32, "column": pl.UInt16}


class ShownCells:
    """What the filters choose from, for one sheet.

    first: what was found when the sheet was checked for the first time; what stands there and
        no longer in `problems` counts as fixed.
    """

    def __init__(self, job_sheet: JobSheet, problems: Problems, first: Problems) -> None:
        self.job_sheet = job_sheet
        self.problems = problems
        self.first = first
        self.told = Places(problems.frame)
        self.at_first = self.told if first is problems else Places(first.frame)

    @cached_property
    def changed(self) -> Places:
        """The cells whose text is no longer the file's own."""
        return Places(changed_cells(self.job_sheet))

    @cached_property
    def following(self) -> Places:
        """The problems that follow from others: they are not told, and yet there."""
        return Places(self.problems.following)

    def cells(self, row_filter: RowFilter) -> pl.DataFrame:
        """Return the cells that bring a row into the filter.

        Columns `row` and `column` (null: the whole row), ordered, each place once. "all" has
        no cells of its own: it is every row.
        """
        if row_filter == "changed":
            return self.changed.frame
        if row_filter == "fixed":
            return fixed_cells(self.problems, self.first)
        if row_filter == "all":
            return pl.DataFrame(schema=CELL)
        return _places(self.problems.of_severity(row_filter))

    def rows(self, row_filter: RowFilter) -> Sequence[int]:
        """Return the positions of the filter's rows in the order of the sheet, each once."""
        if row_filter == "all":
            return range(self.job_sheet.frame.height)
        return RowList.of(self.cells(row_filter)["row"])

    def fixed_between(self, start: int, stop: int) -> pl.DataFrame:
        """Return what is fixed in the rows from `start` on and before `stop`, as `cells` does."""
        first = self.at_first.between(start, stop)
        return _gone(first, self.told.between(start, stop), self.following.between(start, stop))

    def fixed_in(self, rows: pl.Series) -> pl.DataFrame:
        """Return what is fixed in those rows (UInt32, ascending, each once), as `cells` does."""
        first = self.at_first.of_rows(rows)
        return _gone(first, self.told.of_rows(rows), self.following.of_rows(rows))


def touched_cells(job_sheet: JobSheet) -> pl.DataFrame:
    """Return all cells that the edits changed, perhaps back again: schema `CELL`, each once."""
    done = job_sheet.edits.done
    if any(edit.set_aside or edit.brought_back for edit in done):
        return _cells_of_columns(job_sheet)  # where rows go, later edits count them otherwise
    parts = [edit.cells.select(*CELL) for edit in done]
    return pl.concat([pl.DataFrame(schema=CELL), *parts]).unique()


def _cells_of_columns(job_sheet: JobSheet) -> pl.DataFrame:
    """Return all cells that differ from the file's own in a column that an edit changed."""
    done = job_sheet.edits.done
    columns = {int(column) for edit in done for column in edit.cells["column"].unique()}
    parts = [pl.DataFrame(schema=CELL)]
    for column in sorted(columns):
        differs = job_sheet.frame[f"c{column}"] != job_sheet.sheet.frame[f"c{column}"]
        rows = pl.DataFrame({"row": differs.arg_true().cast(pl.UInt32)})
        parts.append(rows.with_columns(pl.lit(column, pl.UInt16).alias("column")))
    return pl.concat(parts)


def changed_cells(job_sheet: JobSheet) -> pl.DataFrame:
    """Return the cells whose text is no longer the file's own: schema `CELL`, ordered.

    An edit that was taken back, by undo or by typing, leaves no trace here.
    """
    parts = [pl.DataFrame(schema=CELL)]
    for (column,), part in touched_cells(job_sheet).group_by("column"):
        own, now = (
            frame[f"c{column}"].gather(part["row"])
            for frame in (job_sheet.sheet.frame, job_sheet.frame)
        )
        parts.append(part.filter(own != now))
    return pl.concat(parts).sort("row", "column")


def fixed_cells(problems: Problems, first: Problems) -> pl.DataFrame:
    """Return the places that had a problem at first and have none now: schema `CELL`, ordered.

    What is not told, for it follows from another problem, is none the less there.
    """
    if problems is first:
        return pl.DataFrame(schema=CELL)
    return _gone(first.frame, problems.frame, problems.following)


def _gone(first: pl.DataFrame, *now: pl.DataFrame) -> pl.DataFrame:
    """Return the places in rows of `first` of which none is in any of the others, ordered."""
    there = pl.concat([part.select(*CELL) for part in now])
    gone = _places(first).join(there, on=list(CELL), how="anti", nulls_equal=True)
    return gone.sort(*CELL, nulls_last=False)


def place_after(
    places: pl.DataFrame, row: int, column: int, *, backwards: bool = False
) -> tuple[int, int] | None:
    """Return the next of `places` after (or before) a cell, going round at the end.

    places: schema `CELL`; a null column stands before the row's first cell and is given
        back as -1. None when there is no place at all.
    """
    if places.is_empty():
        return None
    keys = places.select(
        (
            pl.col("row").cast(pl.Int64) * _WIDEST + pl.col("column").cast(pl.Int64).fill_null(-1)
        ).alias("key")
    )["key"]
    ordered = keys if keys.is_sorted() else keys.sort()
    here = row * _WIDEST + column
    side: Literal["left", "right"] = "left" if backwards else "right"
    following = int(ordered.search_sorted(here, side))
    place = following - 1 if backwards else following % len(ordered)
    found_row, found_column = divmod(ordered[place] + 1, _WIDEST)
    return found_row, found_column - 1


_WIDEST = 1 << 17  # more than the columns that a UInt16 can name, so that keys never overlap


def _places(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the places in rows of an ordered frame, each once and in that order."""
    places = frame.select(*CELL).filter(pl.col("row").is_not_null())
    is_new = [pl.col(name).ne_missing(pl.col(name).shift(1)) for name in CELL]
    return places.filter((pl.int_range(pl.len()) == 0) | pl.any_horizontal(is_new))
