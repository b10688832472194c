"""Headings that run straight into the first record are told from headings alone."""

from __future__ import annotations

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.line_break import split_headings

KNOWN = {"username", "givenname", "emailaddress"}
HEADINGS = ["username", "givenname", "emailaddress"]
FIRST = ["jdoe1", "Jane", "jdoe1@school.example"]


def test_headings_alone_are_left_alone() -> None:
    assert split_headings(HEADINGS, 3, KNOWN) is None
    assert split_headings([*HEADINGS, "shoe size"], 4, KNOWN) is None


def test_the_first_record_is_split_off() -> None:
    assert split_headings([*HEADINGS, *FIRST], 3, KNOWN) == (HEADINGS, FIRST)


def test_one_record_is_enough() -> None:
    assert split_headings([*HEADINGS, *FIRST], 0, KNOWN) == (HEADINGS, FIRST)


def test_the_record_may_have_more_cells_than_there_are_headings() -> None:
    longer = [*FIRST, "style1"]

    assert split_headings([*HEADINGS, *longer], 4, KNOWN) == (HEADINGS, longer)


def test_the_last_heading_and_the_first_value_may_be_stuck_together() -> None:
    merged = ["username", "givenname", "emailaddressjdoe1", "Jane", "jdoe1@school.example"]

    assert split_headings(merged, 3, KNOWN) == (HEADINGS, FIRST)


def test_an_address_in_a_first_row_without_headings_proves_nothing() -> None:
    assert split_headings(FIRST, 3, KNOWN) is None
    assert split_headings(["username", *FIRST], 3, KNOWN) is None


def test_a_heading_that_nobody_knows_may_come_last() -> None:
    assert split_headings([*HEADINGS, "Shoe size", *FIRST], 3, KNOWN) == (
        [*HEADINGS, "Shoe size"],
        FIRST,
    )


@pytest.mark.parametrize("extra", [["42"], []])
def test_where_the_counts_do_not_fit_a_person_must_mend_it(extra: list[str]) -> None:
    width = 3 if extra else 4

    with pytest.raises(RosterError) as caught:
        split_headings([*HEADINGS, *extra, *FIRST], width, KNOWN)

    assert caught.value.code == "headings-run-on"
    assert caught.value.params == {"last": "emailaddress", "next": (extra or FIRST)[0]}


@pytest.mark.parametrize(
    ("stuck", "headings", "first"),
    [
        ("formjdoe", ["username", "givenname", "form"], "jdoe"),
        ("sexjdoe", ["username", "givenname"], "sexjdoe"),
        ("formformjdoe", ["username", "givenname", "form"], "formjdoe"),
        ("usernamejdoe", ["username", "givenname"], "usernamejdoe"),
    ],
)
def test_a_heading_of_four_letters_is_cut_off_a_value_and_a_shorter_one_is_not(
    stuck: str, headings: list[str], first: str
) -> None:
    record = ["username", "givenname", stuck, "Jane", "jdoe@school.example"]

    assert split_headings(record, 3, {*KNOWN, "form", "sex"}) == (
        headings,
        [first, "Jane", "jdoe@school.example"],
    )


def test_the_longest_heading_that_fits_is_cut_off() -> None:
    record = ["username", "givenname", "formclass7B", "Jane", "jdoe@school.example"]
    found = split_headings(record, 3, {*KNOWN, "form", "formclass"})

    assert found == (["username", "givenname", "formclass"], ["7B", *record[3:]])
