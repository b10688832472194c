"""A cell that is merged over rows counts for each of them."""

from __future__ import annotations

import polars as pl

from rosterwizard.core.reading.workbooks.merged_cells import filled_by_merged

FRAME = pl.DataFrame({"c0": ["a", "b", "c", "d"], "c1": ["8A", "", "x", ""]})


def test_blank_cells_take_the_value_of_the_cell_above() -> None:
    frame, filled = filled_by_merged(FRAME, [(5, 1, 8, 1)], 5)

    assert frame["c1"].to_list() == ["8A", "8A", "x", "8A"]
    assert filled == [(6, 1), (8, 1)]


def test_titles_blanks_and_areas_outside_fill_nothing() -> None:
    areas = [(5, 0, 5, 1), (3, 1, 8, 1), (6, 1, 8, 1), (5, 9, 8, 9), (20, 1, 30, 1)]
    frame, filled = filled_by_merged(FRAME, areas, 5)

    assert (frame.equals(FRAME), filled) == (True, [])


def test_areas_that_lie_over_each_other_cost_no_more_than_the_rows() -> None:
    frame, filled = filled_by_merged(FRAME, [(5, 1, 1_048_576, 1)] * 1000, 5)

    assert len(filled) == 2
    assert frame.height == 4
