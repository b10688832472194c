"""What an answer leaves open: the kinds that a row can be so that all that is said still fits.

A row has a state only where every way to read the answer gives it that state.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rosterwizard.core.job.row_states import State

Kind = Literal["created", "updated", "unchanged", "failed"]
Reading = Kind | Literal["other"]
KINDS: tuple[Kind, ...] = get_args(Kind)
READINGS: tuple[Reading, ...] = (*KINDS, "other")
_STATES: dict[frozenset[Reading], State] = {
    frozenset({"created"}): "created",
    frozenset({"updated"}): "updated",
    frozenset({"unchanged"}): "unchanged",
    frozenset({"created", "updated"}): "accepted",
    frozenset({"created", "unchanged"}): "accepted",
    frozenset({"updated", "unchanged"}): "accepted",
    frozenset({"created", "updated", "unchanged"}): "accepted",
    frozenset({"failed"}): "refused",
}


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Rows whose kind is not said in so many words, and the counts that they share out.

    unnamed: rows of which nothing is said: each was created, updated or as before, or it failed.
    odd: rows of which something unknown is said: one of these four, or something other.
    least, most: how many rows there are of each kind. fault: whether one row, if not more, failed
    or is something other.
    """

    unnamed: int
    odd: int
    least: Mapping[Kind, int]
    most: Mapping[Kind, int]
    fault: bool

    @property
    def fits(self) -> bool:
        """Whether the rows can be shared out at all: if not, the answer contradicts itself."""
        if self.fault:
            some = replace(self, least={**self.least, "failed": max(self.least["failed"], 1)})
            return replace(some, fault=False).fits or self._less("odd", "other").fits
        return (
            min(self.unnamed, self.odd) >= 0
            and all(self.least[kind] <= self.most[kind] for kind in KINDS)
            and sum(self.least.values()) <= self.unnamed + self.odd
            and sum(self.most.values()) >= self.unnamed
        )

    @property
    def state_of_unnamed(self) -> State:
        """What can be known of a row of which nothing is said."""
        return _state(kind for kind in KINDS if self._less("unnamed", kind).fits)

    @property
    def state_of_odd(self) -> State:
        """What can be known of a row of which something unknown is said."""
        return _state(each for each in READINGS if self._less("odd", each).fits)

    def _less(self, rows: Literal["unnamed", "odd"], reading: Reading) -> LeftOpen:
        """Return what is left open once one of the `rows` has been read so."""
        left = replace(self, fault=self.fault and reading not in {"failed", "other"})
        left = replace(left, **{rows: getattr(self, rows) - 1})
        if reading == "other":
            return left
        least = {**self.least, reading: max(self.least[reading] - 1, 0)}
        return replace(left, least=least, most={**self.most, reading: self.most[reading] - 1})


def _state(readings: Iterable[Reading]) -> State:
    return _STATES.get(frozenset(readings), "unknown")
