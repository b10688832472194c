"""A made-up language: the words of English, and whatever a test lets it say of the profiles."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import structs

from rosterwizard.core.messages import words
from rosterwizard.core.messages.languages import ENGLISH
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.profiles.language import (
    Category,
    Described,
    ForeignKey,
    Profile,
    Unwanted,
)
from rosterwizard.core.profiles.loading import load_profile
from rosterwizard.core.profiles.translating import TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    import pytest


@contextmanager
def spoken_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Speak the language; give the folder of its texts of profiles."""
    shutil.copytree(resources_folder() / "words" / "en", folder / "xx")
    systems = folder / "xx" / "systems"
    systems.mkdir()
    with monkeypatch.context() as changed:
        changed.setattr(words, "_folder", folder)
        # Its own function keeps it unlike the language of an earlier test, which is remembered.
        words.speak(replace(ENGLISH, name="xx", form_of=lambda count: ENGLISH.form_of(count)))  # noqa: PLW0108 - as said
        yield systems
    words.speak(ENGLISH)


def toml(texts: Mapping[str, object], place: tuple[str, ...] = ()) -> str:
    """Return the texts as a file, each in a line with its whole key."""
    lines = []
    for key, each in texts.items():
        here = (*place, json.dumps(key, ensure_ascii=False))
        if isinstance(each, dict):
            lines.append(toml(each, here))
        else:
            lines.append(f"{'.'.join(here)} = {json.dumps(each, ensure_ascii=False)}\n")
    return "".join(lines)


def unnumbered(name: str) -> Profile:
    """Return a profile that ships as its file has it, before its columns are numbered."""
    file = resources_folder() / "systems" / f"{name}.toml"
    found: list[Profile] = []

    def kept(profile: Profile) -> Profile:
        found.append(profile)
        return profile

    load_profile(file.read_bytes(), file.name, wording=kept)
    return found[0]


def said_anew(part: object, in_it: Callable[[str], str]) -> dict[str, object]:
    """Return each text of a part of a profile in a language, in the tables of its file."""
    said: dict[str, object] = {}
    if isinstance(part, dict):
        said = {key: said_anew(each, in_it) for key, each in part.items()}
    elif isinstance(part, tuple):
        said = {_name_of(each): said_anew(each, in_it) for each in part}
    elif isinstance(part, Described):
        for each in structs.fields(part):
            value = getattr(part, each.name)
            if each.name not in TEXTS.get(type(part), ()):
                said[each.encode_name] = said_anew(value, in_it)
            elif value:
                one = isinstance(value, str)
                said[each.encode_name] = in_it(value) if one else [in_it(text) for text in value]
    return {key: each for key, each in said.items() if each}


def _name_of(part: object) -> str:
    match part:
        case Unwanted():
            return part.heading
        case Category():
            return part.value
        case ForeignKey():
            return "+".join(part.names)
    return str(getattr(part, "name", ""))
