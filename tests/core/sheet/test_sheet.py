"""A sheet keeps its row numbers and oddities when rows are set aside."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from rosterwizard.core.sheet.aside_row import AsideRow
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.sheet.sheet import Origin, Sheet, column_letter

RAGGED, OF_ALL = Oddity("ragged-row"), Oddity("encoding")


@pytest.mark.parametrize(
    ("column", "letter"),
    [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")],
)
def test_columns_have_the_letters_of_a_spreadsheet(column: int, letter: str) -> None:
    assert column_letter(column) == letter


def test_of_very_many_rows_only_the_first_say_what_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rosterwizard.core.sheet.sheet._MOST_TOLD", 1)
    rows = pl.DataFrame({"c0": ["a", "b"]})
    sheet = Sheet(rows, ("x",), pl.Series([2, 3], dtype=pl.UInt32), Origin(Path("a.csv")))
    left = sheet.without_rows({0: "ruler", 1: "ruler"})
    assert [each.text for each in left.set_aside] == ["a", ""]


def test_rows_set_aside_leave_gaps_and_oddities_move_along() -> None:
    sheet = Sheet(
        pl.DataFrame({"c0": ["a", "b", "c", "d"]}),
        ("x",),
        pl.Series([2, 3, 5, 6], dtype=pl.UInt32),
        Origin(Path("a.csv")),
        {RAGGED: pl.Series([0, 2, 3], dtype=pl.UInt32), OF_ALL: None},
        (AsideRow(9, "sample"),),
        pl.Series(["A", "A", "B", "A"], dtype=pl.Enum(["A", "B"])),
    )

    left = sheet.without_rows({1: "by-hand", 0: "ruler"})

    assert left.frame["c0"].to_list() == ["c", "d"]
    assert left.sheet_row.to_list() == [5, 6]
    places = left.oddities[RAGGED]
    assert places is not None
    assert places.to_list() == [0, 1]
    assert left.oddities[OF_ALL] is None
    assert left.places.in_words().to_list() == ["5 of “B”", "6 of “A”"]
    assert left.set_aside == (
        AsideRow(9, "sample"),
        AsideRow(2, "ruler", "a", "A"),
        AsideRow(3, "by-hand", "b", "A"),
    )
    assert left.set_aside_for("sample", "ruler") == left.set_aside[:2]
    assert left.height == 2
    assert sheet.without_rows({}).frame.equals(sheet.frame)
