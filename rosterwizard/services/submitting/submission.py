"""Carrying out a plan, and saying what became of every row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rosterwizard.core.outcomes import STATES, Outcomes, State
from rosterwizard.core.progress import UNWATCHED, Progress

if TYPE_CHECKING:
    from rosterwizard.core.errors import RosterError
    from rosterwizard.core.job import Job
    from rosterwizard.services.servers import Server
    from rosterwizard.services.submitting.plan import Plan


@dataclass(frozen=True, slots=True)
class Submitted:
    """What became of a submission. It is returned whatever happened on the way.

    outcomes: by the name of the record type, one outcome for every row of each sheet.
    trouble: what stopped it (server not reached, account refused, "host-key-unknown", …), or None.
    cancelled: the person stopped it. places: where files were put (paths, addresses).
    page, steps, result: for loading by hand. notices: whole sentences a person should also see.
    """

    outcomes: dict[str, Outcomes]
    trouble: RosterError | None = None
    cancelled: bool = False
    places: tuple[str, ...] = ()
    page: str = ""
    steps: tuple[str, ...] = ()
    result: str = ""
    notices: tuple[str, ...] = field(default=())

    def counts(self) -> dict[State, int]:
        """Return how many rows have each state, all sheets together, all states named."""
        counts = dict.fromkeys(STATES, 0)
        for outcomes in self.outcomes.values():
            for state, count in outcomes.counts().items():
                counts[state] += count
        return counts


def submit(plan: Plan, job: Job, secret: str | None, progress: Progress = UNWATCHED) -> Submitted:
    """Send what was planned. `progress` is asked at least every fifth of a second; units: bytes.

    secret: the password, where the server needs one. Cancelling does not raise: it gives a
    `Submitted` that says which rows were not sent and which are unknown.
    Raises RosterError only before anything is sent: "plan-outdated" (the sheet has changed since),
    "secret-missing", "journal-unwritable".
    """
    raise NotImplementedError


def check_connection(server: Server, secret: str | None, progress: Progress = UNWATCHED) -> None:
    """Return when the server can be reached and takes the account. Raises RosterError if not.

    An sftp server that is not known yet raises "host-key-unknown" with the params `host`, `kind`,
    `fingerprint` and `key`; show the fingerprint, and when the person trusts it, give `key` to
    `remember_host_key` and save the settings.
    """
    raise NotImplementedError
