"""A record type is named together with its system."""

from __future__ import annotations

from rosterwizard.core.profiles.loading import built_in_profiles, find_profile
from rosterwizard.core.showing.types_in_words import briefly, in_words

PROFILES = built_in_profiles()


def test_record_types_are_named_after_their_system() -> None:
    haiku = find_profile("haiku", PROFILES)
    users, classes = haiku.record_types[:2]

    assert in_words([users], PROFILES) == f"Haiku – {users.label}"
    assert in_words([users, classes], PROFILES) == f"Haiku – {users.label}, {classes.label}"


def test_all_of_a_system_is_the_system() -> None:
    haiku = find_profile("haiku", PROFILES)

    assert in_words(haiku.record_types, PROFILES) == "Haiku"


def test_a_button_names_of_several_the_system_alone() -> None:
    haiku = find_profile("haiku", PROFILES)

    assert briefly(haiku.record_types[:1], PROFILES) == in_words(haiku.record_types[:1], PROFILES)
    assert briefly(haiku.record_types[:3], PROFILES) == "Haiku"
