"""A matching says which heading is which field, and takes a person's word."""

from __future__ import annotations

from dataclasses import replace

from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching.matching import Match, Matching, missing_fields, missing_headings
from rosterwizard.core.matching.suggesting import suggest_matching
from rosterwizard.core.profiles.language import RecordType, RecordTypeRoster, Rule
from tests.helpers.patron_type import PATRONS


def test_missing_fields_are_those_that_must_be_there() -> None:
    matching = suggest_matching(["emailaddress"], PATRONS)

    assert [each.name for each in missing_fields(matching, PATRONS)] == ["username", "enabled"]


def test_a_constant_or_a_persons_word_fills_a_missing_field() -> None:
    matching = Matching((), {"username": "x"}, frozenset({"enabled"}))

    assert missing_fields(matching, PATRONS) == ()


def test_some_systems_want_every_heading() -> None:
    strict = RecordType("p", PATRONS.schema, roster=RecordTypeRoster(all_headings=True))

    assert len(missing_headings(Matching(()), strict)) == 5
    # Where the file gets a blank column anyway, nobody is asked.
    assert [each.name for each in missing_fields(Matching(()), strict)] == ["username", "enabled"]


def test_nobody_is_asked_about_a_column_that_is_only_noted_where_it_is_missing() -> None:
    noted = RecordTypeRoster(
        all_headings=True, rules={"missing-column": Rule("x", severity="note")}
    )
    written_blank = RecordType("p", PATRONS.schema, roster=noted)

    missing = missing_fields(Matching(()), written_blank)

    assert [each.name for each in missing] == ["username", "enabled"]
    warned = RecordTypeRoster(
        all_headings=True, rules={"missing-column": Rule("x", severity="warning")}
    )
    of_warned = RecordType("p", PATRONS.schema, roster=warned)
    assert len(missing_headings(Matching(()), of_warned)) == 5


def test_one_column_lets_go_when_another_is_chosen() -> None:
    matching = suggest_matching(["username", "x"], PATRONS).with_match(1, "username")

    assert matching.matches == (
        Match(0, "username", None, "chosen"),
        Match(1, "x", "username", "chosen"),
    )
    assert matching.column_of("username") == 1
    assert matching.column_of("group") is None
    assert matching.with_match(1, None).column_of("username") is None


def test_where_nobody_can_be_asked_what_is_unsure_fills_nothing() -> None:
    matching = suggest_matching(["usename", "group"], PATRONS)

    assert [match.column for match in matching.unsettled()] == [0]
    assert [match.field for match in matching.settled().matches] == [None, "group"]
    assert matching.settled().unsettled() == ()


def test_a_heading_may_be_written_anew() -> None:
    matching = suggest_matching(["User name", "group"], PATRONS).with_heading(0, "username")

    assert matching.matches[0] == Match(0, "username", "username", "case")
    assert matching.matches[1].heading == "group"


def test_who_says_which_of_two_headings_is_meant_has_answered_for_both() -> None:
    asked = suggest_matching(["middleinitialname", "Middle"], PATRONS)

    first, second = asked.with_match(0, "middlename").matches
    assert [match.field for match in asked.matches] == ["middlename", None]
    assert first == Match(0, "middleinitialname", "middlename", "chosen")
    assert second == Match(1, "Middle", None, "chosen")
    assert [each.field for each in asked.with_match(1, "middlename").matches] == [
        None,
        "middlename",
    ]


def test_what_it_may_be_is_still_known_where_nobody_could_be_asked() -> None:
    (match,) = suggest_matching(["usename"], PATRONS).settled().matches

    assert match == Match(0, "usename", None, "alike", "username")
    assert not match.certain


MADE = {"emailaddress": Making((1, 2))}


def three_columns() -> Matching:
    return suggest_matching(["username", "x", "y"], PATRONS)


def test_what_is_made_of_columns_takes_the_place_of_whatever_filled_the_field() -> None:
    before = replace(
        three_columns().with_match(1, "emailaddress"),
        constants={"emailaddress": "x", "enabled": "Y"},
        left_out=frozenset({"emailaddress", "group"}),
    )

    matching = before.with_made(MADE)

    assert matching.column_of("emailaddress") is None
    assert matching.place_of("emailaddress") == 1
    assert matching.place_of("username") == 0
    assert matching.constants == {"enabled": "Y"}
    assert matching.left_out == {"group"}
    assert "emailaddress" not in {each.name for each in missing_fields(matching, PATRONS)}


def test_a_column_that_fills_the_field_by_itself_comes_first() -> None:
    matching = three_columns().with_made(MADE).with_match(1, "emailaddress")
    assert matching.made == {}

    both = replace(three_columns().with_match(1, "emailaddress"), made=MADE)
    assert both.making_of("emailaddress") is None


def test_of_a_column_that_makes_a_field_nobody_is_asked() -> None:
    matching = three_columns().with_made(MADE)

    assert [matching.is_open(each) for each in matching.matches] == [False] * 3
    assert not any(map(matching.is_idle, matching.matches))
    assert [matching.made_with(each) for each in range(3)] == [(), *[("emailaddress",)] * 2]
    assert all(map(three_columns().is_idle, matching.matches[1:]))
