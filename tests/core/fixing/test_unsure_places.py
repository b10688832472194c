"""No fix is proposed for a cell that may stand below the heading of another one."""

from __future__ import annotations

import polars as pl

from rosterwizard.core.cells.moved_row import Shift
from rosterwizard.core.fixing.unsure_places import UnsurePlaces
from rosterwizard.core.job.edits import CELLS, HeadingEdit
from rosterwizard.core.rules.checked_rule import Spoiled
from rosterwizard.core.rules.damage.shifted_headings import ShiftedHeadings
from rosterwizard.core.rules.damage.shifted_row import ShiftedRow

MOVED = ShiftedRow(side="right", rows=(1,), shifts={1: Shift(1, 2, 4, is_known=False)})
HEADINGS = ShiftedHeadings(first_wrong="mail", spoiled=Spoiled(1, 3))
CHANGED = pl.DataFrame(
    [(row, column, "a", "b") for row in (0, 1) for column in (0, 2)], schema=CELLS, orient="row"
)


def left(unsure: UnsurePlaces, *, of_rows: bool) -> list[tuple[int, int]]:
    return list(unsure.without(CHANGED, of_rows=of_rows).select("row", "column").iter_rows())


def test_cells_of_moved_rows_stay_as_they_are() -> None:
    unsure = UnsurePlaces.of([MOVED])

    assert left(unsure, of_rows=False) == [(0, 0), (0, 2), (1, 0)]
    assert left(unsure, of_rows=True) == [(0, 0), (0, 2)]  # no half of what goes together
    assert unsure.without_headings([HeadingEdit(4, "a", "b")])


def test_columns_and_headings_from_where_one_may_be_missing_stay_as_they_are() -> None:
    unsure = UnsurePlaces.of([MOVED, HEADINGS])

    assert left(unsure, of_rows=False) == [(0, 0), (1, 0)]
    assert left(unsure, of_rows=True) == []
    kept = unsure.without_headings([HeadingEdit(0, "a", "b"), HeadingEdit(1, "a", "b")])
    assert [each.column for each in kept] == [0]


def test_everywhere_else_all_is_proposed() -> None:
    assert left(UnsurePlaces.of([]), of_rows=True) == [(0, 0), (0, 2), (1, 0), (1, 2)]
