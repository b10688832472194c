"""Beginning a submission: by one program at a time, and never what another one is just sending."""

from __future__ import annotations

from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.sheet.file_names import written_name
from rosterwizard.services.journal import (
    Planned,
    PlannedSheet,
    is_being_written,
    journal_folder,
    journals,
    now,
    steps_in,
)
from rosterwizard.services.journal_parts import planned_in
from rosterwizard.services.journal_writing import Journal
from rosterwizard.services.reasons import reason_of
from rosterwizard.services.submitting.already_sent import already, sent_to
from rosterwizard.services.ways.registry import way_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.job.job import Job
    from rosterwizard.services.submitting.plan import Plan

_TURN = "begin.lock"
_WAIT_S = 10  # others only read and write some lines meanwhile


@contextmanager
def begun(plan: Plan, job: Job, submission: str) -> Iterator[Journal]:
    """Give the journal of a submission in which stands what is about to be sent.

    Raises RosterError, and nothing is sent: "being-sent", where another program is just sending
    some of it to the same server, "sent-meanwhile", where one has done so since the plan was
    made, and "journal-unwritable".
    """
    journal = Journal(submission)
    with ExitStack() as stack:
        with _turn(journal):
            if not (plan.server.is_practice or way_of(plan.server).is_by_hand):
                _refuse_what_others_send(plan)
            stack.enter_context(journal)
            journal.write(_planned(plan, job))
        yield journal


@contextmanager
def _turn(journal: Journal) -> Iterator[None]:
    """Have other programs wait until they can find the journal of this submission."""
    try:
        folder = journal_folder()
    except OSError as error:
        raise journal.unwritable(reason_of(error)) from error
    with closing(journal.locked(folder / _TURN, _WAIT_S)):
        yield


def _refuse_what_others_send(plan: Plan) -> None:
    digests = {batch.digest for batch in plan.batches}
    for path in journals():
        if is_being_written(path):
            other = planned_in(steps_in(path))
            if other and other.url == plan.server.url and not digests.isdisjoint(other.digests):
                raise RosterError("being-sent", server=plan.server.name)
    if already(plan, sent_to(plan.server)).is_more_than(plan.already):
        raise RosterError("sent-meanwhile", server=plan.server.name)


def _planned(plan: Plan, job: Job) -> Planned:
    return Planned(
        when=now(),
        system=plan.server.system,
        server=plan.server.name,
        url=plan.server.url,
        mode=plan.mode,
        sheets={
            each.record_type.name: PlannedSheet(
                file=written_name(each.sheet.origin.file.name),
                rows=each.frame.height,
                digest=plan.digest_of(each.record_type.name),
            )
            for each in job.sheets
        },
        digests=tuple(batch.digest for batch in plan.batches),
        repeats=plan.repeated,
    )
