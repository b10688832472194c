"""What could be made of columns is offered where the headings make it likely, and only there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rosterwizard.core.fixing.made_in_options import made_in_options
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching.likely_makings import fields_of_names, likely_makings
from rosterwizard.core.matching.suggesting import suggest_matching
from rosterwizard.core.profiles.language import Constraints, Field, RecordType
from tests.helpers.checked import record_type

NEEDED = Constraints(required=True)
WHOLE = record_type(Field("name", title="Full name", constraints=NEEDED), Field("id"))
PARTS = record_type(Field("first_name"), Field("last_name"), Field("id"))
ALL = record_type(Field("full_name", constraints=NEEDED), *PARTS.fields)


def likely(of: RecordType, *headings: str) -> list[dict[str, Making]]:
    return [dict(each) for each in likely_makings(suggest_matching(headings, of), of)]


def options(of: RecordType, *headings: str) -> list[tuple[str, str]]:
    found = made_in_options(suggest_matching(headings, of), of)
    return [(code, gaps["option"]) for code, gaps in found]


@pytest.mark.parametrize(
    "headings", [("First name", "Surname", "id"), ("First", "Last", "id"), ("Vorname", "Nachname")]
)
def test_a_full_name_that_must_be_there_is_joined_from_its_parts(headings: tuple[str, ...]) -> None:
    assert likely(WHOLE, *headings) == [{"name": Making((0, 1))}]


def test_parts_that_fill_fields_of_their_own_can_be_joined_too() -> None:
    assert likely(ALL, "last_name", "first_name") == [{"full_name": Making((1, 0))}]


def test_a_full_name_is_split_where_neither_part_has_a_column() -> None:
    assert likely(PARTS, "id", "Full name") == [
        {"first_name": Making((1,), "given"), "last_name": Making((1,), "family")}
    ]
    assert likely(PARTS, "Name") == likely(PARTS, "Student name")
    reverse = likely(PARTS, "Nachname, Vorname")
    assert [each.family_first for each in reverse[0].values()] == [True, True]


@pytest.mark.parametrize(
    ("of", "headings"),
    [
        (WHOLE, ("First name", "id")),  # one part alone
        (WHOLE, ("First name", "Given names", "Surname")),  # which one?
        (WHOLE, ("Full name", "First", "Last")),  # it is there
        (PARTS, ("Name", "Full name")),
        (PARTS, ("Vorname", "Name")),
        (PARTS, ("Full name", "First name")),  # one part has its column
        (PARTS, ("Mother's name",)),
        (record_type(Field("name", title="Full name")), ("First", "Last")),  # it need not be there
        (record_type(Field("first_name"), Field("id")), ("Full name",)),
    ],
)
def test_nothing_is_offered_where_that_is_not_meant(
    of: RecordType, headings: tuple[str, ...]
) -> None:
    assert likely(of, *headings) == []


def test_nothing_is_offered_for_what_somebody_settled() -> None:
    matching = suggest_matching(["Full name"], PARTS)
    assert likely_makings(matching.with_match(0, None), PARTS) == ()
    given = replace(matching, constants={"first_name": "x"})
    assert likely_makings(given, PARTS) == ()
    (made,) = likely_makings(matching, PARTS)
    assert likely_makings(matching.with_made(made), PARTS) == ()


def test_the_fields_of_names_are_two_or_none() -> None:
    assert fields_of_names(PARTS) == ("first_name", "last_name")
    assert fields_of_names(WHOLE) is None
    both = Field("both", title="Last name")  # beside last_name
    assert fields_of_names(record_type(*PARTS.fields, both)) is None


def test_an_option_that_makes_it_is_named() -> None:
    assert options(WHOLE, "First", "Last") == [("field-to-join", "First+Last=name")]
    assert options(PARTS, "Name") == [("name-to-split", "Name=first_name+last_name")]
    assert options(PARTS, "Nachname Vorname")[0][1] == "Nachname Vorname=last_name+first_name"
    assert options(WHOLE, "First", "Last", "First+Last") == [("field-to-join", "[A]+[B]=name")]
