"""What the server answered last to the work on some files, where that work is kept."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.kept_entries import kept_list
from rosterwizard.services.kept_of_work import is_on
from rosterwizard.services.kept_outcomes import came_back
from rosterwizard.services.kept_steps import kept_steps

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rosterwizard.core.job.job import Job
    from rosterwizard.services.submitting.submission import Submitted


def last_submitted(job: Job, paths: Sequence[Path]) -> Submitted | None:
    """Return what became of the rows that were sent last from these files; None where none were.

    job: as they were opened now. Work that is damaged has no answer.
    """
    for entry in kept_list().entries:
        if entry.sent is not None and is_on(entry.work, paths):
            with suppress(RosterError):
                back = came_back(entry.file, job, kept_steps(entry.file).steps)
                return back.submitted if back else None
    return None
