"""Where the work of an earlier submission goes on: its kept work, else the files themselves."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.services.kept_entries import kept_list

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from rosterwizard.services.history import Entry
    from rosterwizard.services.kept_entries import KeptEntry


@dataclass(frozen=True, slots=True)
class Reopening:
    """What is still there.

    kept: the kept work, with what became of its rows. Without it, paths: the files, where it is
    known where they are; the history has their names alone.
    """

    kept: KeptEntry | None = None
    paths: tuple[Path, ...] = ()


def reopening_of(
    submission: str, files: Collection[str], recent: Iterable[Sequence[str]]
) -> Reopening:
    """Return how to go on with a submission. files: names. recent: paths that were opened lately.

    Kept work may be open in another window: then it cannot be taken up. Where files of these names
    were opened in several folders, nobody knows here which of them were sent.
    """
    for each in kept_list().entries:
        if each.sent is not None and each.sent.submission == submission:
            return Reopening(kept=each)
    found = {
        frozenset(paths): paths
        for opened in recent
        for paths in (tuple(map(Path, opened)),)
        if {each.name for each in paths} == {*files} and all(each.exists() for each in paths)
    }
    return Reopening(paths=next(iter(found.values()))) if len(found) == 1 else Reopening()


def files_of(submission: str, entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return the names of the files of a submission, each once."""
    own = (each.file for each in entries if each.submission == submission)
    return tuple(dict.fromkeys(each for each in own if each))
