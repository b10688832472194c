"""A profile may say only what is different from another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.faults import FaultyProfile
from rosterwizard.core.profiles.loading import built_in_profiles, load_profile
from rosterwizard.core.rules.rules import rules_of

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import Profile

OURS = 'name = "ours"\ntitle = "Our school"\nversion = "2"\n'


def extend(text: str) -> Profile:
    """Load a profile that may extend a built-in one."""
    others = {profile.name: profile for profile in built_in_profiles()}
    return load_profile((OURS + text).encode(), "ours.toml", others)


def fault_of(text: str) -> tuple[object, str]:
    """Return the place and the sentence of what stops the profile."""
    with pytest.raises(RosterError) as caught:
        extend(text)
    faulty = caught.value.__cause__
    assert isinstance(faulty, FaultyProfile)
    (fault,) = faulty.faults
    return fault.place, fault.says


def built_in(name: str) -> Profile:
    """Return a profile that ships with the program."""
    return next(profile for profile in built_in_profiles() if profile.name == name)


def test_all_that_is_not_said_stays_as_it_was() -> None:
    ours, haiku = extend('roster.extends = "haiku"'), built_in("haiku")
    assert ours.record_type("users").schema == haiku.record_type("users").schema
    assert ours.roster.submission == haiku.roster.submission
    assert ours.sources == haiku.sources


def test_record_types_bear_the_name_of_the_new_system() -> None:
    assert extend('roster.extends = "haiku"').record_type("users").id == "ours/users"


def test_a_field_of_the_same_name_is_changed_where_it_stands() -> None:
    ours = extend("""
        roster.extends = "traverse"
        [[resources]]
        name = "students"
        [[resources.schema.fields]]
        name = "Grade"
        constraints.enum = ["7", "8"]
        """)
    theirs = built_in("traverse").record_type("students")
    changed = ours.record_type("students").field("Grade")
    assert changed.constraints.enum == ("7", "8")
    assert changed.description == theirs.field("Grade").description
    names = [field.name for field in ours.record_type("students").fields]
    assert names == [field.name for field in theirs.fields]


def test_new_fields_and_record_types_come_last() -> None:
    ours = extend("""
        roster.extends = "traverse"
        [[resources]]
        name = "students"
        [[resources.schema.fields]]
        name = "Product"
        [[resources]]
        name = "lockers"
        [[resources.schema.fields]]
        name = "Number"
        """)
    assert ours.record_types[-1].id == "ours/lockers"
    assert ours.record_type("students").fields[-1].name == "Product"


def test_a_left_out_record_type_can_be_described_anew() -> None:
    ours = extend("""
        [roster]
        extends = "haiku"
        leavesOut = ["classes", "users/suffix"]
        [[resources]]
        name = "classes"
        [[resources.schema.fields]]
        name = "import_id"
        """)
    assert [field.name for field in ours.record_type("classes").fields] == ["import_id"]
    assert ours.record_type("classes").roster.provisional == ""
    assert "suffix" not in [field.name for field in ours.record_type("users").fields]


def test_what_others_refer_to_may_be_left_out_as_a_whole_alone() -> None:
    whole = extend('roster.extends = "haiku"\nroster.leavesOut = ["classes"]')
    assert rules_of(whole, whole.record_type("rosters"))
    with pytest.raises(RosterError, match=r"reference\.fields: There is no field “import_id”"):
        extend('roster.extends = "haiku"\nroster.leavesOut = ["classes/import_id"]')


def test_an_unknown_base_names_the_near_one() -> None:
    place, says = fault_of('roster.extends = "haikku"')
    assert place == "roster.extends"
    assert "Did you mean “haiku”?" in says


@pytest.mark.parametrize(
    ("left_out", "near"),
    [
        ("class", "classes"),
        ("users/sufix", "users/suffix"),
        ("teams/name", "classes/name"),
        ("zzz", "parent-child"),
    ],
)
def test_what_is_not_there_cannot_be_left_out(left_out: str, near: str) -> None:
    place, says = fault_of(
        f'roster.extends = "haiku"\nroster.leavesOut = ["users/email", "{left_out}"]'
    )
    assert place == "roster.leavesOut[1]"
    assert near in says


def test_leaving_out_by_something_else_than_a_list_is_named() -> None:
    place, _ = fault_of('roster.extends = "haiku"\nroster.leavesOut = "classes"')
    assert place == "roster.leavesOut"


def test_a_fault_names_parts_instead_of_positions_that_nobody_sees() -> None:
    place, _ = fault_of("""
        roster.extends = "haiku"
        [[resources]]
        name = "users"
        [[resources.schema.fields]]
        name = "email"
        tpye = "string"
        """)
    assert place == "resources[users].schema.fields[email]"


def test_a_fault_in_a_nameless_list_keeps_its_position() -> None:
    place, _ = fault_of("""
        roster.extends = "haiku"
        [[resources]]
        name = "users"
        [[resources.schema.fields]]
        name = "email"
        roster.requiredWhen = [{feld = "login"}]
        """)
    assert place == "resources[users].schema.fields[email].roster.requiredWhen[0]"
