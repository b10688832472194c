"""Recipes as files that people can read: a match file with the mends below it."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.fixing.recipes import Mend, Recipe, mends_of
from rosterwizard.core.fixing.wishes import Wishes
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.toml_text import toml_entry
from rosterwizard.services.match_files import (
    read_wishes,
    said_as_toml,
    said_of,
    write_lines,
)

_NONE = Wishes()


def read_recipe(path: Path) -> Recipe:
    """Return the recipe of a file; a match file is one too. Raises RosterError "recipe-unread"."""
    return read_wishes(path, Recipe, "recipe-unread")


def write_recipe(
    path: Path, job: Job, problems: Mapping[str, Problems], wishes: Wishes = _NONE
) -> None:
    """Keep how a job was matched and mended, for `read_recipe`.

    problems: those that are left. wishes: as in `said_of`. Raises RosterError "output-is-input"
    and what `write_whole` raises.
    """
    said = said_as_toml("recipe-head", said_of(job, wishes), job)
    write_lines(path, (*said, *_mends(mends_of(job, problems))), job)


def _mends(mends: Iterable[Mend]) -> Iterator[str]:
    for mend in mends:
        yield from ("", "[[mends]]", *_entries(mend))


def _entries(mend: Mend) -> Iterator[str]:
    for name in ("type", "field", "heading", "fix", "find"):
        if said := getattr(mend, name):
            yield toml_entry(name, said)
    for name in ("choice", "emptied"):
        if getattr(mend, name):
            yield toml_entry(name, value=True)
    for name in ("into", "of"):
        if said := getattr(mend, name):
            yield toml_entry("separator", mend.separator)
            yield toml_entry(name, said)
    if mend.find:
        yield toml_entry("replacement", mend.replacement)
        for name in ("match_case", "whole_cell"):
            if getattr(mend, name):
                yield toml_entry(name, value=True)
