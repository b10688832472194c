"""Headings say ideas in several languages, and fields are about them."""

from __future__ import annotations

import pytest

from rosterwizard.core.matching.heading_ideas import fields_about, ideas_in, looks_of, people_of
from rosterwizard.core.profiles.language import RecordType, Schema
from rosterwizard.core.profiles.loading import built_in_profiles, find_record_type
from tests.helpers.patron_type import PATRONS

NOBODY: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("heading", "idea"),
    [
        ("Vorname", "given-name"),
        ("PRÉNOM", "given-name"),
        ("Adresse email de l'élève", "email"),
        ("Schülervorname", "given-name"),
        ("Leerlingnr.", "student-number"),
        ("New Library Card", "barcode"),
        ("Home_Group*", "home-group"),
        ("Stu Grd Lvl", "year-level"),
        ("Pupil #", "student-number"),
        ("N.º Processo", "student-number"),
        ("Loginaccount", "username"),
        ("Usual forename", "preferred-name"),
        ("School SIS ID", "school-id"),
        ("Personalnr.", "student-number"),
        ("LUSD-ID", "some-number"),
        ("Gesl.", "gender"),
    ],
)
def test_an_idea_is_said_in_many_ways(heading: str, idea: str) -> None:
    assert max(ideas_in(heading, NOBODY).items(), key=lambda each: each[1])[0] == idea


@pytest.mark.parametrize(
    "heading",
    [
        "Mother's first name",
        "Homeroom Tchr",
        "Is not active",
        "Konto inaktiv",
        "Elternteil 1 E-Mail",
        "caregiver1email",
        "guardianEmail",
        "Klassenlehrer",
        "",
        "x " * 20,
        "Shoe size",
        "Home status",
    ],
)
def test_what_is_about_others_or_nothing_says_no_idea(heading: str) -> None:
    assert ideas_in(heading, NOBODY) == {}


def test_whom_a_list_is_about_does_not_make_a_column_somebody_elses() -> None:
    educators = find_record_type("traverse/educators", built_in_profiles())[1]

    assert "email" in ideas_in("Teacher Email", people_of(educators))
    assert ideas_in("Teacher Email", people_of(PATRONS)) == {}
    assert people_of(RecordType(name="x", schema=Schema(fields=()))) == frozenset()


def test_the_more_surely_a_heading_says_it_the_more_it_counts() -> None:
    exact, stripped, within = (
        ideas_in(heading, NOBODY)["email"] for heading in ("Email", "Student Email", "Nice Email")
    )

    assert exact > stripped > within


def test_fields_are_found_by_their_names_and_by_kinship() -> None:
    about = fields_about(PATRONS)

    assert about["username"] == {"username": 1.0}
    assert about["email"] == {"emailaddress": 1.0}
    assert about["active"] == {"enabled": 1.0}
    users = fields_about(find_record_type("haiku/users", built_in_profiles())[1])
    assert users["preferred-name"]["nickname"] == 1.0
    assert users["preferred-name"]["first_name"] < 0.6
    assert users["student-number"]["import_id"] == 0.9


def test_values_of_an_idea_look_like_something() -> None:
    assert looks_of("email") == "email"
    assert looks_of("password") == ""
