"""Headings find their fields for good reasons only, and no field twice."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.matching.matching import CERTAIN, Match, Reason
from rosterwizard.core.matching.suggesting import suggest_matching
from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldRoster,
    RecordType,
    Schema,
)
from rosterwizard.core.sheet.sheet import TemplateMark
from tests.helpers.patron_type import PATRONS

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
        ("address email", "emailaddress", "known"),
        ("Shoe size", None, "none"),
        ("Parent e-mail", None, "none"),
        ("Correo", "emailaddress", "known"),
        ("Emailadres", "emailaddress", "known"),
        ("Account active?", "enabled", "known"),
        ("-", None, "none"),
    ],
)
def test_each_heading_has_its_reason(heading: str, field: str | None, reason: Reason) -> None:
    assert reasons(heading, "x") == [(field, reason), (None, "none")]


def test_a_better_reason_wins_wherever_it_stands() -> None:
    assert reasons("User name", "username") == [(None, "none"), ("username", "exact")]


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
    assert {"exact", "case", "synonym", "hint", "template", "remembered", "chosen"} == CERTAIN


def test_the_look_alikes_are_not_loaded_when_nothing_is_left() -> None:
    code = (
        "import sys; from tests.helpers.patron_type import PATRONS;"
        "from rosterwizard.core.matching.suggesting import suggest_matching;"
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


def test_a_column_without_a_heading_is_offered_no_field_that_takes_any_text() -> None:
    assert reasons("username", "") == [("username", "exact"), (None, "none")]


PEOPLE = RecordType(
    name="people",
    schema=Schema(
        fields=(
            Field(name="staff", type="boolean"),
            Field(name="mail", format="email", roster=FieldRoster(headings=("e-mail",))),
            Field(name="surname"),
            Field(name="graduation_year", type="year"),
            Field(name="house", constraints=Constraints(enum=("Red", "Blue"))),
        )
    ),
)


def found(*columns: tuple[str, ...]) -> list[tuple[str | None, Reason]]:
    """Return the field and the reason for each column: its heading and its values."""
    values = [column[1:] for column in columns]
    matching = suggest_matching(
        [column[0] for column in columns], PEOPLE, values=values.__getitem__
    )
    return [(match.field, match.reason) for match in matching.matches]


@pytest.mark.parametrize(
    ("column", "field", "reason"),
    [
        (("Class of", "2031", "2030"), "graduation_year", "known"),
        (("Class of", "Mr Lowe", "Ms Tran"), None, "none"),
        (("graduationyr", "7", "8"), None, "none"),  # looks alike, but no value is a year
        (("Where to write", "a@x.example", "b@x.example"), "mail", "values"),
        (("", "a@x.example", "b@x.example"), "mail", "values"),
        (("", "Red", "Blue", "Red"), "house", "values"),
        (("", "Red", "Red"), None, "none"),  # one value says little
        (("", "Red", "Green"), None, "none"),
        (("Car", "Red", "Blue"), None, "none"),  # the heading says something else
        (("Where to write", "a@x.example", "a@x.example"), None, "none"),
        (("Father", "a@x.example", "b@x.example"), None, "none"),
        (("Name", "Lopez", "Ng"), "surname", "known"),
        (("Name", "Ana Lopez", "Bo Ng"), None, "none"),
        (("e-mail (required)", "1", "2", "3"), "mail", "known"),
        (("e-mail", "1", "2", "3"), "mail", "known"),
        (("e-mail", "1", "2", "a@x.example"), "mail", "synonym"),
        (("e-mail", "1", "2"), "mail", "synonym"),  # too few to say
        (("mail", "1", "2", "3"), "mail", "exact"),
    ],
)
def test_what_stands_below_it_counts_too(
    column: tuple[str, ...], field: str | None, reason: Reason
) -> None:
    assert found(column) == [(field, reason)]


def test_values_that_several_fields_take_offer_none_of_them() -> None:
    fields = tuple(Field(name=name, type="boolean") for name in ("staff", "active"))
    two = RecordType(name="two", schema=Schema(fields=fields))
    values = [("true", "false")]

    (match,) = suggest_matching([""], two, values=values.__getitem__).matches
    assert (match.field, match.reason) == (None, "none")


def test_the_best_is_chosen_as_a_whole() -> None:
    assert found(("Name", "Ng", "Li"), ("Family", "Ng", "Li")) == [
        ("surname", "known"),
        (None, "none"),
    ]
    assert found(("Family name", "Ng"), ("Name", "Bo")) == [("surname", "known"), (None, "none")]
    assert found(("Name", "Bo"), ("Family name", "Ng")) == [(None, "none"), ("surname", "known")]


def test_of_very_many_columns_only_known_words_find_their_field() -> None:
    headings = [*(f"Column of kind {at}" for at in range(600)), "Usename", "Correo"]

    fields = [match.field for match in suggest_matching(headings, PATRONS).matches]

    assert fields[-2:] == [None, "emailaddress"]
    assert set(fields[:-1]) == {None}


def test_a_text_above_a_column_is_no_heading() -> None:
    assert reasons("username" * 100, "x") == [(None, "none"), (None, "none")]
