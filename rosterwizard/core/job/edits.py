"""Undoable changes laid over a sheet. The person's own file is never written."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Literal

import msgspec
import polars as pl
from msgspec import Struct

from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.matching.matching_edits import MatchingEdit

Side = Literal["before", "after"]
_PIECE = 1 << 16  # rows
CELLS = {"row": pl.UInt32, "column": pl.UInt16, "before": pl.String, "after": pl.String}


def no_cells() -> pl.DataFrame:
    """Return no changed cell, with the schema `CELLS`."""
    return pl.DataFrame(schema=CELLS)


class HeadingEdit(Struct, frozen=True):
    """The heading of one column (counted from 0) before and after."""

    column: int
    before: str
    after: str

    def __repr__(self) -> str:
        """Show no text."""
        return f"HeadingEdit(column={self.column})"


class NewRow(Struct, frozen=True):
    """A row that a person added: it is in no file.

    at: its position in the sheet as it was opened, where new rows come below all others. sheet: the
    name of its own sheet where several are stacked.
    """

    at: int = 0
    sheet: str = ""


class Edit(Struct, frozen=True, eq=False):
    """One step that can be undone: every way in which a sheet can change.

    It is kept just as it is, so what is added here is kept too.

    cells: one row for each changed cell, with the schema `CELLS`; positions count from 0.
    code, params: the words for the step ("fix-whitespace", …).
    headings: the headings that it changes.
    matching: what it changes of the matching.
    set_aside, brought_back: rows that stop or begin again to count as records, as positions in
        the sheet as it was opened. The cells are changed before the rows go.
    kept: rows, counted as these are, of which a person said that they are records.
    new_rows: rows that come below all others. They are blank before the cells are changed.
    number: which one it is of the edits of all sheets of a job, in the order in which they were
        made; 0 for one of no job, and in work that was kept before they were counted.
    """

    cells: pl.DataFrame = msgspec.field(default_factory=no_cells)
    code: str = "edit-typed"
    params: dict[str, object] = {}
    headings: tuple[HeadingEdit, ...] = ()
    matching: MatchingEdit | None = None
    set_aside: tuple[int, ...] = ()
    brought_back: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()
    new_rows: tuple[NewRow, ...] = ()
    number: int = 0

    @property
    def rows_as_opened(self) -> tuple[int, ...]:
        """The rows that it names by their positions in the sheet as it was opened."""
        return (*self.set_aside, *self.brought_back, *self.kept, *self.new_at)

    @property
    def new_at(self) -> tuple[int, ...]:
        """Where its new rows are, counted like these."""
        return tuple(each.at for each in self.new_rows)

    def __repr__(self) -> str:
        """Show no cell."""
        return f"Edit({self.code!r}, cells={len(self.cells)}, headings={len(self.headings)})"

    def from_here(self, frame: pl.DataFrame, matching: Matching) -> "Edit":
        """Return the step with what stands in `frame` and `matching` as its `before`.

        A step may have been worked out on an older state of the sheet; undoing it must bring back
        what it really replaced.
        """
        headings = tuple(
            HeadingEdit(each.column, matching.matches[each.column].heading, each.after)
            for each in self.headings
        )
        meant = self.matching
        if meant is not None:
            meant = MatchingEdit(meant.after.in_(matching), meant.after)
        cells = with_before(self.cells, frame)
        return msgspec.structs.replace(self, cells=cells, headings=headings, matching=meant)


def with_before(cells: pl.DataFrame, frame: pl.DataFrame) -> pl.DataFrame:
    """Return the cells with what stands in `frame` as their `before`."""
    parts = [
        part.with_columns(frame[f"c{column}"].gather(part["row"]).alias("before"))
        for (column,), part in cells.group_by("column", maintain_order=True)
    ]
    return pl.concat(parts) if parts else cells


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
    frame = in_pieces(frame)
    changed = []
    for (column,), part in cells.sort("row", maintain_order=True).group_by("column"):
        changed.append(with_values(frame[f"c{column}"], part["row"], part[side]))
    return frame.with_columns(changed)


def in_pieces(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the same columns in pieces, of which an edit copies only those that it changes."""
    if frame.height <= _PIECE or max(frame.to_series(0).chunk_lengths()) <= 2 * _PIECE:
        return frame
    pieces = [frame.slice(start, _PIECE) for start in range(0, frame.height, _PIECE)]
    return pl.concat(pieces, rechunk=False)


def with_values(column: pl.Series, rows: pl.Series, values: pl.Series) -> pl.Series:
    """Return the column with these values in these rows (ascending), in the same pieces.

    All columns stay cut at the same rows: else Polars would join the pieces at each look at two.
    """
    pieces, start, first = [], 0, 0
    for length in column.chunk_lengths():
        piece = column.slice(start, length)
        last = bisect_left(rows, start + length, first)
        if first < last:
            own = slice(first, last)
            piece = piece.scatter(rows[own] - start, values[own])
        pieces.append(piece)
        start, first = start + length, last
    return pl.concat(pieces, rechunk=False)


def meant_after(matching: Matching, edit: Edit, side: Side = "after") -> Matching:
    """Return the matching as the edit has it after (or had it before)."""
    for each in edit.headings:
        heading = each.after if side == "after" else each.before
        matching = matching.with_heading(each.column, heading)
    if edit.matching is None:
        return matching
    part = edit.matching.after if side == "after" else edit.matching.before
    return part.put_into(matching)
