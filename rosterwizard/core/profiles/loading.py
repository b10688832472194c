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
from rosterwizard.core.profiles.language import Field, Profile, RecordType
from rosterwizard.core.profiles.lost_names import lost_names
from rosterwizard.core.profiles.numbering import numbered
from rosterwizard.core.profiles.translating import in_spoken_language
from rosterwizard.core.profiles.tree import names_base, parsed

NO_OTHERS: Mapping[str, Profile] = MappingProxyType({})
LONGEST_PATTERN = 10_000  # the engine takes its time, and on some systems its whole stack
Wording = Callable[[Profile], Profile]
FaultOf = Callable[[str], str | None]  # what the engine has against a pattern; None for nothing


def as_written(profile: Profile) -> Profile:
    """Leave a profile the texts that its file has: whoever wrote it chose the language."""
    return profile


def untried(_pattern: str) -> None:
    """Take a pattern on trust: the engine takes time to load, and tests hold ours."""


def built_in_profiles() -> tuple[Profile, ...]:
    """Return the profiles that ship with the program, in the language spoken, by title."""
    return _built_in_profiles(spoken())


@cache
def _built_in_profiles(_language: Language) -> tuple[Profile, ...]:
    found = []
    for each in each_profile_in(resources_folder() / "systems", wording=in_spoken_language):
        if isinstance(each, RosterError):
            raise each
        found.append(each)
    return tuple(sorted(found, key=lambda profile: profile.title.casefold()))


def built_in_profile(name: str) -> Profile | None:
    """Return one profile that ships with the program, read alone; None where there is none.

    Its file bears its name. A command about one system need not read all the others.
    """
    for path in (resources_folder() / "systems").glob("*.toml"):
        if path.stem == name:
            return load_profile(_content(path), path.name, NO_OTHERS, in_spoken_language)
    return None


def profile_files(folder: Path) -> Iterator[Path]:
    """Give the files of profiles in a folder; not the ._NAME that macOS leaves beside them."""
    yield from folder.glob("[!.]*.toml")


def each_profile_in(
    folder: Path,
    others: Mapping[str, Profile] = NO_OTHERS,
    wording: Wording = as_written,
    pattern_fault: FaultOf = untried,
) -> Iterator[Profile | RosterError]:
    """Give each profile of a folder, or the "profile-fault" that keeps it from being one.

    others: those that they may extend, by name, beside those whose file names come before theirs.
    wording: gives each the texts that it speaks in. pattern_fault: tries its patterns.
    """
    found: dict[str, Profile] = {}
    for path in sorted(profile_files(folder)):
        try:
            known = {**others, **found}
            profile = load_profile(_content(path), path.name, known, wording, pattern_fault)
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
    pattern_fault: FaultOf = untried,
) -> Profile:
    """Return the profile that a TOML file describes, ready for use.

    file: its name, for messages. others: those that it may extend, by name. wording: gives it the
    texts that it speaks in. pattern_fault: tries its patterns.
    Raises RosterError "profile-fault" with `file` and `faults`, each a whole sentence.
    """
    try:
        tree = parsed(data)
        if names_base(tree):
            tree = extended(tree, others)
        profile = numbered(wording(decoded(tree)))
        _refuse_unfit_parts(profile, pattern_fault)
    except FaultyProfile as error:
        raise error.stopping(file) from error
    except RecursionError as error:
        raise FaultyProfile(Fault("", "profile-too-deep")).stopping(file) from error
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


def _refuse_taken(profile: Profile, found: Mapping[str, Profile], file: str) -> None:
    if profile.name in found:
        fault = Fault("name", "profile-name-taken", {"name": profile.name})
        raise FaultyProfile(fault).stopping(file)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        fault = Fault("", "profile-not-readable", {"reason": error.strerror or ""})
        raise FaultyProfile(fault).stopping(path.name) from error


def _refuse_unfit_parts(profile: Profile, pattern_fault: FaultOf) -> None:
    """Raise FaultyProfile for names that stand twice or lead nowhere, and for unfit patterns."""
    faults = [*_twice("resources", [each.name for each in profile.record_types])]
    for position, record_type in enumerate(profile.record_types):
        place = f"resources[{position}].schema.fields"
        faults += _twice(place, [field.name for field in record_type.fields])
        for at, field in enumerate(record_type.fields):
            for part, pattern in patterns_of(field):
                faults += _unfit(pattern, f"{place}[{at}].{part}", pattern_fault)
    if not faults:  # by a name that stands twice, others may lead astray
        faults = [*lost_names(profile)]
    if faults:
        raise FaultyProfile(*faults)


def patterns_of(field: Field) -> Iterator[tuple[str, str]]:
    """Give the patterns of a field, each with its place in it."""
    for part, constraints in (
        ("constraints", field.constraints),
        ("roster.items", field.roster.items),
    ):
        if constraints.pattern:
            yield f"{part}.pattern", constraints.pattern


def _unfit(pattern: str, place: str, pattern_fault: FaultOf) -> Iterator[Fault]:
    """Give what is wrong with a pattern; one that is far too long is not tried."""
    if len(pattern) > LONGEST_PATTERN:
        params = {"length": str(len(pattern)), "most": str(LONGEST_PATTERN)}
        yield Fault(place, "profile-pattern-long", params)
    elif reason := pattern_fault(pattern):
        yield Fault(place, "profile-unfit-pattern", {"reason": reason})


def _twice(place: str, names: list[str]) -> Iterator[Fault]:
    """Give a fault for each name that is to find one thing only and stands twice."""
    for name, count in Counter(names).items():
        if count > 1:
            second = names.index(name, names.index(name) + 1)
            yield Fault(f"{place}[{second}]", "profile-name-twice", {"name": name})


def _near(name: str, known: Iterable[str]) -> str:
    """Return the known names that look like `name`; all of them when none does."""
    known = tuple(known)
    return listed(near_matches(name, known) or known)
