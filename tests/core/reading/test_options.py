"""Sheets that are wanted are one or several, in the person's words."""

from __future__ import annotations

from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions


def test_sheets_are_wanted_by_their_names() -> None:
    assert FIND_OUT.sheet_names == ()
    assert FIND_OUT.of_sheets([]) == FIND_OUT
    assert FIND_OUT.of_sheets(["Year 7"]) == ReadingOptions("Year 7")
    both = ReadingOptions(heading_row=3).of_sheets(["Year 7", "Year 8"])
    assert (both.sheet_names, both.heading_row) == (("Year 7", "Year 8"), 3)
