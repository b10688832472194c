"""Which wishes on how rows are sent can be met, so that only those are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.set_files import holds_all
from rosterwizard.services.submitting.changes_only import refuse_changes_only
from rosterwizard.services.submitting.rows_at_a_time import refuse_parts

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job
    from rosterwizard.services.servers.server import Server


class WishesOffered(NamedTuple):
    """Whether only what has changed may go, and whether so many rows at a time."""

    changes_only: bool
    parts: bool


def wishes_offered(job: Job, server: Server, mode: str) -> WishesOffered:
    """Return what may be wished for these sheets, this server and this mode."""
    deletes = holds_all(job.profile, mode, (each.record_type for each in job.sheets))
    changes_only = parts = True
    try:
        refuse_changes_only(job, server, deletes=deletes)
    except RosterError:
        changes_only = False
    try:
        refuse_parts(job, deletes=deletes)
    except RosterError:
        parts = False
    return WishesOffered(changes_only, parts)
