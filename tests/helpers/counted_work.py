"""Counts work that does not depend on the clock: queries of Polars, sentences, and calls."""

from __future__ import annotations

from contextlib import contextmanager
from cProfile import Profile
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import polars as pl

from rosterwizard.core.cells import key_digests
from rosterwizard.core.messages import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(slots=True)
class Counted:
    """What was done.

    queries: how often Polars was asked to work out a frame. cells: how many these frames had, also
    such as they share with others. gathered: the cells of frames that were taken by rows out of
    others. looked_through: the rows of columns that were looked through for a key. sentences: how
    often the gaps of one were filled.
    """

    queries: int = 0
    cells: int = 0
    gathered: int = 0
    looked_through: int = 0
    sentences: int = 0
    _lock: Lock = field(default_factory=Lock, repr=False)

    def query(self, frame: pl.DataFrame) -> None:
        """Count a query."""
        with self._lock:  # a check asks from several threads
            self.queries += 1
            self.cells += frame.height * frame.width

    def taken(self, found: pl.DataFrame | pl.Series) -> None:
        """Count what was taken out of a frame."""
        if isinstance(found, pl.DataFrame):
            with self._lock:
                self.gathered += found.height * found.width

    def looked(self, holds: pl.Series) -> None:
        """Count the rows that were asked whether they have a key."""
        with self._lock:
            self.looked_through += holds.len()

    def sentence(self, _filled: str) -> None:
        """Count a sentence."""
        with self._lock:
            self.sentences += 1


@contextmanager
def counted_work() -> Iterator[Counted]:
    """Count all that is done inside."""
    counted = Counted()
    with (
        # What a frame is asked at once comes down to the second one.
        _watched(pl.LazyFrame, "collect", counted.query),
        _watched(pl.LazyFrame, "_collect_eager", counted.query),
        _watched(pl.DataFrame, "__getitem__", counted.taken),
        _handed(key_digests, "_rows_where", counted.looked),
        _watched(words, "_filled", counted.sentence),
    ):
        yield counted


def calls_of(work: Callable[[], object]) -> int:
    """Return how many functions are called in it, by this thread."""
    profile = Profile()
    profile.runcall(work)
    return sum(each.callcount for each in profile.getstats())


@contextmanager
def _handed(owner: object, name: str, note: Callable[[Any], None]) -> Iterator[None]:
    """Hand what a function is asked about to `note`, too."""
    own = getattr(owner, name)

    def watched(asked: object) -> object:
        note(asked)
        return own(asked)

    with patch.object(owner, name, watched):
        yield


@contextmanager
def _watched(owner: object, name: str, note: Callable[[Any], None]) -> Iterator[None]:
    """Hand what a function returns to `note`, too."""
    own = getattr(owner, name)

    def watched(*args: object, **named: object) -> object:
        made = own(*args, **named)
        note(made)
        return made

    with patch.object(owner, name, watched):
        yield
