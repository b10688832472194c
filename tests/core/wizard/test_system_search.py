"""Systems are found by all that stands on their cards, and slips of the keyboard are forgiven."""

from __future__ import annotations

import pytest

from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.wizard.system_search import systems_found

PROFILES = built_in_profiles()
EVERY = {each.name for each in PROFILES}


def found(text: str) -> tuple[set[str], bool]:
    systems, exactly = systems_found(text, PROFILES)
    return {each.name for each in systems}, exactly


@pytest.mark.parametrize(
    ("text", "systems"),
    [
        ("", EVERY),
        ("patron", {"infiniti"}),
        ("HAIKU users", {"haiku"}),
        ("learn team", {"riipen"}),
        ("websites", {"echalk"}),
    ],
)
def test_what_stands_there_is_found(text: str, systems: set[str]) -> None:
    assert found(text) == (systems, True)


def test_words_on_cards_are_found() -> None:
    systems, exactly = found("students")
    assert exactly
    assert {"echalk", "traverse"} <= systems


@pytest.mark.parametrize("profile", PROFILES, ids=lambda each: each.name)
def test_each_system_is_found_by_its_title_with_a_slip(profile: object) -> None:
    (title,) = (each.title for each in PROFILES if each is profile)
    (name,) = (each.name for each in PROFILES if each is profile)
    swapped = title[:2] + title[3] + title[2] + title[4:]
    for slip in (title[:2] + title[3:], title[:3] + title[2:], swapped):
        assert name in found(slip)[0], slip


@pytest.mark.parametrize(("slip", "system"), [("libary", "infiniti"), ("studnets", "echalk")])
def test_slips_are_forgiven_and_told(slip: str, system: str) -> None:
    systems, exactly = found(slip)
    assert system in systems
    assert not exactly


@pytest.mark.parametrize("text", ["zoo", "zebra", "nothing of the kind", "patrons of zebra"])
def test_what_is_nowhere_finds_nothing(text: str) -> None:
    assert found(text) == (set(), False)
