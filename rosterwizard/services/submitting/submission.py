"""Carrying out a plan, and saying what became of every row."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.job.row_states import STATES, State
from rosterwizard.core.job.sent_rows import sent_rows
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.sheet.file_names import written_name
from rosterwizard.services.history import Entry, remember
from rosterwizard.services.journal import now
from rosterwizard.services.log_events import LogEvent
from rosterwizard.services.logs import note
from rosterwizard.services.own_files import is_own_file
from rosterwizard.services.register import remember_numbers
from rosterwizard.services.row_register import keep_rows
from rosterwizard.services.submitting.again import taken_rows
from rosterwizard.services.submitting.beginning import begun
from rosterwizard.services.submitting.never_hiding import never_hiding
from rosterwizard.services.submitting.plan import batches_of
from rosterwizard.services.submitting.reaching import reached
from rosterwizard.services.submitting.row_outcomes import outcomes_of, went_out
from rosterwizard.services.submitting.sending import Sender
from rosterwizard.services.ways.registry import way_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.job.outcomes import Outcomes
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.submitting.plan import Plan
    from rosterwizard.services.ways.exchange import Answer


@dataclass(frozen=True, slots=True)
class Submitted:
    """What became of a submission. It is returned whatever happened on the way.

    outcomes: by the name of the record type, one outcome for every row of each sheet.
    trouble: what stopped it (server not reached, account refused, "host-key-unknown", …), or None.
    cancelled: the person stopped it. places: where files were put (paths, addresses).
    page, steps, result: for loading by hand. mode: the name of that in which it went; "" for a
    system without modes. notices: whole sentences a person should also see.
    submission: names the journal and the entries of the history. server, url: the name and the
    address of where it went. is_practice: nothing left this computer. sent: by record type, the
    rows that were handed over, as they were then (see `core.job.sent_rows`). away: by record type,
    the outcomes, and what was handed over, of rows that are not there at the moment, by their
    positions in the sheet as it was opened.
    """

    outcomes: dict[str, Outcomes]
    trouble: RosterError | None = None
    cancelled: bool = False
    places: tuple[str, ...] = ()
    page: str = ""
    steps: tuple[str, ...] = ()
    result: str = ""
    mode: str = ""
    notices: tuple[str, ...] = field(default=())
    submission: str = ""
    server: str = ""
    url: str = ""
    is_practice: bool = False
    sent: Mapping[str, pl.DataFrame] = field(default_factory=dict, repr=False)
    away: Mapping[str, tuple[pl.DataFrame, pl.DataFrame]] = field(default_factory=dict, repr=False)

    def counts(self) -> dict[State, int]:
        """Return how many rows have each state, all sheets together, all states named."""
        counts = dict.fromkeys(STATES, 0)
        for outcomes in self.outcomes.values():
            for state, count in outcomes.counts().items():
                counts[state] += count
        return counts


def submit(
    plan: Plan, job: Job, secret: str | None = None, progress: Progress = UNWATCHED
) -> Submitted:
    """Send what was planned. `progress` is asked ten times a second; its units are bytes.

    secret: the password, where the server needs one. Cancelling does not raise: it gives a
    `Submitted` that says which rows were not sent and which are unknown.
    Raises RosterError only before anything is sent: "plan-outdated" (the sheet has changed since),
    "own-file-in-the-way" (whatever may be replaced: what the person gave is never written to),
    "NAME-missing" (of the secret), "user-with-colon", those of `begun`, and what keeps the practice
    server from starting.
    """
    _check_bound(plan, job)
    _spare_own_files(plan, job)
    notices: list[str] = []
    submission = plan.submission or new_submission()
    answers: list[Answer] = []
    with (
        never_hiding(notices, "after-sending", unless=lambda: not answers),
        reached(plan.server, secret) as protocol,
        begun(plan, job, submission) as journal,
    ):
        Sender(plan, protocol, journal, notices).send_all(progress, answers)
    if plan.server.is_practice:
        notices.append(sentence("practice-holds"))
    outcomes = outcomes_of(plan, answers)
    _remember(plan, job, submission, outcomes, notices)
    sent: dict[str, pl.DataFrame] = {}
    with never_hiding(notices, "after-sending"):
        sent = {name: rows_sent(job, each) for name, each in outcomes.items()}
        if not way_of(plan.server).is_by_hand:
            keep_rows(plan.server, went_out(plan, job, outcomes))
        if not plan.server.is_practice:
            remember_numbers(job, {name: taken_rows(each) for name, each in outcomes.items()})
    last = answers[-1]
    return Submitted(
        outcomes=outcomes,
        trouble=last.trouble,
        cancelled=last.cancelled,
        places=_places(plan, answers),
        page=plan.page,
        steps=plan.steps,
        result=plan.result,
        mode=plan.mode,
        notices=tuple(notices),
        submission=submission,
        server=plan.server.name,
        url=plan.server.url,
        sent=sent,
        is_practice=plan.server.is_practice,
    )


def new_submission() -> str:
    """Return a name for a submission, which no other has."""
    return f"{datetime.now().astimezone():%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"


def rows_sent(job: Job, outcomes: Outcomes) -> pl.DataFrame:
    """Return the rows that were handed over, as they are in the job."""
    left = outcomes.frame.filter(pl.col("state") != "not-sent")["row"]
    sheet = job.sheet_of(outcomes.record_type)
    return sent_rows(sheet, left) if sheet else pl.DataFrame()


def check_connection(
    server: Server, secret: str | None = None, progress: Progress = UNWATCHED
) -> None:
    """Return when the server can be reached and takes the account. Raises RosterError if not.

    Nothing is changed there: Infiniti gets an empty file, which it allows; folders are looked at
    and tried; SFTP signs in and looks at the folder. Raises `Cancelled` when `progress` does.

    An sftp server that is not known yet raises "host-key-unknown" with the params `host`, `kind`,
    `fingerprint` and `key`; show the fingerprint, and when the person trusts it, give `key` to
    `remember_host_key` and save the settings.
    """
    with reached(server, secret) as protocol:
        protocol.check(progress)


def _check_bound(plan: Plan, job: Job) -> None:
    digests = [
        batch.digest for batch in batches_of(job, plan.sheets, plan.mode, plan.rows_at_a_time)
    ]
    if digests != [batch.digest for batch in plan.batches]:
        raise RosterError("plan-outdated")


def _spare_own_files(plan: Plan, job: Job) -> None:
    if not way_of(plan.server).is_folder:
        return
    own = [sheet.sheet.origin.file for sheet in job.sheets]
    for batch in plan.batches:
        target = Path(plan.server.url) / batch.name
        if is_own_file(target, own):
            raise RosterError("own-file-in-the-way", file=target)


def _places(plan: Plan, answers: list[Answer]) -> tuple[str, ...]:
    """Return where the files are; the practice server has moved them on by now."""
    if plan.server.is_practice:
        return ()
    return tuple(answer.place for answer in answers if answer.place)


def _remember(
    plan: Plan, job: Job, submission: str, outcomes: dict[str, Outcomes], notices: list[str]
) -> None:
    """Keep digests and counts; where that fails, the next start makes up for it."""
    entries: list[Entry] = []
    with never_hiding(notices, "history-later"):
        entries += [_entry(plan, job, submission, each) for each in outcomes.values()]
        try:
            remember(entries)
        except RosterError as error:
            notices.append(str(error))
    with never_hiding(notices, "after-sending"):
        for entry in entries:
            counts = {state.replace("-", "_"): count for state, count in entry.counts.items()}
            record_type = f"{entry.system}/{entry.record_type}"
            note(LogEvent.SUBMITTED, type=record_type, rows=entry.rows, **counts)


def _entry(plan: Plan, job: Job, submission: str, outcomes: Outcomes) -> Entry:
    sheet = job.sheet_of(outcomes.record_type)
    return Entry(
        submission=submission,
        when=now(),
        system=job.profile.name,
        record_type=outcomes.record_type,
        server=plan.server.name,
        mode=plan.mode,
        file=written_name(sheet.sheet.origin.file.name) if sheet else "",
        digest=plan.digest_of(outcomes.record_type),
        rows=outcomes.frame.height,
        counts={state: count for state, count in outcomes.counts().items() if count},
    )
