"""Rows that hold nothing but blanks are left out, whatever blanks they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from rosterwizard.core.reading.grid import Grid, frame_of, rows_from
from rosterwizard.core.reading.sheets import sheet_of
from rosterwizard.core.sheet.sheet import Origin

BLANKS = "\t\n\v\f\r \x85\xa0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000"


@pytest.mark.parametrize("blank", ["", *BLANKS, "  \xa0"], ids=ascii)
@pytest.mark.parametrize("column", [0, 1])
def test_a_row_of_blanks_is_left_out(blank: str, column: int) -> None:
    columns = [["a", "", "é", "~", "!", " x"], ["b", "", "", "", "", ""]]
    columns[column][1] = blank
    sheet = sheet_of(["h", "i"], Grid(frame_of(columns), rows_from(2, 6)), Origin(Path("a.csv")))
    assert sheet.sheet_row.to_list() == [2, 4, 5, 6, 7]
    assert sheet.origin.blank_rows == 1


def test_all_rows_stay_where_none_is_blank() -> None:
    frame = frame_of([["a", "b"], ["", "c"]])
    sheet = sheet_of(["h", "i"], Grid(frame, rows_from(2, 2)), Origin(Path("a.csv")))
    assert sheet.frame.rows() == [("a", ""), ("b", "c")]
