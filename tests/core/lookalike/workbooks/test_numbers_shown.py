"""For each text that a format can show, a number is found; and for no other."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.lookalike.workbooks.numbers_shown import NumbersShown
from rosterwizard.core.reading.workbooks.number_format import BUILT_IN, format_of

if TYPE_CHECKING:
    from decimal import Decimal

FORMATS = dict.fromkeys(
    (
        *BUILT_IN.values(),
        *("00000", '"P"0000', "000-00-0000", "(000) 000-0000", "0.00%", "#,##0.00,", "0.0,,"),
        *(
            "[h]:mm:ss",
            "h:mm AM/PM",
            "mm:ss",
            "yyyy",
            "mmm yy",
            "dddd",
            "d-mmm h:mm",
            "dd/mm/yyyy hh:mm",
        ),
        *('"Class 8"00', "0;(0)", '0;-0;"none"', "[<100]0;0.0", "[$€-407] #,##0.00", ";;;", "@"),
    )
)


LAST = 70_000  # days, in the year 2091


@cache
def numbers_shown(form: str, *, is_1904: bool) -> NumbersShown:
    return NumbersShown(format_of(form), is_1904=is_1904)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=10)
@given(
    number=st.one_of(
        st.integers(-99_999, 9_999_999),
        st.integers(30_000, 60_000),
        st.decimals(0, 70_000, places=2),
        st.integers(10**14, 10**19),
    ),
    is_1904=st.booleans(),
)
def test_what_is_shown_is_shown_again(form: str, number: int | Decimal, is_1904: bool) -> None:
    numbers = numbers_shown(form, is_1904=is_1904)
    shown = numbers.shown(str(number))
    found = numbers.showing(shown)
    if found is None:  # such dates are nobody's
        assert format_of(form).is_date
        assert number > LAST or number != int(number)
    else:
        assert numbers.shown(found) == shown


@pytest.mark.parametrize(
    ("form", "shown", "number"),
    [
        (None, "1001", "1001"),
        ("General", "0.3", "0.3"),
        ("General", "1e+21", "1E+21"),
        ("General", "-5", "-5"),
        ("00000", "00123", "123"),
        ('"P"0000', "P0012", "12"),
        ('"Class 8"00', "Class 807", "7"),
        ("0%", "50%", "0.5"),
        ("(000) 000-0000", "(555) 123-4567", "5551234567"),
        ("0;(0)", "(7)", "-7"),
        ('0;-0;"none"', "0", "0.000000001"),  # rounded to nothing, and no nothing
        ("dd/mm/yyyy", "2014-05-17", "41776"),
        ("dd/mm/yyyy hh:mm", "2014-05-17T06:00:00", "41776.25"),
        ("yyyy", "2014", "41640"),  # the first of January: the day itself was not shown
        ("d-mmm", "29-Feb", "36585"),
        ("h:mm AM/PM", "6:00 PM", "0.75"),
        ("mm:ss", "01:30", "0.0010416666666666667"),
        ("[h]:mm:ss", "36:05:00", "1.5034722222222223"),
        ("d-mmm h:mm", "1-Feb 6:00", "36557.25"),
        ("ddd yyyy", "Mon 2019", "43556"),
        ("ddd d mm", "Mon 29 02", "1521"),
    ],
)
def test_the_plainest_number_is_taken(form: str | None, shown: str, number: str) -> None:
    numbers = NumbersShown(None if form is None else format_of(form), is_1904=False)
    assert numbers.showing(shown) == number


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("dd/mm/yyyy", "2014-13-45"),
        ("dd/mm/yyyy", "17 May"),
        ("d-mmm", "30-Feb"),
        ("h:mm", "73:99"),
        ("00000", "Anna"),
        ("00000", "1" * 500),
        ("General", "1e999"),
        ("0", "٣٤"),
    ],
)
def test_for_what_it_cannot_show_there_is_none(form: str, shown: str) -> None:
    assert NumbersShown(format_of(form), is_1904=False).showing(shown) is None


@pytest.mark.parametrize(
    ("form", "wanted", "shown"),
    [
        (None, "Anna", None),
        ("General", "Anna", None),
        ("mmm yyyy", "May 2714", "May 1972"),
        ("d-mmm", "37-May", "16-May"),
        ("h:mm AM/PM", "37:05 AM", "12:01 AM"),
        ("hh:mm:ss", "25:61:07", "02:01:07"),
        ("dd/mm/yyyy hh:mm", "2014-05-17T25:00:00", "2014-05-17T01:00:00"),
        ('"7B-"0000', "3B-0037", "7B-0037"),
        ("00000", "Anna", None),
        ("d-mmm", "Anna", None),
        ('"7B-"0000', "Anna", None),
    ],
)
def test_what_it_cannot_show_it_shows_in_the_same_shape(
    form: str | None, wanted: str, shown: str | None
) -> None:
    numbers = NumbersShown(None if form is None else format_of(form), is_1904=False)
    assert numbers.showing(wanted) is None
    found = numbers.nearest(wanted)
    assert (found and numbers.shown(found)) == shown


def test_days_before_the_false_leap_day_are_found() -> None:
    numbers = NumbersShown(format_of("yyyy-mm-dd"), is_1904=False)
    assert numbers.showing("1900-02-28") == "59"
    assert numbers.showing("1900-03-01") == "61"
    assert NumbersShown(format_of("yyyy-mm-dd"), is_1904=True).showing("1904-01-02") == "1"


def test_a_date_that_nothing_is_known_of_is_shown_in_full() -> None:
    numbers = NumbersShown(format_of("[$-407]d. mmmm"), is_1904=False)
    assert numbers.shown("41776") == "2014-05-17"
    assert numbers.showing("2014-05-17") == "41776"
