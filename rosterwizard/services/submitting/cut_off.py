"""What the journal knows of a submission that was cut off when the program ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.job.row_states import STATES
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.journal import journal_of, steps_in
from rosterwizard.services.journal_parts import parts_of
from rosterwizard.services.submitting.submission import Submitted, rows_sent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rosterwizard.core.job.job import Job
    from rosterwizard.services.journal import Ranges, Step
    from rosterwizard.services.kept_sent import KeptSending

_UNSENT = "not-sent"


def cut_off(job: Job, begun: KeptSending) -> Submitted | None:
    """Return what became of the rows; None where none can have reached the system.

    job: as it was when the sending began. A batch that was begun and not answered is unknown; of
    one that was answered the system's words are lost, and what became of its rows is not.
    """
    try:
        steps = tuple(steps_in(journal_of(begun.submission)))
    except FileNotFoundError:
        return None
    parts = tuple(_states(steps))
    names = [sheet.record_type.name for sheet in job.sheets]
    outcomes = {name: _outcomes(job, name, parts) for name in names}
    if not any((each.frame["state"] != _UNSENT).any() for each in outcomes.values()):
        return None
    return Submitted(
        outcomes=outcomes,
        trouble=RosterError("sending-cut-off", server=_title(begun)),
        mode=begun.mode,
        submission=begun.submission,
        server=begun.server,
        url=begun.url,
        is_practice=begun.is_practice,
        sent={name: rows_sent(job, each) for name, each in outcomes.items()},
    )


def _states(steps: Iterable[Step]) -> Iterator[tuple[str, str, Ranges]]:
    """Give record type, state and rows of what was begun."""
    for part in parts_of(steps):
        for name, states in part.states.items():
            yield from ((name, part.said_of(state), rows) for state, rows in states.items())


def _outcomes(job: Job, name: str, parts: Iterable[tuple[str, str, Ranges]]) -> Outcomes:
    sheet = job.sheet_of(name)
    states = [_UNSENT] * (sheet.frame.height if sheet else 0)
    for record_type, state, ranges in parts:
        if record_type == name and state in STATES:
            for first, last in ranges:
                states[first : last + 1] = [state] * (last + 1 - first)
    words = {state: _words(state) for state in set(states)}
    columns = {
        "row": range(len(states)),
        "state": states,
        "words": [words[state] for state in states],
    }
    return Outcomes(name, pl.DataFrame(columns, schema=FRAME))


def _words(state: str) -> str:
    if state == "unknown":
        return sentence("row-cut-off-unknown")
    return sentence("row-cut-off-unsent" if state == _UNSENT else "row-cut-off-words")


def _title(begun: KeptSending) -> str:
    """Return what a person knows the server by."""
    return sentence("submit-server-practice") if begun.is_practice else begun.server
