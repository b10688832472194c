"""Every code that has words."""

from __future__ import annotations

import tomllib
from functools import cache

from rosterwizard.core.messages.resources import resources_folder


@cache
def codes() -> frozenset[str]:
    """Return the codes of all files of words."""
    files = (resources_folder() / "words" / "en").glob("*.toml")
    return frozenset(code for file in files for code in tomllib.loads(file.read_text("utf-8")))
