"""Submissions that are over: what their journals and the history hold of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.services.history import Entry
from rosterwizard.services.journal import Answered, Planned, PlannedSheet, Sending
from rosterwizard.services.journal_writing import Journal

if TYPE_CHECKING:
    from collections.abc import Mapping

URL = "https://library.example"


def moment(hour: int) -> str:
    return f"2024-08-24T{hour:02}:00:00+02:00"


def planned(*digests: str, repeats: tuple[str, ...] = (), hour: int = 9, url: str = URL) -> Planned:
    return Planned(
        when=moment(hour),
        system="infiniti",
        server="Library",
        url=url,
        mode="",
        sheets={"patrons": PlannedSheet(file="p.csv", rows=3 * len(digests), digest=digests[0])},
        digests=digests,
        repeats=repeats,
    )


def sending(batch: int, digest: str, hour: int = 9) -> Sending:
    """Return the line of a batch with three rows."""
    return Sending(
        batch=batch,
        when=moment(hour),
        system="infiniti",
        server="Library",
        file="users.csv",
        size=3,
        digest=digest,
        rows={"patrons": ((3 * batch - 3, 3 * batch - 1),)},
    )


def answered(batch: int, state: str, hour: int = 9) -> Answered:
    return Answered(batch=batch, when=moment(hour), counts={state: 3})


def sent(
    name: str,
    states: Mapping[str, str],
    *,
    repeats: tuple[str, ...] = (),
    hour: int = 9,
    url: str = URL,
) -> None:
    """Write the journal of a submission. states: by digest of the batch; "" was not begun,
    "cut" has no answer.
    """  # noqa: D205 - one sentence
    with Journal(name) as journal:
        journal.write(planned(*states, repeats=repeats, hour=hour, url=url))
        for batch, (digest, state) in enumerate(states.items(), start=1):
            if state:
                journal.write(sending(batch, digest, hour))
            if state not in {"", "cut"}:
                journal.write(answered(batch, state, hour))


def entry(submission: str, digest: str = "d", **counts: int) -> Entry:
    return Entry(
        submission=submission,
        when=moment(8),
        system="infiniti",
        record_type="patrons",
        server="Library",
        file="p.csv",
        digest=digest,
        rows=sum(counts.values()),
        counts={state.replace("_", "-"): count for state, count in counts.items()},
    )
