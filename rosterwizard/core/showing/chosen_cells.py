"""Which cells a person chose in the table, and which rows and columns are shown there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.job.cell_edits import Area
    from rosterwizard.core.job.job import JobSheet


@dataclass(frozen=True, slots=True)
class ChosenCells:
    """areas: the selected cells. rows: those that are shown, in their order.

    all_rows: whether these are all. columns: those that are shown, in their order, without those
    of passwords. column: the one among them that the keyboard is in.
    """

    areas: tuple[Area, ...] = field(repr=False)
    rows: Sequence[int] = field(repr=False)
    all_rows: bool
    columns: tuple[int, ...]
    column: int

    @classmethod
    def among(
        cls,
        sheet: JobSheet,
        rows: Sequence[int],
        columns: Sequence[int],
        areas: Sequence[Area],
        column: int,
    ) -> ChosenCells:
        """Return what is chosen among these rows and columns of the sheet, which are shown."""
        open_ = tuple(each for each in columns if each not in sheet.secret_columns)
        return cls(tuple(areas), rows, len(rows) == sheet.frame.height, open_, column)

    @property
    def cells(self) -> int:
        """How many cells are selected, at most: some may be in two areas."""
        return sum(len(rows) * len(columns) for rows, columns in self.areas)

    @property
    def selected_rows(self) -> tuple[int, ...]:
        """The rows with a selected cell, in the order in which they are shown."""
        return tuple(dict.fromkeys(row for rows, _ in self.areas for row in rows))

    @property
    def selected_columns(self) -> tuple[int, ...]:
        """The columns with a selected cell, in the order in which they are shown."""
        chosen = {column for _, columns in self.areas for column in columns}
        return tuple(each for each in self.columns if each in chosen)
