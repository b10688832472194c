"""Undoable changes laid over a sheet. The person's own file is never written."""

from dataclasses import dataclass, field, replace
from typing import Literal

import polars as pl

Side = Literal["before", "after"]
CELLS = {"row": pl.UInt32, "column": pl.UInt16, "before": pl.String, "after": pl.String}


@dataclass(frozen=True, slots=True)
class HeadingEdit:
    """The heading of one column (counted from 0) before and after."""

    column: int
    before: str = field(repr=False)
    after: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Edit:
    """One step that can be undone.

    cells: one row for each changed cell, with the schema `CELLS`; positions count from 0.
    code, params: the words for the step ("fix-whitespace", …).
    headings: the headings that it changes.
    """

    cells: pl.DataFrame = field(repr=False)
    code: str = "edit-typed"
    params: dict[str, object] = field(repr=False, default_factory=dict)
    headings: tuple[HeadingEdit, ...] = ()

    def from_here(self, frame: pl.DataFrame) -> "Edit":
        """Return the step with what stands in `frame` as its `before`.

        A step may have been worked out on an older state of the sheet; undoing it must bring back
        what it really replaced.
        """
        cells = [
            part.with_columns(frame[f"c{column}"].gather(part["row"]).alias("before"))
            for (column,), part in self.cells.group_by("column", maintain_order=True)
        ]
        return replace(self, cells=pl.concat(cells)) if cells else self


@dataclass(frozen=True, slots=True)
class Edits:
    """The steps taken and those undone, oldest first."""

    done: tuple[Edit, ...] = ()
    undone: tuple[Edit, ...] = ()

    def with_edit(self, edit: Edit) -> "Edits":
        """Return the log with one more step; what was undone is forgotten."""
        return Edits((*self.done, edit), ())

    def without_last(self) -> "Edits":
        """Return the log with the last step undone."""
        return replace(self, done=self.done[:-1], undone=(*self.undone, self.done[-1]))

    def with_last_again(self) -> "Edits":
        """Return the log with the step that was undone last done again."""
        return replace(self, done=(*self.done, self.undone[-1]), undone=self.undone[:-1])


def laid_over(frame: pl.DataFrame, cells: pl.DataFrame, side: Side = "after") -> pl.DataFrame:
    """Return `frame` with the `after` (or `before`) texts of `cells` put in.

    frame: columns "c0", "c1", …, as in `Sheet`. cells: schema `CELLS`.
    """
    changed = []
    for (column,), part in cells.group_by("column"):
        name = f"c{column}"
        changed.append(frame[name].scatter(part["row"], part[side]).alias(name))
    return frame.with_columns(changed)
