"""A row is called by its own number, and by its own sheet where several are stacked."""

from __future__ import annotations

import polars as pl

from rosterwizard.core.sheet.row_places import BEYOND, RowPlaces, row_name, split_number

NUMBER = pl.Series([2, 3, 2], dtype=pl.UInt32)
SHEET = pl.Series(["Year 7", "Year 7", "Year 10"], dtype=pl.Enum(["Year 7", "Year 10"]))


def test_rows_of_one_sheet_are_called_by_their_numbers() -> None:
    places = RowPlaces(NUMBER)

    assert places.in_words().to_list() == ["2", "3", "2"]
    assert places.sheet_of(0) is None
    assert places.longest() == "3"


def test_rows_of_stacked_sheets_are_called_by_their_sheet_too() -> None:
    places = RowPlaces(NUMBER, SHEET)

    assert places.in_words().to_list() == ["2 of “Year 7”", "3 of “Year 7”", "2 of “Year 10”"]
    assert places.sheet_of(2) == "Year 10"
    assert places.longest() == "3 of “Year 10”"


def test_some_rows_keep_their_places() -> None:
    some = pl.Series([2, 0], dtype=pl.UInt32)

    assert RowPlaces(NUMBER).of_rows(some).in_words().to_list() == ["2", "2"]
    assert RowPlaces(NUMBER, SHEET).of_rows(some).in_words().to_list() == [
        "2 of “Year 10”",
        "2 of “Year 7”",
    ]


def test_a_sheet_without_rows_needs_no_room() -> None:
    assert RowPlaces(NUMBER.clear()).longest() == "0"


def test_rows_are_found_by_their_number_in_each_sheet() -> None:
    assert RowPlaces(NUMBER, SHEET).numbered(2) == [0, 2]
    assert RowPlaces(NUMBER).numbered(404) == []


def test_a_new_row_is_never_called_like_one_of_the_file() -> None:
    number = pl.Series([2, BEYOND + 1, 3, BEYOND + 2], dtype=pl.UInt32)
    places = RowPlaces(number)

    assert places.in_words().to_list() == ["2", "new 1", "3", "new 2"]
    assert places.in_file().to_list() == [2, None, 3, None]
    assert places.new().to_list() == [None, 1, None, 2]
    assert places.last_in_file() == 3
    assert places.longest() == "new 2"
    assert places.numbered(1) == []
    assert [split_number(each) for each in number] == [(2, None), (None, 1), (3, None), (None, 2)]
    assert row_name(BEYOND + 7, "Year 7") == "new 7 of “Year 7”"


def test_places_are_known_again_by_their_two_numbers() -> None:
    for sheet in (None, SHEET):
        places = RowPlaces(pl.Series([5, None, BEYOND + 3], dtype=pl.UInt32), sheet)
        again = RowPlaces.of(places.in_file(), places.new(), sheet)
        assert again.number.to_list() == [5, None, BEYOND + 3]
        assert again.number.dtype == pl.UInt32
    assert RowPlaces(places.number).in_words().to_list() == ["5", None, "new 3"]
