"""A cell of an OpenDocument sheet holds a value that fits what it shows, and nothing of the old."""

from __future__ import annotations

import pytest

from rosterwizard.core.lookalike.workbooks.ods_values import new_value, paragraphs

OLD = "2014-05-17"


@pytest.mark.parametrize(
    ("kind", "old_text", "text", "value", "shown"),
    [
        ("float", "007", "008", "8", "008"),
        ("float", "1,5", "2,5", "2.5", "2,5"),
        ("float", "1,234", "2,345", "2345", "2,345"),
        ("float", "(7)", "(8)", "-8", "(8)"),
        ("float", "-7", "-8", "-8", "-8"),
        ("percentage", "50%", "60%", "0.60", "60%"),
        ("currency", "€ 5.00", "€ 6.00", "6.00", "€ 6.00"),
        ("float", "1 1/2", "-2 3/4", "-2.75", "-2 3/4"),
        ("float", "1/2", "3/4", "0.75", "3/4"),
        ("float", "none", "some", "0", "some"),
        ("float", "7", "1e999", "1999", "1e999"),
        ("float", "1.23E+15", "2345678000000000", "2345678000000000", "2.35E+15"),
        ("float", "1E+3", "some", "0", "some"),
        ("float", "###", "8", "8", "###"),
        ("float", "", "8", "8", ""),
        ("boolean", "TRUE", "FALSE", "false", "FALSE"),
        ("boolean", "FALSE", "TRUE", "true", "TRUE"),
        ("time", "36:05:00", "47:16:11", "PT47H16M11S", "47:16:11"),
        ("time", "6:00 AM", "7:30 PM", "PT19H30M00S", "7:30 PM"),
        ("time", "noon", "dusk", "PT00H00M00S", "dusk"),
        ("date", "17/05/14", "2015-06-21", "2015-06-21", "21/06/15"),
        ("date", "17 May 2014", "2015-06-21", "2015-06-21", "21 Jun 2015"),
        ("date", "17. Mai 2014 x", "2015-06-21", "2015-06-21", "21. Jun 2015 "),
        ("date", "Sat, 17 Month 2014", "2015-06-21", "2015-06-21", "Jun, 21 June 2015"),
        ("date", "3 17", "2015-06-21", "2015-06-21", "0 21"),
        (
            *("date", "17/05/2014 06:30", "2015-06-21T07:45:00", "2015-06-21T07:45:00"),
            "21/06/2015 07:45",
        ),
        (
            *("date", "17/05/2014 06:30:10", "2015-06-21T07:45:20", "2015-06-21T07:45:20"),
            "21/06/2015 07:45:20",
        ),
        ("date", "1-Feb", "2-Mar", "2000-01-01", "2-Mar"),
    ],
)
def test_value_and_shown_text_fit(
    kind: str, old_text: str, text: str, value: str, shown: str
) -> None:
    values, now = new_value(kind, OLD, old_text, text)
    assert ([*values.values()], now) == ([value], shown)


def test_a_text_has_no_other_value() -> None:
    assert new_value("string", "", "Anna", "Bert") == ({}, "Bert")


@pytest.mark.parametrize(
    ("text", "xml"),
    [
        ("", "<text:p></text:p>"),
        ("a\nb", "<text:p>a</text:p><text:p>b</text:p>"),
        ("a\tb", "<text:p>a<text:tab/>b</text:p>"),
        (" a  b", '<text:p><text:s text:c="1"/>a<text:s text:c="2"/>b</text:p>'),
        ("<&", "<text:p>&lt;&amp;</text:p>"),
    ],
)
def test_blanks_and_lines_stay(text: str, xml: str) -> None:
    assert paragraphs(text) == xml
