"""A number in a plain form looks as it does when it is worked out digit by digit."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rosterwizard.core.reading.workbooks.format_sections import sections_of
from rosterwizard.core.reading.workbooks.number_format import format_of
from rosterwizard.core.reading.workbooks.plain_forms import PlainForm, plain_form

TEXTS = st.sampled_from(['"P"', '"a-b"', "\\#", "(", ")", " ", "-", "$", "_)", "[$€-407]", "[Red]"])
PIECES = st.sampled_from([*"0#?,.%@;/*", "000", "#,##0", "0.00", "000-00-0000"]) | TEXTS
CODES = st.lists(PIECES, min_size=1, max_size=8).map("".join)
PLAIN_CODES = st.builds(
    "{}{}{}{}".format,
    st.lists(TEXTS, max_size=2).map("".join),
    st.sampled_from(["0", "#", "00000", "##00", "#,##0", "#,###", "000-000", "0-00 0"]),
    st.sampled_from(["", ".0", ".00", ".000"]),
    st.lists(TEXTS, max_size=2).map("".join),
)
NUMBERS = (
    st.integers(-(10**15), 10**15).map(str)
    | st.floats(-1e15, 1e15).map(repr)
    | st.decimals(0, 10**6, places=3).map(str)
    | st.sampled_from(["", ".5", "5.", "007", "1.5E+3", "0.005", "999.995", "٣", "1" * 40])
)


@given(code=CODES | PLAIN_CODES, raw=NUMBERS)
@example(code="#,##0#", raw="9")
@example(code="0.00", raw="0.995")
@example(code="#.00", raw="0.001")
@example(code="000-000", raw="1234567")
@example(code="00000", raw="1" * 40)
@example(code="00000", raw="٣")
@example(code="00000", raw="-5")
@example(code="0" * 5 + "." + "0" * 1000, raw="1")
def test_both_ways_say_the_same(code: str, raw: str) -> None:
    form = format_of(code)
    assert form.text(raw) == form.worked_out(raw)


@pytest.mark.parametrize(
    "code",
    [
        "0",
        "#",
        "00000",
        '"P"0000',
        "000-00-0000",
        "(000) 000-0000",
        "#,##0",
        "#,##0.00",
        "$0.00",
        '0" m²"',
    ],
)
def test_usual_forms_are_plain(code: str) -> None:
    form = plain(code)
    assert form
    assert form.text("1234") == format_of(code).worked_out("1234")


@pytest.mark.parametrize(
    "code",
    ["?0", "0%", "0,", "0,000", "0#", "0-#", "#-0", "0.0#", ".00", "0.", "@", '"text"', "AM/PM0"],
)
def test_others_are_worked_out(code: str) -> None:
    assert plain(code) is None


def plain(code: str) -> PlainForm | None:
    return plain_form(sections_of(code)[0].tokens)
