"""The text for whoever keeps a profile, about what was just submitted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rosterwizard
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.services.versions import commit_said

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job
    from rosterwizard.services.submitting.submission import Submitted


def doubts_of(job: Job, submitted: Submitted, progress: Progress = UNWATCHED) -> tuple[int, str]:
    """Return how many rules that are our reading the answer contradicts, and the text of it.

    No value of any row stands in the text; it is "" where nothing is contradicted.
    """
    from rosterwizard.core.doubting.contradictions import contradictions  # noqa: PLC0415 - polars
    from rosterwizard.core.doubting.doubts_text import doubts_text  # noqa: PLC0415 - only here

    found = contradictions(job, submitted.outcomes, submitted.sent, progress)
    program = f"Roster Wizard {rosterwizard.__version__}, {commit_said()}"
    practice = submitted.is_practice
    text = doubts_text(job.profile, found, program, is_practice=practice) if found else ""
    return len(found), text
