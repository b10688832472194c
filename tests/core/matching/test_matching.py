"""Headings find their fields for good reasons only, and no field twice."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.matching.matching import (
    CERTAIN,
    Match,
    Matching,
    Reason,
    known_headings,
    missing_fields,
    suggest_matching,
)
from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldRoster,
    RecordType,
    RecordTypeRoster,
    Rule,
    Schema,
)
from rosterwizard.core.sheet.heading_text import folded
from rosterwizard.core.sheet.sheet import TemplateMark

PATRONS = RecordType(
    name="patrons",
    system="demo",
    schema=Schema(
        fields=(
            Field(name="username", constraints=Constraints(required=True)),
            Field(name="middlename", roster=FieldRoster(headings=("middleinitialname", "Middle"))),
            Field(name="emailaddress", title="Primary e-mail"),
            Field(name="enabled", roster=FieldRoster(heading_required=True)),
            Field(name="group"),
        )
    ),
)
MARK = TemplateMark("demo", "patrons", "1", ("username", "emailaddress"))


def reasons(*headings: str, **more: object) -> list[tuple[str | None, Reason]]:
    """Return the field and the reason for each heading."""
    matching = suggest_matching(headings, PATRONS, **more)  # type: ignore[arg-type] # mark, remembered
    assert [match.heading for match in matching.matches] == list(headings)
    return [(match.field, match.reason) for match in matching.matches]


@pytest.mark.parametrize(
    ("heading", "field", "reason"),
    [
        ("username", "username", "exact"),
        ("User Name", "username", "case"),
        ("USER_NAME*", "username", "case"),
        (" username", "username", "case"),
        ("ｕｓｅｒｎａｍｅ", "username", "case"),  # noqa: RUF001 - full width is meant
        ("middleinitialname", "middlename", "synonym"),
        ("MIDDLE:", "middlename", "synonym"),
        ("Primary E-Mail", "emailaddress", "synonym"),
        ("Usename", "username", "alike"),
        ("address email", None, "none"),
        ("Shoe size", None, "none"),
        ("-", None, "none"),
    ],
)
def test_each_heading_has_its_reason(heading: str, field: str | None, reason: Reason) -> None:
    assert reasons(heading, "x") == [(field, reason), (None, "none")]


def test_a_better_reason_wins_wherever_it_stands() -> None:
    assert reasons("User name", "username") == [(None, "none"), ("username", "exact")]
    assert reasons("Middle", "middlename") == [(None, "none"), ("middlename", "exact")]


def test_of_equal_headings_the_first_one_is_matched() -> None:
    assert reasons("username", "username", "usernames") == [
        ("username", "exact"),
        (None, "none"),
        (None, "none"),
    ]


def test_headings_that_look_alike_get_the_most_alike_field_each() -> None:
    assert reasons("usernam", "usrnam", "e-mailaddres") == [
        ("username", "alike"),
        (None, "none"),
        ("emailaddress", "alike"),
    ]


def test_what_looks_alike_is_asked_about() -> None:
    (match,) = suggest_matching(["Usename"], PATRONS).matches

    assert not match.certain
    assert {"exact", "case", "synonym", "template", "remembered", "chosen"} == CERTAIN


def test_the_look_alikes_are_not_loaded_when_nothing_is_left() -> None:
    code = (
        "import sys; from tests.core.matching.test_matching import PATRONS;"
        "from rosterwizard.core.matching.matching import suggest_matching;"
        "suggest_matching(['username', 'Middle'], PATRONS);"
        "suggest_matching([f.name for f in PATRONS.fields] + ['more'], PATRONS);"
        "sys.exit('rapidfuzz' in sys.modules)"
    )

    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_template_of_ours_needs_no_question() -> None:
    assert reasons("username", "emailaddress", "group", mark=MARK) == [
        ("username", "template"),
        ("emailaddress", "template"),
        ("group", "exact"),
    ]


def test_what_a_person_said_last_time_comes_first() -> None:
    remembered = {"username": "group", "Login": "username", "emailaddress": None}

    assert reasons("username", "Login", "emailaddress", "enabled", remembered=remembered) == [
        ("group", "remembered"),
        ("username", "remembered"),
        (None, "remembered"),
        ("enabled", "exact"),
    ]


def test_a_field_that_is_no_more_is_not_remembered() -> None:
    assert reasons("username", remembered={"username": "gone"}) == [("username", "exact")]


def test_a_last_column_without_a_heading_is_asked_about() -> None:
    assert reasons("username", "") == [("username", "exact"), ("group", "alike")]
    assert reasons("username", " ") == [("username", "exact"), ("group", "alike")]


@pytest.mark.parametrize(
    "headings",
    [
        ("", "username"),  # not the last one
        ("group", ""),  # the last field is there already
        ("username", "", "x"),
    ],
)
def test_other_columns_without_a_heading_are_left_alone(headings: tuple[str, ...]) -> None:
    matches = suggest_matching(headings, PATRONS).matches

    assert [match for match in matches if not match.heading] == [
        Match(headings.index(""), "", None, "none")
    ]
    assert matches[headings.index("")].certain


@given(
    st.lists(st.sampled_from(["username", "User", "Middle", "", "x", "emailadress"]), max_size=6)
)
def test_no_field_is_used_twice_and_no_column_is_lost(headings: list[str]) -> None:
    matches = suggest_matching(headings, PATRONS).matches

    assert [(match.column, match.heading) for match in matches] == list(enumerate(headings))
    fields = [match.field for match in matches if match.field]
    assert len(fields) == len(set(fields))


def test_missing_fields_are_those_that_must_be_there() -> None:
    matching = suggest_matching(["emailaddress"], PATRONS)

    assert [each.name for each in missing_fields(matching, PATRONS)] == ["username", "enabled"]


def test_a_constant_or_a_persons_word_fills_a_missing_field() -> None:
    matching = Matching((), {"username": "x"}, frozenset({"enabled"}))

    assert missing_fields(matching, PATRONS) == ()


def test_some_systems_want_every_heading() -> None:
    strict = RecordType("p", PATRONS.schema, roster=RecordTypeRoster(all_headings=True))

    assert len(missing_fields(Matching(()), strict)) == 5


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
    assert len(missing_fields(Matching(()), RecordType("p", PATRONS.schema, roster=warned))) == 5


def test_known_headings_are_names_titles_and_synonyms() -> None:
    known = known_headings([PATRONS])

    assert known >= {"username", "primaryemail", "middle", "group"}
    assert "" not in known


def test_folding_leaves_letters_and_digits() -> None:
    assert folded(" E-Mail_Address 2 (work)*") == "emailaddress2work"
    assert folded("STRASSE") == folded("Straße")


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
