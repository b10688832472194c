"""Recipes as files that people can read: a match file with the mends below it."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.fixing.recipes import Mend, Recipe, mends_of
from rosterwizard.core.fixing.settled_wishes import open_matches
from rosterwizard.core.fixing.wishes import Wishes
from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.toml_text import toml_entry
from rosterwizard.services.match_files import said_of, secrets_of, wishes_as_toml
from rosterwizard.services.own_files import write_apart
from rosterwizard.services.reasons import reason_of

_NONE = Wishes()


def read_recipe(path: Path) -> Recipe:
    """Return the recipe of a file; a match file is one too. Raises RosterError "recipe-unread"."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Recipe)
    except OSError as error:
        raise RosterError("recipe-unread", file=path.name, reason=reason_of(error)) from error
    except ValueError as error:  # of msgspec too
        raise RosterError("recipe-unread", file=path.name, reason=str(error)) from error


def write_recipe(
    path: Path, job: Job, problems: Mapping[str, Problems], wishes: Wishes = _NONE
) -> None:
    """Keep how a job was matched and mended, for `read_recipe`.

    problems: those that are left. wishes: as in `said_of`. Raises RosterError "output-is-input"
    and what `write_whole` raises.
    """
    kept, secret = said_of(job, wishes), secrets_of(job)
    lines = (
        f"# {sentence('recipe-head')}",
        *wishes_as_toml(kept, secret, open_matches(job, kept)),
        *_mends(mends_of(job, problems), secret),
    )
    own = [sheet.sheet.origin.file for sheet in job.sheets]
    write_apart(path, "".join(f"{line}\n" for line in lines).encode(), own)


def _mends(mends: Iterable[Mend], secret: frozenset[str]) -> Iterator[str]:
    for mend in mends:
        # A text that stood in place of a password may be one, and none is mended unasked.
        if mend.field not in secret:
            yield from ("", "[[mends]]", *_entries(mend))


def _entries(mend: Mend) -> Iterator[str]:
    for name in ("type", "field", "fix", "find"):
        if said := getattr(mend, name):
            yield toml_entry(name, said)
    if mend.find:
        yield toml_entry("replacement", mend.replacement)
        for name in ("match_case", "whole_cell"):
            if getattr(mend, name):
                yield toml_entry(name, value=True)
