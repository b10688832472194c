"""What the steps of a journal say, batch by batch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rosterwizard.core.job.row_states import OPEN
from rosterwizard.services.journal import Answered, Planned, Sending, Settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rosterwizard.services.journal import Ranges, Step

UNKNOWN, UNSENT = "unknown", "not-sent"
SETTLED_AS = {True: "accepted", False: UNSENT}  # what such rows are by a person's word


@dataclass(frozen=True, slots=True)
class JournalPart:
    """One batch that was begun.

    states: its rows by record type and state. settled: whether a person said that those which were
    unknown are in; None where nobody said anything.
    """

    begun: Sending
    states: Mapping[str, Mapping[str, Ranges]]
    settled: bool | None = None

    def counts(self) -> dict[str, int]:
        """Return how many rows have each state, by a person's word where there is one."""
        counts: dict[str, int] = {}
        for states in self.states.values():
            for state, rows in states.items():
                said = self.said_of(state)
                counts[said] = counts.get(said, 0) + row_count(rows)
        return counts

    def said_of(self, state: str) -> str:
        """Return what a state is by a person's word."""
        if state not in OPEN or self.settled is None:
            return state
        return SETTLED_AS[self.settled]


def parts_of(steps: Iterable[Step]) -> tuple[JournalPart, ...]:
    """Return the batches that were begun; one without an answer is unknown as a whole."""
    begun: dict[int, Sending] = {}
    states: dict[int, Mapping[str, Mapping[str, Ranges]]] = {}
    settled: dict[int, bool] = {}
    for step in steps:
        if isinstance(step, Sending):
            begun[step.batch] = step
            states[step.batch] = _all_of(step, UNKNOWN)
        elif isinstance(step, Answered) and step.batch in begun:
            states[step.batch] = _answered(step, begun[step.batch])
        elif isinstance(step, Settled):
            settled[step.batch] = step.taken
    return tuple(
        JournalPart(each, states[number], settled.get(number)) for number, each in begun.items()
    )


def planned_in(steps: Iterable[Step]) -> Planned | None:
    """Return what was planned; older journals do not say."""
    return next((step for step in steps if isinstance(step, Planned)), None)


def row_count(rows: Ranges) -> int:
    """Return how many rows the ranges hold."""
    return sum(last + 1 - first for first, last in rows)


def _answered(answer: Answered, begun: Sending) -> Mapping[str, Mapping[str, Ranges]]:
    # Older journals say which rows have which state only where all have the same.
    state = next(iter(answer.counts)) if len(answer.counts) == 1 else UNKNOWN
    return {**_all_of(begun, state), **_named(answer, begun)}


def _named(answer: Answered, begun: Sending) -> dict[str, Mapping[str, Ranges]]:
    return {name: states for name, states in answer.rows.items() if name in begun.rows}


def _all_of(begun: Sending, state: str) -> dict[str, Mapping[str, Ranges]]:
    return {name: {state: rows} for name, rows in begun.rows.items()}
