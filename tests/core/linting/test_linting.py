"""The linter finds what a profile promises and nothing backs; ours promise nothing of the kind."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.linting.linting import lint
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.faults import Fault, FaultyProfile
from rosterwizard.core.profiles.loading import built_in_profiles, load_profile
from tests.helpers.word_codes import codes

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import Profile

DATA = Path(__file__).parents[2] / "data" / "profiles"
CLUB = (DATA / "club.toml").read_text("utf-8")
SPOILT = tomllib.loads((DATA / "faults.toml").read_text("utf-8"))
WHILE_LOADING = {
    "profile-fault",
    "profile-missing-key",
    "profile-name-taken",
    "profile-not-readable",
    "profile-pattern-long",
    "profile-too-deep",
    "profile-too-large",
    "profile-not-toml",
    "profile-not-understood",
    "profile-not-utf8",
    "profile-nothing-to-leave-out",
    "profile-nothing-to-leave-out-near",
    "profile-unknown-base",
    "profile-unknown-base-near",
    "profile-unknown-key",
    "profile-unknown-key-near",
    "profile-wrong-type",
}


def club(old: str = "", new: str = "") -> Profile:
    """Return the club's profile, spoilt at the first place where `old` stands."""
    assert old in CLUB
    return load_profile(CLUB.replace(old, new, 1).encode(), "club.toml")


def faults_of(spoilt: dict[str, str]) -> tuple[Fault, ...]:
    """Return what keeps the spoilt profile from being loaded, else what the linter finds."""
    try:
        return lint(club(spoilt["old"], spoilt["new"]))
    except RosterError as refused:
        cause = refused.__cause__
    assert isinstance(cause, FaultyProfile)
    return cause.faults


def test_a_good_profile_has_no_faults() -> None:
    assert lint(club()) == ()


@pytest.mark.parametrize("profile", built_in_profiles(), ids=lambda profile: profile.name)
def test_the_built_in_profiles_have_no_faults(profile: Profile) -> None:
    assert [(fault.place, fault.says) for fault in lint(profile)] == []


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_loading_or_the_linter_finds(spoilt: dict[str, str]) -> None:
    faults = faults_of(spoilt)
    assert (spoilt["place"], spoilt["code"]) in [(fault.place, fault.code) for fault in faults]
    assert all(fault.says for fault in faults)


def test_an_entry_without_a_rule_is_only_a_warning() -> None:
    spoilt = SPOILT["an entry for a rule that is not there"]
    assert [fault.severity for fault in lint(club(spoilt["old"], spoilt["new"]))] == ["warning"]


def test_every_sentence_about_profiles_is_met() -> None:
    met = {spoilt["code"] for spoilt in SPOILT.values()} | WHILE_LOADING
    assert {code for code in codes() if code.startswith("profile-")} == met
