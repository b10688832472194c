"""A row is called by its own number, and by its own sheet where several are stacked."""

from __future__ import annotations

import polars as pl

from rosterwizard.core.sheet.row_places import RowPlaces

NUMBER = pl.Series([2, 3, 2], dtype=pl.UInt32)
SHEET = pl.Series(["Year 7", "Year 7", "Year 10"], dtype=pl.Enum(["Year 7", "Year 10"]))


def test_rows_of_one_sheet_are_called_by_their_numbers() -> None:
    places = RowPlaces(NUMBER)

    assert places.in_words().to_list() == ["2", "3", "2"]
    assert places.sheet_of(0) is None
    assert places.longest() == (None, 3)


def test_rows_of_stacked_sheets_are_called_by_their_sheet_too() -> None:
    places = RowPlaces(NUMBER, SHEET)

    assert places.in_words().to_list() == ["2 of “Year 7”", "3 of “Year 7”", "2 of “Year 10”"]
    assert places.sheet_of(2) == "Year 10"
    assert places.longest() == ("Year 10", 3)


def test_some_rows_keep_their_places() -> None:
    some = pl.Series([2, 0], dtype=pl.UInt32)

    assert RowPlaces(NUMBER).of_rows(some).in_words().to_list() == ["2", "2"]
    assert RowPlaces(NUMBER, SHEET).of_rows(some).in_words().to_list() == [
        "2 of “Year 10”",
        "2 of “Year 7”",
    ]


def test_a_sheet_without_rows_needs_no_room() -> None:
    assert RowPlaces(NUMBER.clear()).longest() == (None, 0)


def test_rows_are_found_by_their_number_in_each_sheet() -> None:
    assert RowPlaces(NUMBER, SHEET).numbered(2) == [0, 2]
    assert RowPlaces(NUMBER).numbered(404) == []
