"""Cells with the same text as one that a person has just typed over, to be changed alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.job.cell_edits import Search, replaced

if TYPE_CHECKING:
    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.job.job import JobSheet


@dataclass(frozen=True, slots=True)
class Alike:
    """The cells of one column that still have the text, and a problem.

    rows: their positions, ascending UInt32.
    """

    column: int
    before: str = field(repr=False)
    after: str = field(repr=False)
    rows: pl.Series = field(repr=False)

    def edit(self, sheet: JobSheet) -> Edit | None:
        """Return the step that changes them all; None where none has the text any more."""
        search = Search(
            self.before,
            (self.column,),
            tuple(self.rows),
            match_case=True,
            whole_cell=True,
        )
        return replaced(sheet, search, self.after)


def alike(sheet: JobSheet, problems: Problems, edit: Edit) -> Alike | None:
    """Return the cells in which the same may be typed as in the one that `edit` typed into.

    sheet, problems: as they are after it. None where there is none; where the text was empty, for
    then nothing is alike; in a column of passwords or of values that stand once only; and where
    what was typed is no better than what it took the place of.
    """
    if edit.code != "edit-typed" or edit.cells.height != 1:
        return None
    row, column, before, after = edit.cells.row(0)
    name = sheet.matching.matches[column].field
    if not before.strip() or name is None or column in sheet.secret_columns:
        return None
    if any(rule.has_twins and rule.names == (name,) for rule in problems.rules):
        return None
    there = problems.frame.filter(pl.col("column") == column).drop_nulls("row")
    still = there.filter(pl.col("row") == row)["rule"]
    rows = there.filter(~pl.col("rule").is_in(still.implode()))["row"].unique().sort()
    rows = rows.filter(sheet.frame[f"c{column}"].gather(rows) == before)
    return Alike(column, before, after, rows) if len(rows) else None
