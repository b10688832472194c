"""A number is read as its format shows it."""

from __future__ import annotations

import pytest

from rosterwizard.core.reading.workbooks.date_shapes import moment_of
from rosterwizard.core.reading.workbooks.number_format import BUILT_IN, format_of


@pytest.mark.parametrize(
    ("code", "raw", "shown"),
    [
        ("General", "12", "12"),
        ("@", "0012.50", "12.5"),
        ('General"a"', "0.1", "0.1a"),
        ("00000", "1234", "01234"),
        ("00000", "1.2E+3", "01200"),
        ("00000", "1234567", "1234567"),
        ("0000000000000000", "1234567890123456", "1234567890123456"),
        ('"P"0000', "12", "P0012"),
        ('"S"0000', "1234", "S1234"),
        ('"S"0000', "-12", "-S0012"),
        ("00000_ ", "1234", "01234"),
        ("00000\\ ", "1234", "01234"),
        ("* 00000", "1234", "01234"),
        ("[Red]00000", "1234", "01234"),
        ("[$-409]00000", "1234", "01234"),
        ("000-00-0000", "1234", "000-00-1234"),
        ("(000) 000-0000", "5551234567", "(555) 123-4567"),
        ("00 00 00", "1234", "00 12 34"),
        ("##-##", "1234", "12-34"),
        ("???", "5", "5"),
        ("#", "0", ""),
        ("0", "3.5", "4"),
        ("0.00", "3", "3.00"),
        ("0.0#?", "1.5", "1.5"),
        ("0.0#", "1.55", "1.55"),
        ("0.0", "-1.25", "-1.3"),
        ("0.0", "-0.01", "0.0"),
        ("#,##0", "1234567", "1,234,567"),
        ("#,##0.00", "1234.5", "1,234.50"),
        ("0,", "41776", "42"),
        ("0.0,", "41776", "41.8"),
        ("#,##0.00,", "9876543", "9,876.54"),
        ('0.00,,"M"', "41776000", "41.78M"),
        ('0.0" ,"', "41.5", "41.5 ,"),
        ("0,", "12345", "12"),
        ("0%", "0.5", "50%"),
        ("0.0%", "0.125", "12.5%"),
        ("[$€-407] #,##0.00", "5", "€ 5.00"),
        ("#,##0;(#,##0)", "-1234", "(1,234)"),
        ('0;-0;"none"', "0", "none"),
        ('[<100]"low";0', "50", "low"),
        ('[<100]"low";0', "500", "500"),
        ('"x"', "5", "x"),
        ("0.00E+00", "12345", None),
        ("# ?/?", "0.5", None),
        (";;;", "5", None),
        ("0", "1e30", "1" + "0" * 30),
        ("0.00", "-1e30", "-1" + "0" * 30 + ".00"),
        ("0", "1.5e308", "15" + "0" * 307),
        ("0", "1e309", None),
        ('General"x"', "1e999999999", None),
        ("0." + "0" * 1000, "1", None),
        ("[>1E+3]0.0;0", "5000", "5000.0"),
        ("[>1.2.3]0", "5", "5"),
        ("yyyy-mm-dd hh:mm:ss", "2958465.9999999", None),
        ("h:mm", "2958465.9999999", None),
        ("00000", "nonsense", None),
        ("00000", "NaN", None),
        ("dd/mm/yyyy", "46054.4", "2026-02-01"),
        ("yyyy-mm-dd hh:mm", "46054.5", "2026-02-01T12:00:00"),
        ("yyyy-mm-dd hh:mm:ss", "46054.999999", "2026-02-02"),
        ("d-mmm", "46054", "1-Feb"),
        ("mmm-yy", "46082", "Mar-26"),
        ("yyyy", "46054", "2026"),
        ("dddd", "46054", "Sunday"),
        ("ddd d", "46054", "Sun 1"),
        ("mmmmm", "46054", "F"),
        ("mmmm", "46054", "February"),
        ("[$-409]mmmm", "46054", "February"),
        ("[$-407]mmmm", "46054", None),
        ("[$-407]d.m.", "46054", "1.2."),
        ("h:mm", "0.5", "12:00"),
        ("hh:mm:ss", "0.25", "06:00:00"),
        ("h:mm AM/PM", "0.75", "6:00 PM"),
        ("h A/P", "0", "12 A"),
        ("[h]:mm", "1.5", "36:00"),
        ("[mm]:ss", "0.5", "720:00"),
        ("mm:ss.0", "0.50000579", "00:00.5"),
        ("d-mmm", "-1", None),
        ("d-mmm", "3000000", None),
    ],
)
def test_numbers_look_as_in_the_sheet(code: str, raw: str, shown: str | None) -> None:
    assert format_of(code).text(raw) == shown


@pytest.mark.parametrize("sign", ["<", ">", "<=", ">=", "=", "<>"])
def test_a_section_may_be_for_some_numbers_alone(sign: str) -> None:
    form = format_of(f'[{sign}5]"yes";"no"')
    holds = {"<": "4", ">": "6", "<=": "45", ">=": "56", "=": "5", "<>": "46"}[sign]
    assert [form.text(raw) == "yes" for raw in "456"] == [raw in holds for raw in "456"]


def test_days_before_the_leap_day_that_never_was_are_right() -> None:
    assert format_of("yyyy-mm-dd").text("1") == "1900-01-01"
    assert format_of("yyyy-mm-dd").text("61") == "1900-03-01"
    assert format_of("yyyy-mm-dd").text("0", is_1904=True) == "1904-01-01"
    assert moment_of(-1, is_1904=False) is None


def test_formats_that_change_nothing_are_not_looked_for() -> None:
    assert format_of("General").says_nothing
    assert format_of("@").says_nothing
    assert format_of("0.00E+00").says_nothing
    assert not format_of("0;General").says_nothing
    for code in ("0", "#", "dd/mm/yyyy"):
        assert format_of(code).keeps_whole_numbers
    for code in ("00", "0;0"):
        assert not format_of(code).keeps_whole_numbers
    assert [number for number, code in BUILT_IN.items() if format_of(code).is_date] == [
        *range(14, 23),
        *(45, 46, 47),
    ]
