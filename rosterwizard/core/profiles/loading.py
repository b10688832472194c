"""From profile files to profiles, and from names to the profiles that bear them.

Nothing heavy is imported here: the first page shows every system before anything else is up.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.languages import Language
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.messages.words import spoken
from rosterwizard.core.profiles.decoding import decoded
from rosterwizard.core.profiles.extending import extended
from rosterwizard.core.profiles.faults import Fault, FaultyProfile, near_matches
from rosterwizard.core.profiles.language import Profile, RecordType
from rosterwizard.core.profiles.numbering import numbered
from rosterwizard.core.profiles.translating import in_spoken_language
from rosterwizard.core.profiles.tree import names_base, parsed

NO_OTHERS: Mapping[str, Profile] = MappingProxyType({})
Wording = Callable[[Profile], Profile]


def as_written(profile: Profile) -> Profile:
    """Leave a profile the texts that its file has: whoever wrote it chose the language."""
    return profile


def built_in_profiles() -> tuple[Profile, ...]:
    """Return the profiles that ship with the program, in the language spoken, by title."""
    return _built_in_profiles(spoken())


@cache
def _built_in_profiles(_language: Language) -> tuple[Profile, ...]:
    return _profiles_in(resources_folder() / "systems", NO_OTHERS, in_spoken_language)


def built_in_profile(name: str) -> Profile | None:
    """Return one profile that ships with the program, read alone; None where there is none.

    Its file bears its name. A command about one system need not read all the others.
    """
    for path in (resources_folder() / "systems").glob("*.toml"):
        if path.stem == name:
            return load_profile(_content(path), path.name, NO_OTHERS, in_spoken_language)
    return None


def profiles_in(folder: Path) -> tuple[Profile, ...]:
    """Return people's own profiles, the `*.toml` of a folder, ordered by title.

    They may extend a built-in one, or one of their own whose file name comes before theirs. A
    folder that is not there holds none. Raises RosterError "profile-fault".
    """
    return _profiles_in(folder, {profile.name: profile for profile in built_in_profiles()})


def profile_files(folder: Path) -> Iterator[Path]:
    """Give the files of profiles in a folder; not the ._NAME that macOS leaves beside them."""
    yield from folder.glob("[!.]*.toml")


def each_profile_in(
    folder: Path, others: Mapping[str, Profile] = NO_OTHERS, wording: Wording = as_written
) -> Iterator[Profile | RosterError]:
    """Give each profile of a folder, or the "profile-fault" that keeps it from being one.

    others: those that they may extend, by name, beside those whose file names come before theirs.
    wording: gives each the texts that it speaks in.
    """
    found: dict[str, Profile] = {}
    for path in sorted(profile_files(folder)):
        try:
            profile = load_profile(_content(path), path.name, {**others, **found}, wording)
            _refuse_taken(profile, found, path.name)
        except RosterError as error:
            yield error
        else:
            found[profile.name] = profile
            yield profile


def load_profile(
    data: bytes,
    file: str,
    others: Mapping[str, Profile] = NO_OTHERS,
    wording: Wording = as_written,
) -> Profile:
    """Return the profile that a TOML file describes, ready for use.

    file: its name, for messages. others: those that it may extend, by name. wording: gives it the
    texts that it speaks in.
    Raises RosterError "profile-fault" with `file`, `place` and `fault`, a whole sentence.
    """
    try:
        tree = parsed(data)
        if names_base(tree):
            tree = extended(tree, others)
        profile = numbered(wording(decoded(tree)))
        _refuse_same_names(profile)
    except FaultyProfile as error:
        raise error.fault.stopping(file) from error
    return profile


def find_profile(name: str, profiles: Iterable[Profile]) -> Profile:
    """Return the profile of that name. Raises RosterError "unknown-system" with near ones."""
    by_name = {profile.name: profile for profile in profiles}
    if name not in by_name:
        raise RosterError("unknown-system", system=name, near=_near(name, by_name))
    return by_name[name]


def find_record_type(type_id: str, profiles: Iterable[Profile]) -> tuple[Profile, RecordType]:
    """Return the record type called `SYSTEM/TYPE`, and its system's profile.

    Raises RosterError "unknown-system" or "unknown-type", both with near ones.
    """
    profiles = tuple(profiles)
    by_id = {each.id: (profile, each) for profile in profiles for each in profile.record_types}
    if type_id in by_id:
        return by_id[type_id]
    system, slash, _ = type_id.partition("/")
    if slash:
        find_profile(system, profiles)
    raise RosterError("unknown-type", type=type_id, near=_near(type_id, by_id))


def _profiles_in(
    folder: Path, others: Mapping[str, Profile], wording: Wording = as_written
) -> tuple[Profile, ...]:
    found = []
    for each in each_profile_in(folder, others, wording):
        if isinstance(each, RosterError):
            raise each
        found.append(each)
    return tuple(sorted(found, key=lambda profile: profile.title.casefold()))


def _refuse_taken(profile: Profile, found: Mapping[str, Profile], file: str) -> None:
    if profile.name in found:
        raise Fault("name", "profile-name-taken", {"name": profile.name}).stopping(file)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        fault = Fault("", "profile-not-readable", {"reason": error.strerror or ""})
        raise fault.stopping(path.name) from error


def _refuse_same_names(profile: Profile) -> None:
    """Raise FaultyProfile where a name stands twice, so that names find one thing only."""
    _refuse_twice("resources", [each.name for each in profile.record_types])
    for position, record_type in enumerate(profile.record_types):
        names = [field.name for field in record_type.fields]
        _refuse_twice(f"resources[{position}].schema.fields", names)


def _refuse_twice(place: str, names: list[str]) -> None:
    for name, count in Counter(names).items():
        if count > 1:
            second = names.index(name, names.index(name) + 1)
            raise FaultyProfile(Fault(f"{place}[{second}]", "profile-name-twice", {"name": name}))


def _near(name: str, known: Iterable[str]) -> str:
    """Return the known names that look like `name`; all of them when none does."""
    known = tuple(known)
    return listed(near_matches(name, known) or known)
