"""A profile's texts in the language that is spoken, laid over those of its file.

The file of a profile that ships is written in English. Another language says the same texts in
`resources/words/LANGUAGE/systems/SYSTEM.toml`, whose tables are those of the profile. Only what
stands in a list there has a name here, so that the order of a list means nothing:

    description = "Schulwebsites und Nachrichten."
    [roster.submission.modes.partial]
    title = "Teilabgleich"
    [resources.sync-users.schema.fields.first_name]
    title = "Vorname"

Unwanted headings go by the heading, allowed values by the value, foreign keys by their fields.
What is not translated stays English. A column's name, a value or a rule cannot be said there, so
that the same file has the same problems in every language. A title is also a heading that is
accepted, and the name of a sheet; that of the profile's file still is, beside it.
"""

from collections.abc import Iterator, Mapping
from typing import TypeGuard, cast

from msgspec import structs

from rosterwizard.core.messages.words import words_folder
from rosterwizard.core.profiles.faults import Fault, FaultyProfile, unknown
from rosterwizard.core.profiles.language import (
    Category,
    Described,
    Field,
    FieldRoster,
    ForeignKey,
    Mode,
    Profile,
    ProfileRoster,
    RecordType,
    RecordTypeRoster,
    Rule,
    Source,
    Submission,
    Unwanted,
    Update,
)
from rosterwizard.core.profiles.tree import parsed

# The texts for people of the profile language. A test holds that every other text has its reason.
TEXTS: Mapping[type[Described], frozenset[str]] = {
    Profile: frozenset({"title", "description"}),
    ProfileRoster: frozenset({"kind", "provisional"}),
    Source: frozenset({"title"}),
    Submission: frozenset({"address", "says", "steps", "result"}),
    Mode: frozenset({"title", "says"}),
    RecordType: frozenset({"title", "description"}),
    RecordTypeRoster: frozenset({"provisional", "side_effects", "steps", "result"}),
    Update: frozenset({"says"}),
    Field: frozenset({"title", "description"}),
    FieldRoster: frozenset({"blank_says", "side_effect"}),
    Category: frozenset({"label"}),
    Rule: frozenset({"says"}),
}


def in_spoken_language(profile: Profile) -> Profile:
    """Return the profile with the texts of the language that is spoken, where it has some.

    Raises RosterError "profile-fault" about the file of that language.
    """
    path = words_folder() / "systems" / f"{profile.name}.toml"
    if not path.is_file():
        return profile
    try:
        return translated(profile, parsed(path.read_bytes()))
    except FaultyProfile as error:
        raise error.stopping(f"{path.parents[1].name}/systems/{path.name}") from error


def translated(profile: Profile, texts: Mapping[str, object]) -> Profile:
    """Return the profile with `texts` in the place of its own; it must not be numbered yet.

    Raises FaultyProfile for what is no text of it.
    """
    return cast("Profile", _laid_over(profile, texts, ""))


def _laid_over(own: object, said: object, place: str) -> object:
    """Return a text, texts, or a part of a profile with what is said in another language."""
    if isinstance(own, str):
        if isinstance(said, str) and said.strip():
            return said
        raise FaultyProfile(Fault(place, "translation-empty"))
    if _is_texts(own):
        if isinstance(said, list) and len(said) == len(own):
            return tuple(_laid_over(*each, place) for each in zip(own, said, strict=True))
        raise FaultyProfile(Fault(place, "translation-of-list", {"wanted": str(len(own))}))
    if not isinstance(said, dict):
        raise FaultyProfile(Fault(place, "translation-no-table"))
    parts = dict(_parts_of(own))
    new = {}
    for key, text in said.items():
        here = f"{place}.{key}" if place else key
        if key not in parts:
            raise FaultyProfile(unknown(here, "profile-unknown-key", key, parts))
        new[key] = _laid_over(parts[key], text, here)
    return _with_parts(own, new)


def _parts_of(own: object) -> Iterator[tuple[str, object]]:
    """Give what a language can say of a part of a profile, or say something in, by its key.

    What the profile leaves empty is not there: a text of its own would say something new.
    """
    if isinstance(own, Described):
        texts = TEXTS.get(type(own), frozenset())
        for each in structs.fields(own):
            value = getattr(own, each.name)
            if (value and each.name in texts) or _has_texts(value):
                yield each.encode_name, value
    elif isinstance(own, dict):
        yield from ((key, each) for key, each in own.items() if _has_texts(each))
    elif isinstance(own, tuple):
        yield from ((_name_of(each), each) for each in own if _has_texts(each))


def _has_texts(value: object) -> bool:
    return next(_parts_of(value), None) is not None


def _is_texts(own: object) -> TypeGuard[tuple[str, ...]]:
    return isinstance(own, tuple) and all(isinstance(each, str) for each in own)


def _name_of(part: object) -> str:
    """Return by what name a part of a list is found."""
    match part:
        case Unwanted():
            return part.heading
        case Category():
            return part.value
        case ForeignKey():
            return "+".join(part.names)
        case _:
            return cast("Field", part).name  # what else stands in lists has a name, as fields do


def _with_parts(own: object, new: Mapping[str, object]) -> object:
    if isinstance(own, dict):
        return {**own, **new}
    if isinstance(own, tuple):
        return tuple(new.get(_name_of(each), each) for each in own)
    part = cast("Described", own)
    names = {each.encode_name: each.name for each in structs.fields(part)}
    changed = structs.replace(part, **{names[key]: value for key, value in new.items()})
    return _found_by_both_titles(changed, part) if "title" in new else changed


def _found_by_both_titles(changed: Described, own: Described) -> Described:
    """Let sheets be read as before: many bear the titles of the file, our older templates too."""
    if isinstance(changed, Field) and isinstance(own, Field):
        headings = (*changed.roster.headings, own.title)
        return structs.replace(changed, roster=structs.replace(changed.roster, headings=headings))
    if isinstance(changed, RecordType) and isinstance(own, RecordType):
        return structs.replace(changed, file_title=own.title)
    return changed
