"""Codes that became dates are told and asked about; sound ones are left alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.fixing.applied import fixed
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.sheet.oddity import Oddity
from tests.helpers.checked import codes, found, record_type, sheet, system

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.job.job import JobSheet

CLASS = Field("Class")
Proposed = dict[str, list[str]]


def proposed_for(made: JobSheet) -> Proposed:
    """Return for each text what is proposed, in its order; nothing of it is safe."""
    found: Proposed = {}
    for fix in fixes_for(made, check_sheet(system(made.record_type), made)):
        assert not fix.safe
        for before, after in fix.cells.select("before", "after").iter_rows():
            found.setdefault(before, []).append(after)
    return found


def proposed(field: Field, cells: Sequence[str]) -> Proposed:
    return proposed_for(sheet(record_type(field), {field.name: cells}))


SPELLINGS = (
    *("5-Mar", "05-Mar", "Mar-05", "5-Mar-26", "05-Mar-2026", "05.03.", "05.03.2026"),
    *("2026-03-05", "2026-03-05 00:00:00", "5. Mrz", "05-mars", "5-mar", "05. März"),
    *("3月5日", "2026年3月5日", "3월 5일"),
)


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_date_among_codes_may_have_been_either(text: str) -> None:
    assert proposed(CLASS, ["3-6", "7A", "10C", text]) == {text: ["5-3", "3-5"]}


def test_the_sign_is_that_of_the_other_codes() -> None:
    assert proposed(CLASS, ["3/6", "4/1", "10-2", "3/5/2026"]) == {"3/5/2026": ["3/5", "5/3"]}
    assert proposed(CLASS, ["3.6", "4.1", "6-Jun"]) == {"6-Jun": ["6.6"]}


def test_what_may_be_a_month_and_its_year_is_told_alone() -> None:
    assert codes(CLASS, "3-6", "4-1", "Sep-09") == ["", "", "date-damage"]
    assert proposed(CLASS, ["3-6", "4-1", "Sep-09"]) == {}


def test_the_word_of_a_month_comes_back_where_the_others_have_one() -> None:
    assert proposed(CLASS, ["MAR2", "SEP1", "1-Mar", "DEC3"]) == {"1-Mar": ["MAR1"]}
    assert proposed(CLASS, ["MAR2", "SEP1", "01.03."]) == {"01.03.": ["1-3", "3-1"]}


def test_bare_numbers_are_dates_only_among_ranges() -> None:
    assert proposed(CLASS, ["3-6", "4-1", "46086", "46087"]) == {
        "46086": ["5-3", "3-5"],
        "46087": ["6-3", "3-6"],
    }
    assert proposed(CLASS, ["3-6", "4-1", "5-2", "46086"]) == {}
    assert proposed(CLASS, ["7A", "8B", "10C", "46086", "46087"]) == {}


def test_a_class_column_of_nothing_but_whole_dates_was_something_else() -> None:
    assert set(proposed(CLASS, ["2026-03-05", "2026-04-06"])) == {"2026-03-05", "2026-04-06"}
    assert proposed(Field("Joined"), ["2026-03-05", "2026-04-06"]) == {}


@pytest.mark.parametrize(
    "cells",
    [
        ["MAR1", "MAR2", "SEP1"],
        ["3-5", "4-6", "12-2", "10/2"],
        ["Jan", "May", "Kim"],
        ["Sep-26", "Jan-26", "Mar-27"],  # when they began
        ["5-Mar", "6-Mar", "7-Mar"],
        ["7A", "8B", "5-Foo", "05.13.2026 x", "45.13.2026", "13.13."],
        ["Year 7 Blue", "Year 8 Red", "Team 5-Mar", "5-Mar"],
        ["3-5", "5-Mar", "6-Mar", "7-Mar", "8-Mar"],  # too few codes beside them
    ],
)
def test_sound_codes_are_left_alone(cells: list[str]) -> None:
    assert set(codes(CLASS, *cells)) == {""}


@pytest.mark.parametrize(
    "field", [Field("Password"), Field("surname"), Field("n", type="date", format="%d-%b")]
)
def test_secrets_names_and_dates_are_not_looked_at(field: Field) -> None:
    assert not any("date-damage" in told for told in codes(field, "7A", "8B", "3-4", "5-Mar"))


# Dates of a workbook


def with_dates(field: Field, cells: Sequence[str], rows: Sequence[int]) -> JobSheet:
    """Return a sheet in which reading noticed dates in these rows."""
    made = sheet(record_type(field), {field.name: cells})
    noticed = {Oddity("date-damage", column=0): pl.Series(rows, dtype=pl.UInt32)}
    return replace(made, sheet=replace(made.sheet, oddities=noticed))


def told(made: JobSheet) -> set[int | None]:
    problems = check_sheet(system(made.record_type), made)
    return {row for row, _, code in found(made, problems) if code == "date-damage"}


def test_a_date_of_the_workbook_is_told_once_and_proposed_whatever_stands_beside_it() -> None:
    made = with_dates(CLASS, ["Blue", "1-Feb", "Q1"], [1, 2])
    assert told(made) == {1, 2}
    assert check_sheet(system(made.record_type), made).frame.height == 2
    assert proposed_for(made) == {"1-Feb": ["1-2", "2-1"]}


def test_what_was_typed_over_it_is_no_date_any_more() -> None:
    made = with_dates(CLASS, ["Blue", "1-Feb"], [1])
    assert told(replace(made, frame=pl.DataFrame({"c0": ["Blue", "Feb1"]}))) == set()
    assert told(with_dates(Field("surname"), ["Ng", "1-Feb"], [1])) == {1}
    assert told(with_dates(Field("Joined", type="date"), ["2026-01-02"], [0])) == set()


def test_which_of_two_codes_was_typed_is_never_taken_unasked() -> None:
    of = record_type(Field("class"))
    cells = ["3-5", "5-6", "7-8", "5-Mar", "3-Mar"]
    done = fixed(Job(system(of), (sheet(of, {"class": cells}),)), safe=False)
    assert done.job.sheets[0].frame["c0"].to_list() == [*cells[:4], "3-3"]


@pytest.mark.parametrize(
    "cells", [("5-Mar", "6-Apr"), ("5. Mrz", "6. Okt"), ("05-mars", "06-juin")]
)
def test_classes_that_are_all_days_are_told(cells: tuple[str, ...]) -> None:
    assert codes(CLASS, *cells, "") == ["date-damage", "date-damage", ""]


def test_codes_that_stand_beside_it_say_in_which_order_it_was_typed() -> None:
    of = record_type(CLASS)
    for dates in (("6-Nov", "3-May"), ("11-Jun", "5-Mar")):
        cells = ["6-11", "3-5", "7-8", *dates, "4-Apr"]
        done = fixed(Job(system(of), (sheet(of, {CLASS.name: cells}),)), safe=False)
        assert done.job.sheets[0].frame["c0"].to_list()[3:] == ["6-11", "3-5", "4-4"]


def test_codes_in_both_orders_decide_nothing() -> None:
    of = record_type(CLASS)
    cells = ["6-11", "3-5", "5-3", "6-Nov", "3-May"]
    done = fixed(Job(system(of), (sheet(of, {CLASS.name: cells}),)), safe=False)
    assert done.job.sheets[0].frame["c0"].to_list() == cells


def test_one_code_beside_dates_in_full_is_enough_where_the_field_holds_codes() -> None:
    cells = ("4-5", "2026-03-05", "2026-05-01 00:00:00")
    assert codes(CLASS, *cells) == ["", "date-damage", "date-damage"]
    assert codes(Field("batch"), *cells) == ["", "", ""]
    assert codes(CLASS, "Blue", *cells[1:]) == ["", "", ""]


@pytest.mark.parametrize("cells", [("5-Mar", "5-Mar"), ("Sep-25", "Jan-26"), ("MAR1", "MAR2")])
def test_one_class_or_when_people_began_is_no_damage(cells: tuple[str, ...]) -> None:
    assert not any(codes(CLASS, *cells))
