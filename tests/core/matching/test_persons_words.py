"""Each word of a person on headings does what it says, and lets go of what stood against it."""

from __future__ import annotations

from dataclasses import replace

from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching import persons_words
from rosterwizard.core.matching.matching import Match, Matching
from rosterwizard.core.profiles.language import Field
from tests.helpers.checked import record_type

PEOPLE = record_type(Field("name"), Field("first_name"), Field("last_name"))
FULL, FIRST, LAST = range(3)
MATCHING = Matching(
    tuple(Match(at, name, None, "none") for at, name in enumerate(("Full", "First", "Last")))
)
GIVEN, FAMILY = (Making((FULL,), part) for part in ("given", "family"))
SPLIT = {"first_name": GIVEN, "last_name": FAMILY}
JOINED = {"name": Making((FIRST, LAST))}


def test_a_column_that_is_given_a_field_is_split_no_more_and_joined_all_the_same() -> None:
    both = MATCHING.with_made(SPLIT | JOINED)
    assert persons_words.picked(both, FULL, "name").made == {}
    assert persons_words.picked(both, FIRST, "first_name").made == {
        "last_name": FAMILY,
        "name": JOINED["name"],
    }


def test_a_column_that_is_left_out_makes_nothing() -> None:
    both = MATCHING.with_made(SPLIT | JOINED)
    assert persons_words.picked(both, FULL, None).made == JOINED
    assert persons_words.picked(both, LAST, None).made == SPLIT


def test_a_value_or_leaving_out_takes_the_place_of_a_making() -> None:
    both = MATCHING.with_made(SPLIT)
    valued = persons_words.given(both, "last_name", "x")
    assert (valued.made, valued.constants) == ({"first_name": GIVEN}, {"last_name": "x"})
    out = persons_words.left_out(both, "last_name")
    assert out.made == {"first_name": GIVEN}
    assert out.left_out == {"last_name"}
    assert persons_words.opened(both, "last_name").made == {"first_name": GIVEN}
    filled = MATCHING.with_match(LAST, "last_name")
    assert persons_words.opened(filled, "last_name").column_of("last_name") is None


def test_a_part_of_a_name_brings_the_other_one_where_nothing_fills_it() -> None:
    assert persons_words.made(MATCHING, PEOPLE, "first_name", GIVEN).made == SPLIT
    filled = MATCHING.with_match(LAST, "last_name")
    assert persons_words.made(filled, PEOPLE, "first_name", GIVEN).made == {"first_name": GIVEN}
    valued = replace(MATCHING, constants={"first_name": "x"})
    assert persons_words.made(valued, PEOPLE, "last_name", FAMILY).made == {"last_name": FAMILY}


def test_what_is_joined_or_of_no_name_is_made_alone() -> None:
    assert persons_words.made(MATCHING, PEOPLE, "name", JOINED["name"]).made == JOINED
    assert persons_words.made(MATCHING, PEOPLE, "name", GIVEN).made == {"name": GIVEN}


def test_a_column_is_split_into_both_fields_and_fills_none_by_itself() -> None:
    filled = MATCHING.with_match(FULL, "name")
    split = persons_words.split(filled, PEOPLE, FULL, family_first=True)
    assert split.column_of("name") is None
    assert {each.family_first for each in split.made.values()} == {True}
    plain = persons_words.split(MATCHING, PEOPLE, FULL, family_first=False)
    assert plain.made == SPLIT
    assert not plain.matches[FULL].is_left_out
