"""What a record type asks for, in short."""

from __future__ import annotations

import pytest

from rosterwizard.core.profiles.loading import built_in_profiles, find_record_type
from rosterwizard.core.wizard.needs import needs_of


def test_patrons_need_a_user_name_always_and_a_graduation_year_sometimes() -> None:
    profile, patrons = find_record_type("infiniti/patrons", built_in_profiles())
    needs = needs_of(profile, patrons)
    assert [field.name for field in needs.always] == ["username"]
    assert [field.name for field in needs.advised] == ["enabled", "staffmember"]
    assert [field.name for field in needs.sometimes] == ["graduationyear"]
    named = len(needs.always) + len(needs.advised) + len(needs.sometimes)
    assert needs.optional == len(patrons.fields) - named
    assert needs.submission.protocol == "infiniti"
    assert needs.side_effects == patrons.roster.side_effects
    assert needs.provisional == ""


def test_limits_are_those_of_the_profile() -> None:
    profile, students = find_record_type("traverse/students", built_in_profiles())
    assert needs_of(profile, students).rows == 10_000


def test_provisional_record_types_say_why() -> None:
    profile, classes = find_record_type("haiku/classes", built_in_profiles())
    assert needs_of(profile, classes).provisional == classes.roster.provisional != ""


@pytest.mark.parametrize("record_type", ["haiku/users", "infiniti/patrons"])
def test_side_effects_of_fields_count_where_the_record_type_names_none(record_type: str) -> None:
    from msgspec.structs import replace

    profile, found = find_record_type(record_type, built_in_profiles())
    silent = replace(found, roster=replace(found.roster, side_effects=()))
    assert needs_of(profile, silent).side_effects == tuple(
        dict.fromkeys(each.roster.side_effect for each in found.fields if each.roster.side_effect)
    )
