"""Damaged places, and what came of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Spot:
    """One damaged place. Rows and columns are positions in the damaged roster.

    row, column: None for the whole row or file. was: what stood there; None for a row that is no
    record, and for what cannot be said of one cell. untouchable: no fix may change it.
    """

    row: int | None
    column: int | None
    was: str | None = field(repr=False)
    untouchable: bool = False


@dataclass(slots=True)
class Verdict:
    """What came of one file; counts of spots, `false` and `spoiled` of sound cells."""

    spots: int = 0
    named: int = 0
    caught: int = 0
    silent: int = 0
    mended: int = 0
    asked: int = 0
    guessed_wrong: int = 0
    worse: int = 0
    false: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    caught_by: Counter[str] = field(default_factory=Counter)
    spoiled: list[str] = field(default_factory=list)
    silent_at: list[str] = field(default_factory=list)
