"""Which columns hold passwords."""

from __future__ import annotations

import pytest

from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching.matching import Match, Matching
from rosterwizard.core.matching.secret_columns import (
    is_secret,
    says_secret,
    secret_columns,
    secret_fields,
)
from rosterwizard.core.profiles.language import Field, FieldRoster
from rosterwizard.core.profiles.loading import built_in_profiles
from tests.helpers.checked import record_type


@pytest.mark.parametrize(
    "heading",
    [
        *("Password", "password", "First password", "Student password", "Parent password"),
        *("Password [Required]", "userPassword", "Kennwort", "Startkennwort", "Elternpasswort"),
        *("mot de passe", "Mot de passe de l'élève", "Contraseña", "pwd", "Haslo", "MDP"),
        *("Password hash function", "Wachtwoord ouder"),
    ],
)
def test_a_heading_says_that_passwords_stand_below(heading: str) -> None:
    assert says_secret(heading)


@pytest.mark.parametrize(
    "heading", ["", "Passport number", "Pass", "Word", "Clave de grupo escolar", "username", "Keys"]
)
def test_other_headings_say_nothing_of_passwords(heading: str) -> None:
    assert not says_secret(heading)


def test_a_profile_says_of_a_field_whether_it_is_secret_and_else_its_name_does() -> None:
    assert is_secret(Field("pin", roster=FieldRoster(secret=True)))
    assert not is_secret(Field("password", roster=FieldRoster(secret=False)))
    assert is_secret(Field("password"))
    assert is_secret(Field("p1", title="Password"))
    assert not is_secret(Field("pin"))


def test_each_password_of_a_built_in_system_is_declared() -> None:
    for profile in built_in_profiles():
        for _, field in profile.fields():
            assert is_secret(field) == bool(field.roster.secret)
    names = {
        name
        for each in built_in_profiles()
        for of in each.record_types
        for name in secret_fields(of)
    }
    assert names == {"password", "Password"}


def test_a_column_is_secret_by_its_field_by_what_it_may_be_and_by_its_heading() -> None:
    of = record_type(Field("pin", roster=FieldRoster(secret=True)), Field("name"))
    matches = (
        Match(0, "Geheim", "pin", "chosen"),
        Match(1, "Geheim 2", None, "none", maybe="pin"),
        Match(2, "Kennwort", None, "none"),
        Match(3, "name", "name", "exact"),
        Match(4, "other", None, "none"),
    )
    assert secret_columns(Matching(matches), of) == {0, 1, 2}


def test_what_is_made_of_a_secret_or_into_one_makes_its_columns_secret() -> None:
    people = record_type(Field("name"), Field("password"))
    headings = ("First", "Password", "Last", "House")
    matches = tuple(Match(at, heading, None, "none") for at, heading in enumerate(headings))
    assert secret_columns(Matching(matches, made={"name": Making((0, 1))}), people) == {0, 1}
    assert secret_columns(Matching(matches, made={"password": Making((2, 3))}), people) == {1, 2, 3}
    assert secret_columns(Matching(matches, made={"name": Making((2, 3))}), people) == {1}
