"""A matching says which heading is which field, and takes a person's word."""

from __future__ import annotations

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
