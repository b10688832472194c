"""A sheet keeps its row numbers and oddities when rows are set aside."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from rosterwizard.core.sheet.aside_row import AsideRow
from rosterwizard.core.sheet.sheet import Origin, Sheet, column_letter


@pytest.mark.parametrize(
    ("column", "letter"),
    [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")],
)
def test_columns_have_the_letters_of_a_spreadsheet(column: int, letter: str) -> None:
    assert column_letter(column) == letter


def test_rows_set_aside_leave_gaps_and_oddities_move_along() -> None:
    sheet = Sheet(
        pl.DataFrame({"c0": ["a", "b", "c", "d"]}),
        ("x",),
        pl.Series([2, 3, 5, 6], dtype=pl.UInt32),
        Origin(Path("a.csv")),
        {"ragged-row": pl.Series([0, 2, 3], dtype=pl.UInt32)},
        (AsideRow(9, "sample"),),
    )

    left = sheet.without_rows({1: "by-hand", 0: "ruler"})

    assert left.frame["c0"].to_list() == ["c", "d"]
    assert left.sheet_row.to_list() == [5, 6]
    assert left.oddities["ragged-row"].to_list() == [0, 1]
    assert left.set_aside == (
        AsideRow(9, "sample"),
        AsideRow(2, "ruler", "a"),
        AsideRow(3, "by-hand", "b"),
    )
    assert left.set_aside_for("sample", "ruler") == left.set_aside[:2]
    assert left.height == 2
    assert sheet.without_rows({}).frame.equals(sheet.frame)
