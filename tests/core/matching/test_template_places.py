"""A heading that nobody knows may be the field that the template had there: that is asked."""

from __future__ import annotations

import pytest

from rosterwizard.core.matching.suggesting import suggest_matching
from rosterwizard.core.matching.template_places import fields_by_place
from rosterwizard.core.sheet.sheet import TemplateMark
from tests.helpers.club_profile import MEMBERS

COLUMNS = ("id", "mail", "role", "year", "fee")


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (("id", "?", "role", "year", "fee"), {1: "mail"}),
        (("?", "mail", "role", "year", "fee"), {0: "id"}),
        (("id", "mail", "role", "year", "?"), {4: "fee"}),
        (("id", "?", "?", "year", "fee"), {1: "mail", 2: "role"}),
        (("id", "?", "?", "?", "fee"), {1: "mail", 2: "role", 3: "year"}),
        (("id", "mail", "role", "?", "fee", "year"), {}),  # the place of nothing that is lost
        (("id", "mail", "role", "year", "fee", "?"), {}),
        (("id", "?", "mail", "role", "fee"), {}),  # put in, while another was taken out
        (("fee", "?", "id", "role", "year"), {}),  # moved about
        (("mail", "?", "year", "fee"), {1: "role"}),  # another was taken out
    ],
)
def test_a_field_is_looked_for_between_its_neighbours(
    headings: tuple[str, ...], found: dict[int, str]
) -> None:
    fields = {column: name for column, name in enumerate(headings) if name != "?"}
    asked = [column for column, name in enumerate(headings) if name == "?"]
    assert fields_by_place(COLUMNS, fields, asked) == found


NAMES = tuple(each.name for each in MEMBERS.fields)
MARK = TemplateMark("clubhouse", "members", "3", NAMES, ())


def reasons(mark: TemplateMark | None, *values: str, heading: str = "xyz") -> tuple[object, ...]:
    headings = [heading if name == "email" else name for name in NAMES]
    matching = suggest_matching(headings, MEMBERS, mark, values=lambda _: values)
    (match,) = (each for each in matching.matches if each.heading == heading)
    return match.field, match.reason, match.certain


def test_a_heading_that_says_nothing_is_asked_about_in_a_template_alone() -> None:
    assert reasons(MARK) == ("email", "place", False)
    assert reasons(None) == (None, "none", False)


def test_values_that_cannot_be_of_the_field_speak_against_it() -> None:
    assert reasons(MARK, "a", "b", "c") == (None, "none", False)


def test_a_heading_that_says_something_counts_more() -> None:
    assert reasons(MARK, heading="E-Mail adress")[1] != "place"


def test_a_field_that_the_profile_has_no_more_is_nobodys_place() -> None:
    mark = TemplateMark("clubhouse", "members", "2", (NAMES[0], "gone", *NAMES[2:]), ())
    assert reasons(mark) == (None, "none", False)
