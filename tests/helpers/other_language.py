"""A made-up language: the words of English, and whatever a test lets it say of the profiles."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from rosterwizard.core.messages import words
from rosterwizard.core.messages.languages import ENGLISH
from rosterwizard.core.messages.resources import resources_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
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
