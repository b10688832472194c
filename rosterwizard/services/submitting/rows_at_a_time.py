"""Where a person may have the rows sent in several files, so many at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job


def refuse_parts(job: Job, *, deletes: bool) -> None:
    """Raise RosterError where several files do not do the same as one.

    deletes: what the files do not hold is deleted. Codes: "parts-of-whole", "parts-of-zip",
    "parts-unsaid".
    """
    system = job.profile.title
    if deletes:
        raise RosterError("parts-of-whole", system=system)
    if job.profile.roster.set == "zip":
        raise RosterError("parts-of-zip", system=system)
    for sheet in job.sheets:
        if not sheet.record_type.roster.limits.may_split:
            raise RosterError("parts-unsaid", what=sheet.record_type.label, system=system)
