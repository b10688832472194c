"""The states of rows as people see them: their marks, and what they add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rosterwizard.core.job.row_states import OPEN, STATES, TAKEN
from rosterwizard.core.messages.words import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.core.job.row_states import State

StateMark = Literal["error", "warning", "note", "fixed"]  # a shape and a colour
STATE_MARKS: Mapping[State, StateMark] = {
    "created": "fixed",
    "updated": "fixed",
    "unchanged": "fixed",
    "accepted": "fixed",
    "delivered": "fixed",
    "queued": "note",
    "refused": "error",
    "unknown": "warning",
    "not-sent": "note",
}


def state_name(state: State) -> str:
    """Return a state as a word with a capital, for a button or a cell."""
    name = sentence(f"state-{state}", "name")
    return name[:1].upper() + name[1:]


def present_states(counts: Mapping[State, int]) -> list[State]:
    """Return the states that any row has, in their own order."""
    return [state for state in STATES if counts.get(state)]


def taken_count(counts: Mapping[State, int]) -> int:
    """Return how many rows are in, or were handed over."""
    return sum(counts[state] for state in TAKEN)


def open_count(counts: Mapping[State, int]) -> int:
    """Return of how many rows nobody knows yet whether they are in."""
    return sum(counts.get(state, 0) for state in OPEN)
