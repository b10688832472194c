"""The profiles that there are: those that ship with the program and people's own."""

import re
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.languages import Language
from rosterwizard.core.messages.words import spoken
from rosterwizard.core.profiles.faults import Fault, FaultyProfile
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.profiles.loading import (
    built_in_profile,
    built_in_profiles,
    each_profile_in,
    load_profile,
    patterns_of,
    profile_files,
)
from rosterwizard.core.profiles.tree import names_base, parsed
from rosterwizard.services.folders import data_folder

_MOST_BYTES = 8 * 2**20  # of a profile that lies anywhere; ours have a hundredth
# A name at the beginning of a line; those of record types do no harm.
_NAME = re.compile(rb"""^name\s*=\s*["']([^"'\n]+)""", re.MULTILINE)


def own_profiles_folder() -> Path:
    """Return the folder for people's own profiles, which may extend or replace built-in ones."""
    return data_folder() / "profiles"


def available_profiles() -> tuple[Profile, ...]:
    """Return every profile that can be used, ordered by title; a person's own comes before ours.

    One of a person's own that cannot be used is set aside: `profiles_set_aside` has it. Where it
    was to replace one of ours, that is not used in its place either: it has not the person's rules.
    """
    return _available_profiles(spoken()).profiles


def profiles_set_aside() -> tuple[RosterError, ...]:
    """Return why each of a person's own profiles that cannot be used is none: "profile-fault"."""
    return _available_profiles(spoken()).set_aside


def profile_of_file(path: Path) -> Profile:
    """Return the profile of a TOML file anywhere, which may extend any that can be used.

    It may be a stranger's. Raises RosterError "profile-fault", and what `open_file` raises.
    """
    others = {each.name: each for each in available_profiles()}
    return load_profile(_content(path), path.name, others, pattern_fault=_pattern_fault)


def _content(path: Path) -> bytes:
    from rosterwizard.services.reading_files import (  # noqa: PLC0415 - start-up
        disk_answered_for,
        open_file,
    )

    try:
        with disk_answered_for(), open_file(path) as file:
            content = file.read(_MOST_BYTES + 1)
    except RosterError as error:
        error.params.setdefault("file", path.name)
        raise
    if len(content) > _MOST_BYTES:
        raise FaultyProfile(Fault("", "profile-too-large")).stopping(path.name)
    return content


class _Available(NamedTuple):
    profiles: tuple[Profile, ...]
    set_aside: tuple[RosterError, ...]


def own_profile_files(name: str) -> tuple[bytes, ...]:
    """Return the files that a person's own profile is made of, each after the one it extends.

    None where the profile of that name is ours.
    """
    found: list[bytes] = []
    own = _own_files()
    while name in own:  # one may extend ours of the same name: each is taken once
        content, name = own.pop(name)
        found.insert(0, content)
    return tuple(found)


def profiles_in(folder: Path) -> tuple[Profile, ...]:
    """Return our profiles and those of a folder, which may extend or replace ours.

    A person's own play no part. Raises RosterError "profile-fault".
    """
    ours = {profile.name: profile for profile in built_in_profiles()}
    for each in each_profile_in(folder, ours, pattern_fault=_pattern_fault):
        if isinstance(each, RosterError):
            raise each
        ours[each.name] = each
    return tuple(ours.values())


def _own_files() -> dict[str, tuple[bytes, str]]:
    """Return the content of each own profile that can be used, and what it extends, by its name."""
    found = {}
    for path in sorted(profile_files(own_profiles_folder())):
        with suppress(OSError, FaultyProfile, RecursionError):
            content = path.read_bytes()
            tree = parsed(content)
            base = str(tree["roster"]["extends"]) if names_base(tree) else ""
            found[str(tree.get("name", base))] = content, base
    return found


@cache
def _available_profiles(_language: Language) -> _Available:
    ours = {profile.name: profile for profile in built_in_profiles()}
    own = tuple(each_profile_in(own_profiles_folder(), ours, pattern_fault=_pattern_fault))
    set_aside = tuple(each for each in own if isinstance(each, RosterError))
    found = {name: each for name, each in ours.items() if name not in _names_meant(set_aside)}
    found |= {each.name: each for each in own if isinstance(each, Profile)}
    ordered = sorted(found.values(), key=lambda profile: profile.title.casefold())
    return _Available(tuple(ordered), set_aside)


def _pattern_fault(pattern: str) -> str | None:
    """Return what is wrong with a pattern of a person's own profile."""
    if pattern in _patterns_of_ours():
        return None
    from rosterwizard.core.cells.patterns import pattern_fault  # noqa: PLC0415 - needs polars

    return pattern_fault(pattern)


@cache
def _patterns_of_ours() -> frozenset[str]:
    types = (each for profile in built_in_profiles() for each in profile.record_types)
    fields = (field for each in types for field in each.fields)
    return frozenset(pattern for field in fields for _, pattern in patterns_of(field))


def _names_meant(set_aside: Iterable[RosterError]) -> set[str]:
    """Return the names that profiles have which cannot be used, as far as one can tell."""
    names = set()
    for each in set_aside:
        path = own_profiles_folder() / str(each.params["file"])
        names.add(path.stem)
        with suppress(OSError):
            names |= {name.decode(errors="replace") for name in _NAME.findall(path.read_bytes())}
    return names


def profiles_for(system: str) -> tuple[Profile, ...]:
    """Return the profiles that work on one system needs: its own alone, where that is ours.

    system: "" where it is not known yet. A person's own profile may replace or extend any other,
    so with one there are all.
    """
    has_own = any(profile_files(own_profiles_folder()))
    alone = None if has_own else built_in_profile(system)
    return (alone,) if alone else available_profiles()
