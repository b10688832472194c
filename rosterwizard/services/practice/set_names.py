"""Whether files make a set that their system would take: it goes by their names alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.set_files import deletions_named, modes_of, name_in_mode
from rosterwizard.services.own_profiles import profiles_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rosterwizard.core.profiles.language import Mode, Profile


def set_fault(system: str, names: Collection[str]) -> str:
    """Return what the system says when it refuses a set of files of these names; "" if it does not.

    Nothing is asked of systems that take their files one by one, or know no modes by names.
    """
    fault = _fault(system, names)
    return f"Validation failed: {fault}" if fault else ""


def _fault(system: str, names: Collection[str]) -> str:
    profile = profile_of(system)
    modes = modes_of(profile) if profile and profile.roster.set else ()
    if not profile or not modes:
        return ""
    wrong = sorted(set(names) - {name for mode in modes for name in _names_in(profile, mode)})
    if wrong:
        return f"there is no file {wrong[0]} in an import"
    mode = next((each for each in modes if set(names) <= {*_names_in(profile, each)}), None)
    if mode is None:
        return "the files are for different imports"
    missing = [name for name in _needed_in(profile, mode) if name not in names]
    return f"the file {missing[0]} is missing" if missing else ""


def profile_of(system: str) -> Profile | None:
    """Return the profile of the system, own ones too; None where there is none to go by."""
    try:
        return next((each for each in profiles_for(system) if each.name == system), None)
    except RosterError:
        return None  # a person's own profile has a fault: that is said where it is used


def _names_in(profile: Profile, mode: Mode) -> Iterator[str]:
    """Give what the files of that mode are called, spelled exactly so."""
    for record_type in profile.record_types:
        yield name_in_mode(profile, record_type, mode.name)
        if mode.deletions:
            yield deletions_named(record_type, mode)


def _needed_in(profile: Profile, mode: Mode) -> Iterator[str]:
    """Give the names of the files without which a set that is the whole truth is refused."""
    for record_type in profile.record_types:
        if mode.deletes and record_type.roster.needed_in_set:
            yield name_in_mode(profile, record_type, mode.name)
