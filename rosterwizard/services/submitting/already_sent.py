"""What of a plan the same server was sent before: the one place that is asked.

Batches are known by their SHA-256.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import counted
from rosterwizard.services.iso_minute import iso_minute
from rosterwizard.services.server_titles import server_title
from rosterwizard.services.submissions import known_submissions
from rosterwizard.services.ways.registry import way_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.submissions import Submission
    from rosterwizard.services.submitting.plan import Plan
    from rosterwizard.services.ways.exchange import Batch


@dataclass(frozen=True, slots=True)
class Already:
    """How many rows of a plan the server has taken already, and of how many nobody knows.

    when: they were sent the last time, ISO 8601; "" where none were.
    """

    taken: int = 0
    unknown: int = 0
    when: str = ""

    def is_more_than(self, other: Already) -> bool:
        """Tell whether more is in, or may be in, than the other one says."""
        return self.taken > other.taken or self.unknown > other.unknown


NOTHING = Already()


def sent_to(server: Server) -> tuple[Submission, ...]:
    """Return what is known to have gone to a server, the latest first; never a file for the hand.

    Every journal is read for it: ask once.
    """
    if way_of(server).is_by_hand:
        return ()
    return tuple(each for each in known_submissions() if each.went_to(server))


def already(plan: Plan, before: Sequence[Submission]) -> Already:
    """Return what of the plan its server was sent before, where all that it was sent is given."""
    found = [_of_batch(batch, before) for batch in plan.batches]
    return Already(
        taken=sum(each.taken for each in found),
        unknown=sum(each.unknown for each in found),
        when=max((each.when for each in found), default=""),
    )


def with_already(plan: Plan, before: Sequence[Submission]) -> Plan:
    """Return the plan with what of it was sent before, and with sentences that say so.

    before: see `sent_to`. Rows that are known to be unknown as it is (`plan.repeats`) are not said
    twice.
    """
    found = already(plan, before)
    server = server_title(plan.server)
    said = []
    if found.taken:
        when = iso_minute(found.when)
        said.append(counted("sends-taken-again", found.taken, when=when, server=server))
    elif same := _same_sent(plan):
        said.append(counted("sends-same-again", same, server=server))
    found = replace(found, unknown=max(found.unknown, plan.compared.unknown))
    if found.unknown and not plan.repeats:
        said.append(counted("sends-unknown-again", found.unknown))
    return replace(
        plan,
        already=found,
        repeats=max(plan.repeats, found.unknown),
        side_effects=(*said, *plan.side_effects),
    )


def _same_sent(plan: Plan) -> int:
    """Return how many of the rows that are to be sent are in as they are."""
    sheets = plan.compared.sheets
    return sum(
        int(each.rows.is_in(sheets[each.record_type].same.to_list()).sum())
        for each in plan.sheets
        if each.record_type in sheets
    )


def refuse_twice(plan: Plan) -> None:
    """Raise RosterError for rows that are in, or may be, and that nobody asked to send again.

    Codes: "unknown-already", "taken-already", and "taken-in-part" where other rows are not in. What
    practice takes harms nobody.
    """
    found = plan.already
    if plan.server.is_practice or not (found.taken or found.unknown):
        return
    taken = "taken-already" if found.taken == plan.rows_sent else "taken-in-part"
    raise RosterError(
        "unknown-already" if found.unknown else taken,
        count=found.unknown or found.taken,
        rows=plan.rows_sent,
        server=server_title(plan.server),
        when=iso_minute(found.when),
    )


def _of_batch(batch: Batch, before: Sequence[Submission]) -> Already:
    """Return what became of that batch, whenever it was sent; taken once is taken."""
    parts = [
        (part, each.when) for each in before for part in each.parts if part.digest == batch.digest
    ]
    rows = sum(map(len, batch.rows.values()))
    taken = max((part.taken for part, _ in parts), default=0)
    unknown = min(max((part.unknown for part, _ in parts), default=0), rows - taken)
    when = max((when for part, when in parts if part.taken or part.unknown), default="")
    return Already(taken, unknown, when)
