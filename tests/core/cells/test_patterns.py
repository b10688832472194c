"""Patterns, e-mail addresses and web addresses."""

from __future__ import annotations

import pytest

from rosterwizard.core.cells.patterns import pattern_fault
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import Constraints, Field
from tests.helpers.checked import codes

EMAIL = Field("email", format="email")
LINK = Field("link", format="uri")


@pytest.mark.parametrize(
    "text",
    [
        *("anna@school.example", "a.b+c@x-y.example", "o'neil@school.edu.au", "d_o@123.example"),
        *("zoë@schule.example", "anna@bücher.example", "a@xn--bcher-kva.example"),
    ],
)
def test_a_complete_address_is_well_formed(text: str) -> None:
    assert codes(EMAIL, text) == [""]


@pytest.mark.parametrize(
    "text",
    [
        *("anna", "anna@", "@school.example", "anna@school", "a@b@school.example", "a b@x.example"),
        *("a..b@x.example", ".a@x.example", "a@x..example", "a@-x.example", "a@x.e", "a@x.123"),
        *("a@x.example;b@x.example", "Anna <a@x.example>", "a@x.example,", "mailto:a@x.example"),
    ],
)
def test_an_incomplete_address_is_told(text: str) -> None:
    assert codes(EMAIL, text) == ["format"]


@pytest.mark.parametrize("text", ["https://x.example/a?b=c#d", "http://x", "mailto:a@x.example"])
def test_a_complete_web_address_is_well_formed(text: str) -> None:
    assert codes(LINK, text) == [""]


@pytest.mark.parametrize("text", ["x.example", "https://", "https:// x.example", "//x.example"])
def test_an_incomplete_web_address_is_told(text: str) -> None:
    assert codes(LINK, text) == ["format"]


def test_a_pattern_must_match_the_whole_value() -> None:
    field = Field("id", constraints=Constraints(pattern="[0-9]{3}|x"))
    assert codes(field, "123", "x", "1234", "xx", "a123") == [
        "",
        "",
        "pattern",
        "pattern",
        "pattern",
    ]


def test_a_pattern_sees_a_line_break_as_part_of_the_value() -> None:
    field = Field("id", constraints=Constraints(pattern="[a-z]+"))
    assert codes(field, "a\nb") == ["line-break pattern"]


def test_a_hostile_pattern_runs_in_linear_time() -> None:
    field = Field("id", constraints=Constraints(pattern="(a*)*b"))
    assert codes(field, "a" * 50_000) == ["pattern"]


@pytest.mark.parametrize("pattern", ["(?=a)", r"(a)\1", "[a", "(?<!x)y"])
def test_what_the_engine_cannot_match_is_a_fault_of_the_pattern(pattern: str) -> None:
    assert pattern_fault(pattern)
    with pytest.raises(RosterError, match="cannot be used"):
        codes(Field("id", constraints=Constraints(pattern=pattern)), "a")


def test_a_sound_pattern_has_no_fault() -> None:
    assert pattern_fault(r"^[0-9A-Za-z._/@-]{1,255}$") is None


def test_a_value_that_is_not_well_formed_is_judged_no_further() -> None:
    field = Field("email", format="email", constraints=Constraints(max_length=3))
    assert codes(field, "anna", "anna@school.example") == ["format", "maxLength"]
