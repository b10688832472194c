"""Rows that a load would delete though it holds as many as the last one: their keys are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.set_files import mode_named
from rosterwizard.services.submitting.whole_truth import load_title, most_lost

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job
    from rosterwizard.services.submitting.plan import Plan
    from rosterwizard.services.submitting.whole_truth import Word


def refuse_vanishing(plan: Plan, job: Job, word: Word) -> None:
    """Raise RosterError "vanishes-too-many" where more would be deleted than a word alone allows.

    The plan must be compared. A figure that a person said is enough.
    """
    if not plan.deletes or word.remaining is not None:
        return
    may_lose = job.profile.roster.submission.may_lose
    mode = mode_named(job.profile, plan.mode)
    for name, compared in plan.compared.sheets.items():
        if compared.gone > most_lost(may_lose, compared.known):
            raise RosterError(
                "vanishes-too-many",
                mode=load_title(job.profile, mode),
                what=job.profile.record_type(name).label,
                before=compared.known,
                lost=compared.gone,
                percent=round(100 * compared.gone / compared.known),
                rows=plan.rows_sent,
            )
