"""Values become the texts that a person sees in the sheet."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.reading.workbooks.cell_text import (
    Value,
    column_texts,
    date_rows,
    without_nulls,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("00123", "00123"),
        (" x\ny ", " x\ny "),
        ("", ""),
        (1001.0, "1001"),
        (1001, "1001"),
        (-0.0, "0"),
        (-5.0, "-5"),
        (0.25, "0.25"),
        (0.1 + 0.2, "0.3"),
        (123456789012345.0, "123456789012345"),
        (9007199254740991.0, "9007199254740991"),
        (1234567890123450000.0, "1234567890123450000"),
        (-1234567890123450000.0, "-1234567890123450000"),
        (1e22, "1e+22"),
        (float("inf"), "inf"),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2031, 9, 1), "2031-09-01"),
        (datetime(2031, 9, 1), "2031-09-01"),  # noqa: DTZ001 - workbooks know no time zones
        (datetime(2031, 9, 1, 8, 30), "2031-09-01T08:30:00"),  # noqa: DTZ001 - as above
        (time(8, 30), "08:30:00"),
        (timedelta(hours=30, minutes=5), "30:05:00"),
    ],
)
def test_each_kind_of_value_has_its_text(value: Value, text: str) -> None:
    assert column_texts([value]) == [text]
    assert column_texts(["", value]) == ["", text]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_no_number_changes_in_what_is_shown(value: float) -> None:
    text = column_texts([value])[0]
    is_exact = value.is_integer() and not 2**53 <= abs(value) < 1e21
    assert float(text) == (value if is_exact else float(f"{value:.15g}"))


def test_dates_in_a_column_are_found() -> None:
    moment = datetime(2031, 9, 1)  # noqa: DTZ001 - workbooks know no time zones
    assert date_rows(["", date(2031, 9, 1), moment, time(8), timedelta(1)]) == [1, 2]
    assert date_rows(["a", 5.0]) == []


def test_letters_of_two_bytes_that_were_taken_for_one_are_put_together() -> None:
    odd = "Zoë".encode("utf-16-le").decode("latin-1")
    assert without_nulls([odd, "plain", "€\0", "a\0b"]) == ["Zoë", "plain", "€", "ab"]
