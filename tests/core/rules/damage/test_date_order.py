"""Dates are mended by what the whole column shows, and asked about where it shows nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.fixing.applied import fixed
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.language import Constraints, Field
from tests.helpers.checked import messages, record_type, sheet, system

if TYPE_CHECKING:
    from collections.abc import Sequence

ISO = Field("day", type="date")
US = Field("day", type="date", format="%m/%d/%Y")
DAY_FIRST = Field("day", type="date", format="%d/%m/%Y")
DAYS = record_type(ISO)
Made = dict[str, dict[str, str]]


def made_of(field: Field, cells: Sequence[str]) -> tuple[Made, Made]:
    """Return what the safe fixes make of texts, and what the proposals make, by their code."""
    of = record_type(field)
    made = sheet(of, {field.name: cells})
    sure: Made = {}
    asked: Made = {}
    for fix in fixes_for(made, check_sheet(system(of), made)):
        texts = dict(fix.cells.select("before", "after").iter_rows())
        (sure if fix.safe else asked).setdefault(fix.code, {}).update(texts)
    return sure, asked


def test_one_day_above_twelve_settles_the_column() -> None:
    cells = ["14/09/2026", "04/12/2026", "5.6.2026", "05-06-2026", "07/08/2026 00:00:00"]
    sure, asked = made_of(ISO, cells)
    assert list(sure["fix-date"].values()) == [
        *("2026-09-14", "2026-12-04", "2026-06-05", "2026-06-05", "2026-08-07"),
    ]
    assert asked == {}
    assert made_of(ISO, ["9/14/2026", "4/12/2026"])[0] == {
        "fix-date": {"9/14/2026": "2026-09-14", "4/12/2026": "2026-04-12"}
    }


def test_without_one_both_orders_are_asked_about() -> None:
    assert made_of(ISO, ["04/05/2026", "06/06/2026"]) == (
        {"fix-date": {"06/06/2026": "2026-06-06"}},
        {
            "fix-day-first": {"04/05/2026": "2026-05-04"},
            "fix-month-first": {"04/05/2026": "2026-04-05"},
        },
    )


def test_where_both_orders_stand_only_the_others_are_asked_about() -> None:
    sure, asked = made_of(ISO, ["14/09/2026", "09/14/2026", "04/05/2026"])
    assert sure == {"fix-date": {"14/09/2026": "2026-09-14", "09/14/2026": "2026-09-14"}}
    assert set(asked) == {"fix-day-first", "fix-month-first"}


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2026年9月14日",
            "2026년 9월 14일",
            "14 Sep 2026",
            "14. September 2026",
            "Sep 14, 2026",
            "September 14th, 2026",
        ),
        *("14-sept-2026", "14 de septiembre de 2026", "14 septembre 2026", "14 września 2026"),
    ],
)
def test_a_month_in_words_is_sure(text: str) -> None:
    assert made_of(ISO, [text]) == ({"fix-date": {text: "2026-09-14"}}, {})


@pytest.mark.parametrize("text", ["14 Foo 2026", "31/02/2026", "2026", "45/13/2026", "Sep 2026"])
def test_what_is_no_date_has_no_mend(text: str) -> None:
    assert made_of(ISO, [text]) == ({}, {})


def test_a_number_is_sure_only_among_dates_of_its_time() -> None:
    assert made_of(ISO, ["46279"]) == ({}, {"fix-serial-date": {"46279": "2026-09-14"}})
    near = ["46279", "2026-09-01"]
    assert made_of(ISO, near) == ({"fix-date": {"46279": "2026-09-14"}}, {})
    far = ["46279", "2010-09-01"]
    assert made_of(ISO, far) == ({}, {"fix-serial-date": {"46279": "2026-09-14"}})


def test_a_year_of_two_digits_is_asked_about_in_the_likely_century() -> None:
    assert made_of(ISO, ["14.9.26"])[1] == {"fix-short-date": {"14.9.26": "2026-09-14"}}
    born = Field("day", type="date", constraints=Constraints(maximum="2020-12-31"))
    assert made_of(born, ["14.9.26"])[1] == {"fix-short-date": {"14.9.26": "1926-09-14"}}
    assert made_of(ISO, ["9/14/2011", "4/5/11"])[1] == {"fix-short-date": {"4/5/11": "2011-04-05"}}


def test_no_date_out_of_its_bounds_is_proposed() -> None:
    limits = Constraints(minimum="2026-01-01", maximum="2026-12-31")
    field = Field("day", type="date", constraints=limits)
    assert made_of(field, ["14/09/2025", "14 Sep 2027"]) == ({}, {})


# Dates that pass


@pytest.mark.parametrize(
    ("field", "cells", "after"),
    [
        (ISO, ["2026-14-09", "2026-15-09", "2026-03-04"], ("2026-03-04", "2026-04-03")),
        (US, ["14/09/2026", "15/09/2026", "03/04/2026"], ("03/04/2026", "04/03/2026")),
        (DAY_FIRST, ["09/14/2026", "09/15/2026", "03/04/2026"], ("03/04/2026", "04/03/2026")),
    ],
)
def test_dates_that_pass_in_a_column_of_exchanged_ones_are_told_and_mended(
    field: Field, cells: list[str], after: tuple[str, str]
) -> None:
    sure, asked = made_of(field, [*cells, (field.format == "default" and "2026-05-05") or ""])
    assert sure["fix-date-order"] == dict([after])
    assert len(sure["fix-date"]) == 2
    assert asked == {}
    told = messages(record_type(field), {field.name: cells})
    assert sum(after[1] in each for each in told) == 1


@pytest.mark.parametrize(
    ("field", "cells"),
    [
        (ISO, ["2026-14-09", "2026-03-04"]),  # one may be a slip
        (ISO, ["2026-14-09", "2026-15-09", "2026-03-14"]),
        (US, ["14/09/2026", "15/09/2026", "03/14/2026", "03/04/2026"]),
        (US, ["14/09/2026", "15/09/2026", "3/14/2026", "03/04/2026"]),
        (Field("day", type="date", format="%d %B %Y"), ["14/09/2026", "15/09/2026"]),
    ],
)
def test_dates_that_pass_are_right_where_the_column_does_not_say_otherwise(
    field: Field, cells: list[str]
) -> None:
    assert "fix-date-order" not in made_of(field, cells)[0]


def test_a_year_in_front_says_nothing_of_the_day_where_they_are_exchanged() -> None:
    cells = ["2026-14-09", "2026-15-9", "2026-3-4"]
    sure, asked = made_of(ISO, cells)
    assert list(sure["fix-date"].values()) == ["2026-09-14", "2026-09-15", "2026-04-03"]
    assert asked == {}
    cells = ["2026-3-7", "2026-3-8", "2026-4-9"]  # these are only short
    assert made_of(ISO, cells)[0]["fix-date"]["2026-3-7"] == "2026-03-07"
    assert made_of(ISO, ["2026-14-09", "2026-15-09", "2026-3-14", "2026-03-04"])[0] == {
        "fix-date": {"2026-3-14": "2026-03-14"}
    }


# Years and numbers


def test_years_and_numbers_of_spreadsheets_are_mended() -> None:
    years = ["2031", "2030.0", "31", "'29", "60", "203"]
    assert made_of(Field("y", type="year"), years) == (
        {"fix-whole-number": {"2030.0": "2030"}},
        {"fix-short-year": {"31": "2031", "'29": "2029", "60": "1960"}},
    )
    assert made_of(Field("y", type="year"), ["31"])[1] == {"fix-short-year": {"31": "2031"}}
    whole = ["7.0", "7.00", "5,0", "1.000", "1,000", "7.5"]
    assert made_of(Field("n", type="integer"), whole) == (
        {"fix-whole-number": {"7.0": "7", "7.00": "7", "5,0": "5"}},
        {},
    )
    numbers = ["3,5", "-1,25", "1,234", "1,2345", "3.5"]
    assert made_of(Field("n", type="number"), numbers) == (
        {"fix-decimal-comma": {"3,5": "3.5", "-1,25": "-1.25", "1,2345": "1.2345"}},
        {},
    )


@pytest.mark.parametrize("others", [("1931", "2030"), ("1931",)])
def test_a_year_in_which_nobody_was_at_school_tells_nothing_of_two_digits(
    others: tuple[str, ...],
) -> None:
    _sure, asked = made_of(Field("year", "year"), ["31", *others])
    assert asked == {"fix-short-year": {"31": "2031"}}


def test_which_of_two_orders_is_meant_is_never_taken_unasked() -> None:
    made = Job(system(DAYS), (sheet(DAYS, {"day": ["3/4/2026", "5/6/2026", "1/2/26"]}),))
    assert fixed(made, safe=False).steps == ()
    known = ["25/4/2026", "3/4/2026", "1/2/26"]
    done = fixed(Job(system(DAYS), (sheet(DAYS, {"day": known}),)), safe=False)
    assert done.job.sheets[0].frame["c0"].to_list() == ["2026-04-25", "2026-04-03", "2026-02-01"]


def test_one_slip_says_nothing_of_the_century_of_others() -> None:
    cells = ["2026-04-25", "2026-05-25", "2526-05-25", "1405-06-23", "26.6.26", "300000"]
    done = fixed(Job(system(DAYS), (sheet(DAYS, {"day": cells}),)), safe=False)
    assert done.job.sheets[0].frame["c0"].to_list()[4] == "2026-06-26"
    safe = fixed(Job(system(DAYS), (sheet(DAYS, {"day": cells}),)), safe=True)
    assert safe.job.sheets[0].frame["c0"].to_list() == cells


def test_one_slip_says_nothing_of_the_century_of_years() -> None:
    years = record_type(Field("year", type="year"))
    made = Job(system(years), (sheet(years, {"year": ["2030", "2031", "3030", "30"]}),))
    assert fixed(made, safe=False).job.sheets[0].frame["c0"].to_list()[3] == "2030"


def test_a_date_that_stands_for_all_rows_shows_no_order() -> None:
    of = record_type(Field("id"), ISO)
    made = Job(system(of), (sheet(of, {"id": ["1"]}, day="1/2/2026"),))
    assert fixed(made, safe=False).steps == ()


def test_of_a_list_of_years_nothing_is_made() -> None:
    assert made_of(Field("y", type="list", item_type="year"), ["31"])[1] == {}


@pytest.mark.parametrize("text", ["18/12/0026", "0026/12/18", "18 Dec 0026", "0026-12-18 00:00"])
def test_a_year_that_begins_with_a_zero_is_none_and_nothing_is_made_of_it(text: str) -> None:
    assert messages(DAYS, {"day": [text]})
    assert made_of(ISO, [text, "2026-12-18", "14/09/2026"])[1] == {}
    assert text not in made_of(ISO, [text, "2026-12-18", "14/09/2026"])[0]["fix-date"]
