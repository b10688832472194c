"""Which rows and cells a filter of the table shows: facts about a sheet and its problems."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

import polars as pl

from rosterwizard.core.sheet.row_list import RowList
from rosterwizard.core.showing.places_by_row import Places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.edits import Edit
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
        self._cells: dict[RowFilter, pl.DataFrame] = {}
        self.at_first = self.told if first is problems else Places(first.frame)

    def followed_by(self, job_sheet: JobSheet, problems: Problems) -> ShownCells:
        """Return what the filters choose from after other edits, in the same rows."""
        after = ShownCells(job_sheet, problems, self.first)
        retold = cells_between(self.job_sheet, job_sheet)
        if retold is not None:
            kept = self.changed.frame.join(retold, on=list(CELL), how="anti")
            again = _differing(retold, job_sheet)
            after.changed = Places(pl.concat([kept, again]).sort(*CELL))
        return after

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
        if row_filter == "all":
            return pl.DataFrame(schema=CELL)
        if row_filter not in self._cells:
            self._cells[row_filter] = (
                fixed_cells(self.problems, self.first)
                if row_filter == "fixed"
                else _places(self.problems.of_severity(row_filter))
            )
        return self._cells[row_filter]

    def rows(self, row_filter: RowFilter) -> Sequence[int]:
        """Return the positions of the filter's rows in the order of the sheet, each once."""
        if row_filter == "all":
            return range(self.job_sheet.frame.height)
        return RowList.of(self.cells(row_filter)["row"])

    def fixed_between(self, start: int, stop: int) -> set[tuple[int, int | None]]:
        """Return the row and column of what is fixed in the rows from `start` on, before `stop`."""
        first = set(cells_of(self.at_first.between(start, stop)))
        if not first:
            return first
        now = (self.told.between(start, stop), self.following.between(start, stop))
        return first.difference(*map(cells_of, now))

    def fixed_rows_in(self, rows: pl.Series) -> int:
        """Return in how many of those rows (UInt32, ascending, each once) something is fixed."""
        first = self.at_first.of_rows(rows)
        if first.is_empty():
            return 0
        return _gone(first, self.told.of_rows(rows), self.following.of_rows(rows))["row"].n_unique()


def cells_of(places: pl.DataFrame) -> Iterator[tuple[int, int | None]]:
    """Give the row and the column of each place; for a few, that is faster than any query."""
    return zip(places["row"].to_list(), places["column"].to_list(), strict=True)


def touched_cells(job_sheet: JobSheet) -> pl.DataFrame:
    """Return all cells that the edits changed, perhaps back again: schema `CELL`, each once."""
    done = job_sheet.edits.done
    if any(edit.set_aside or edit.brought_back for edit in done):
        return _cells_of_columns(job_sheet)  # where rows go, later edits count them otherwise
    return _cells_of_edits(done)


def cells_between(before: JobSheet, after: JobSheet) -> pl.DataFrame | None:
    """Return all cells that may differ between two states of a sheet: schema `CELL`, each once.

    None where rows went or came between them, even if they are back.
    """
    was, now = before.edits.done, after.edits.done
    same = next(
        (place for place, (one, other) in enumerate(zip(was, now, strict=False)) if one != other),
        min(len(was), len(now)),
    )
    steps = (*was[same:], *now[same:])
    if any(step.set_aside or step.brought_back or step.new_rows for step in steps):
        return None
    return _cells_of_edits(steps)


def _cells_of_edits(edits: Sequence[Edit]) -> pl.DataFrame:
    parts = [pl.DataFrame([edit.cells[name] for name in CELL]) for edit in edits]
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
    return _differing(touched_cells(job_sheet), job_sheet).sort(*CELL)


def _differing(touched: pl.DataFrame, job_sheet: JobSheet) -> pl.DataFrame:
    """Return those of the cells whose text is no longer the file's own."""
    parts = [pl.DataFrame(schema=CELL)]
    for (column,), part in touched.group_by("column"):
        own, now = (
            frame[f"c{column}"].gather(part["row"])
            for frame in (job_sheet.sheet.frame, job_sheet.frame)
        )
        parts.append(part.filter(own != now))
    return pl.concat(parts)


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


def _places(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the places in rows of an ordered frame, each once and in that order."""
    in_rows = frame.lazy().select(*CELL).filter(pl.col("row").is_not_null())
    is_new = [pl.col(name).ne_missing(pl.col(name).shift(1)) for name in CELL]
    is_first = pl.int_range(pl.len()) == 0
    return in_rows.filter(is_first | pl.any_horizontal(is_new)).collect()
