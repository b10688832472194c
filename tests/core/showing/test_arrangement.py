"""Rows are filtered and sorted as people read what stands there, and stay so."""

from __future__ import annotations

from typing import Literal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.profiles.language import Field, RecordType, Schema
from rosterwizard.core.sheet.row_list import OrderedRows, RowList
from rosterwizard.core.showing import row_order
from rosterwizard.core.showing.arrangement import Arrangement, order_in_words
from rosterwizard.core.showing.checked_job import CheckedSheet, checked
from rosterwizard.core.showing.column_filters import ColumnFilter, values_in
from rosterwizard.core.showing.row_order import RowOrder
from tests.helpers.patron_jobs import HEADINGS, infiniti_job, patron
from tests.helpers.small_jobs import PATRONS, job_sheet

SURNAME, MAIL = 3, 4
NAMES = ("Ngata", " moreau", "", "Moreau", "Class 10", "class 7", "élan")
SORTED = ("class 7", "Class 10", "élan", " moreau", "Moreau", "Ngata", "")


def sheet_of(*surnames: str) -> CheckedSheet:
    table = [patron(row, surname=surname) for row, surname in enumerate(surnames)]
    return checked(infiniti_job((HEADINGS, table)), {}, UNWATCHED).sheets["patrons"]


def shown(sheet: CheckedSheet, how: Arrangement) -> list[str]:
    rows = how.rows(range(sheet.sheet.frame.height), sheet.sheet, sheet)
    return [sheet.sheet.frame["c3"][row] for row in rows]


def by_surname(*, descending: bool = False) -> Arrangement:
    return Arrangement(order=RowOrder(SURNAME, descending))


def test_texts_are_sorted_as_people_read_them() -> None:
    assert shown(sheet_of(*NAMES), by_surname()) == list(SORTED)


def test_blank_ones_come_last_either_way_and_the_same_stay_as_they_were() -> None:
    found = shown(sheet_of(*NAMES), by_surname(descending=True))
    assert found == ["Ngata", " moreau", "Moreau", "élan", "Class 10", "class 7", ""]


@pytest.mark.parametrize("most_read", [0, 1000])
def test_numbers_are_sorted_as_numbers(most_read: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_order, "_MOST_READ", most_read)
    assert shown(sheet_of("10", " 9", "", "-1", "9.5"), by_surname()) == [
        *("-1", " 9", "9.5", "10", "")
    ]


@pytest.mark.parametrize(
    "texts",
    [
        *(("S-1", "S-2", "S-10"), ("a.1", "a.2", "a.10"), ("K+1", "K+2", "K+10")),
        *(
            ("-10", "-5", "-1"),
            ("-1", "0", "+2"),
            ("1.5", "1.75", "1.8"),
            ("7\nB", "7 A", "9\nC", "10 A"),
        ),
    ],
)
def test_numbers_behind_signs_and_before_lines_are_read(texts: tuple[str, ...]) -> None:
    """Behind letters a dash is no minus; a cell of several lines is read to its end."""
    assert shown(sheet_of(*sorted(texts)), by_surname()) == list(texts)


def test_more_kinds_than_are_read_are_sorted_by_their_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(row_order, "_MOST_READ", 3)
    assert shown(sheet_of("b10", "B9", "", "a1", "c"), by_surname()) == ["a1", "b10", "B9", "c", ""]


@given(st.lists(st.text("aB19 é", max_size=4), min_size=1, max_size=30), st.booleans())
def test_every_row_is_there_once_and_found_again(texts: list[str], descending: bool) -> None:
    rows = pl.int_range(len(texts), dtype=pl.UInt32, eager=True)
    sheet = job_sheet(PATRONS, [(text, "") for text in texts])
    order = row_order.ordered(sheet, rows, RowOrder(0, descending))
    assert sorted(order) == list(range(len(texts)))
    assert [order.place_of(row) for row in order] == list(range(len(texts)))
    assert order.place_of(len(texts)) is None
    blank = [not texts[row].strip() for row in order]
    assert blank == sorted(blank)


DAYS: dict[tuple[str, str], tuple[str, ...]] = {
    ("date", ""): ("1999-12-31", "2 Jan 2014", "2014-03-07", "13/3/2014", "2014-11-01"),
    ("date", "%m/%d/%Y"): ("12/31/1999", "1/2/2014", "02/01/2014", "3/13/2014", "11/01/2014"),
    ("date", "%d.%m.%Y"): ("31.12.1999", "02.01.2014", "13.1.2014", "01.11.2014"),
    ("datetime", ""): ("1999-12-31T08:00:00", "2014-01-02T07:00:00Z", "2014-01-02T11:00:00"),
    ("datetime", "%d/%m/%Y %H:%M"): ("31/12/1999 23:59", "02/01/2014 07:00", "01/11/2014 01:00"),
}


def days_of(kind: Literal["date", "datetime"], form: str) -> RecordType:
    field = Field(name="day", type=kind, format=form)
    return RecordType(name="days", schema=Schema(fields=(field,)))


def test_more_days_than_are_read_are_sorted_where_they_are_in_their_form(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(row_order, "_MOST_READ", 2)
    texts = ["11/01/2014", "12/31/1999", "1 Jan 2020", " 02/03/2014 "]
    sheet = job_sheet(days_of("date", "%m/%d/%Y"), [(text,) for text in texts])
    rows = pl.int_range(4, dtype=pl.UInt32, eager=True)
    assert list(row_order.ordered(sheet, rows, RowOrder(0))) == [1, 3, 0, 2]


@pytest.mark.parametrize(("kind", "form"), DAYS)
@pytest.mark.parametrize("descending", [False, True])
def test_dates_are_sorted_by_the_day_that_they_mean(
    kind: Literal["date", "datetime"], form: str, descending: bool
) -> None:
    """What is no date comes behind them either way, and blank ones last."""
    days = DAYS[kind, form][:: -1 if descending else 1]
    none = ("later", "soon")[:: -1 if descending else 1]
    right = (*days, *none, "")
    texts = sorted(right)
    of_days = RecordType(
        name="days", schema=Schema(fields=(Field(name="day", type=kind, format=form),))
    )
    sheet = job_sheet(of_days, [(text,) for text in texts])
    rows = pl.int_range(len(texts), dtype=pl.UInt32, eager=True)
    order = row_order.ordered(sheet, rows, RowOrder(0, descending))
    assert [texts[row] for row in order] == list(right)


def test_the_same_day_in_two_forms_stays_as_it_was() -> None:
    sheet = job_sheet(
        days_of("date", ""), [("2014-03-13",), ("13/3/2014",), ("2014-03-13",), ("2014-01-01",)]
    )
    rows = pl.int_range(4, dtype=pl.UInt32, eager=True)
    assert list(row_order.ordered(sheet, rows, RowOrder(0))) == [3, 0, 1, 2]


def test_a_million_dates_are_sorted_by_one_key_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """By several keys at once Polars takes ten times as long."""
    asked: list[object] = []
    sort = pl.DataFrame.sort

    def noting(frame: pl.DataFrame, *by: str, **how: bool) -> pl.DataFrame:
        if "day" in frame.columns and "row" in frame.columns:
            asked.append(by)
        return sort(frame, *by, **how)

    monkeypatch.setattr(pl.DataFrame, "sort", noting)
    texts = ["2014-03-13", "soon", "2014-01-02"]
    sheet = job_sheet(days_of("date", ""), [(text,) for text in texts])
    rows = pl.int_range(3, dtype=pl.UInt32, eager=True)
    assert list(row_order.ordered(sheet, rows, RowOrder(0))) == [2, 0, 1]
    assert asked == [("text",), ("day",)]


def test_ordered_rows_know_which_are_among_them() -> None:
    rows = OrderedRows(pl.Series([5, 1, 9], dtype=pl.UInt32))
    asked = pl.Series([1, 2, 9], dtype=pl.UInt32)
    assert rows.has(asked).to_list() == [True, False, True]
    assert rows.places_of(pl.Series([9, 5], dtype=pl.UInt32)).to_list() == [2, 0]
    part = rows[1:]
    assert isinstance(part, OrderedRows)
    assert list(part) == [1, 9]


@pytest.mark.parametrize(
    ("by", "found"),
    [
        (ColumnFilter(SURNAME, "contains", ("MOR",)), [" moreau", "Moreau"]),
        (ColumnFilter(SURNAME, "contains", (".",)), []),
        (ColumnFilter(SURNAME, "blank"), [""]),
        (ColumnFilter(SURNAME, "filled"), [each for each in NAMES if each]),
        (ColumnFilter(SURNAME, "values", ("", "Ngata")), ["Ngata", ""]),
        (ColumnFilter(SURNAME, "problems"), [" moreau"]),
    ],
)
def test_each_filter_shows_what_fits(by: ColumnFilter, found: list[str]) -> None:
    assert shown(sheet_of(*NAMES), Arrangement((by,))) == found


def test_filters_of_several_columns_are_held_together_and_one_of_each() -> None:
    sheet = sheet_of(*NAMES)
    how = Arrangement().filtered(ColumnFilter(SURNAME, "contains", ("class",)))
    how = how.filtered(ColumnFilter(MAIL, "contains", ("user0005",)))
    assert shown(sheet, how) == ["class 7"]
    how = how.filtered(ColumnFilter(SURNAME, "blank"))
    assert how.filter_of(SURNAME) == ColumnFilter(SURNAME, "blank")
    assert shown(sheet, how) == []
    assert shown(sheet, how.unfiltered(SURNAME)) == ["class 7"]
    assert how.unfiltered(SURNAME).unfiltered(MAIL) == Arrangement()
    assert how.filter_of(0) is None


def test_a_heading_turns_from_one_order_to_the_next() -> None:
    how = Arrangement().turned(SURNAME)
    assert how.order_of(SURNAME) == RowOrder(SURNAME)
    assert how.order_of(MAIL) is None
    assert how.turned(SURNAME).order == RowOrder(SURNAME, descending=True)
    assert how.turned(SURNAME).turned(SURNAME).order is None
    assert how.turned(MAIL).order == RowOrder(MAIL)


def test_with_nothing_arranged_the_rows_are_those_of_the_file() -> None:
    sheet = sheet_of(*NAMES)
    rows = range(3)
    assert Arrangement().rows(rows, sheet.sheet, sheet) is rows
    assert not Arrangement()


def test_only_those_of_the_choice_are_arranged() -> None:
    sheet = sheet_of(*NAMES)
    few = RowList(pl.Series([0, 1, 3], dtype=pl.UInt32))
    assert list(by_surname().rows(few, sheet.sheet, sheet)) == [1, 3, 0]
    assert list(by_surname().rows([0, 3], sheet.sheet, sheet)) == [3, 0]


def test_what_was_typed_since_the_check_counts() -> None:
    sheet = sheet_of("b", "c")
    edit = typed(sheet.sheet, 1, SURNAME, "a")
    assert edit is not None
    now = sheet.sheet.edited(edit)
    assert list(by_surname().rows(range(2), now, sheet)) == [1, 0]


def test_few_values_are_offered_and_many_are_not() -> None:
    assert values_in(sheet_of("b", "", "b").sheet, SURNAME) == (("", 1), ("b", 2))
    many = [f"n{row}" for row in range(21)]
    assert values_in(sheet_of(*many).sheet, SURNAME) == ()


def test_what_is_arranged_is_said() -> None:
    assert ColumnFilter(0, "contains", ("x ",)).words("Year") == "Year contains “x·”"
    assert ColumnFilter(0, "values", ("7", "")).words("Year") == "Year is 7 or no text"
    assert ColumnFilter(0, "values", tuple("abcde")).words("Year") == "Year is a, b, c or 2 more"
    assert ColumnFilter(0, "blank").words("Year") == "Year is blank"
    assert ColumnFilter(0, "filled").words("Year") == "Year is not blank"
    assert ColumnFilter(0, "problems").words("Year") == "Year has a problem"
    assert repr(ColumnFilter(0, "contains", ("x",))) == "ColumnFilter(column=0, kind='contains')"
    assert order_in_words(RowOrder(0), "Year") == "Sorted by Year, first to last"
    assert order_in_words(RowOrder(0, descending=True), "Year") == "Sorted by Year, last to first"
