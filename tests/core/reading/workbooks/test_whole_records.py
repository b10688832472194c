"""A CSV that was pasted into one column is cut as the file would be."""

from __future__ import annotations

import csv

import pytest

from rosterwizard.core.reading.grid import frame_of
from rosterwizard.core.reading.workbooks.whole_records import cut_apart
from rosterwizard.core.sheet.oddity import Oddity

KNOWN = frozenset({"id", "name", "class"})


def test_rows_keep_their_numbers_and_how_many_cells_they_have() -> None:
    cut = cut_apart(frame_of([["List", "ID;Name;Class", "1;A;7", "", "2;B", "3;C;8;x"]]), KNOWN)
    assert cut is not None
    grid = cut.below(2)
    assert grid.frame.rows() == [
        ("1", "A", "7", ""),
        ("",) * 4,
        ("2", "B", "", ""),
        ("3", "C", "8", "x"),
    ]
    assert grid.sheet_row.to_list() == [3, 4, 5, 6]
    assert grid.cells is not None
    assert grid.cells.to_list() == [3, 1, 2, 4]
    assert list(grid.oddities) == [Oddity("odd-records", "cells")]


@pytest.mark.parametrize(
    "columns",
    [
        [["Name", "Lovelace, Ada", "Turing, Alan"]],
        [["Name", "Lovelace, Ada, 7A", "Turing, Alan, 7A"]],
        [["ID,Name", "1,A"], ["x", ""]],
        [["ID,Name"]],
        [["", ""]],
    ],
)
def test_other_columns_are_left_whole(columns: list[list[str]]) -> None:
    assert cut_apart(frame_of(columns), KNOWN) is None


def test_a_record_may_have_a_cell_of_any_length() -> None:
    csv.field_size_limit(131_072)  # as Python starts

    cut = cut_apart(frame_of([["ID;Name;Class", f"1;{'A' * 200_000};7", "2;B;7"]]), KNOWN)
    assert cut is not None
    assert [len(cell) for cell in cut.below(1).frame.row(0)] == [1, 200_000, 1]
