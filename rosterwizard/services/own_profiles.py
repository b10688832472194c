"""The profiles that there are: those that ship with the program and people's own."""

from functools import cache
from pathlib import Path

from rosterwizard.core.messages.languages import Language
from rosterwizard.core.messages.words import spoken
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.profiles.loading import (
    built_in_profile,
    built_in_profiles,
    profile_files,
    profiles_in,
)
from rosterwizard.services.folders import data_folder


def own_profiles_folder() -> Path:
    """Return the folder for people's own profiles, which may extend or replace built-in ones."""
    return data_folder() / "profiles"


def available_profiles() -> tuple[Profile, ...]:
    """Return every profile, ordered by title; a person's own replaces ours of the same name.

    Raises RosterError "profile-fault" naming the file and the place.
    """
    return _available_profiles(spoken())


@cache
def _available_profiles(_language: Language) -> tuple[Profile, ...]:
    profiles = {profile.name: profile for profile in built_in_profiles()}
    profiles |= {profile.name: profile for profile in profiles_in(own_profiles_folder())}
    return tuple(sorted(profiles.values(), key=lambda profile: profile.title.casefold()))


def profiles_for(system: str) -> tuple[Profile, ...]:
    """Return the profiles that work on one system needs: its own alone, where that is ours.

    system: "" where it is not known yet. A person's own profile may replace or extend any other,
    so with one there are all. Raises RosterError "profile-fault".
    """
    has_own = any(profile_files(own_profiles_folder()))
    alone = None if has_own else built_in_profile(system)
    return (alone,) if alone else available_profiles()
