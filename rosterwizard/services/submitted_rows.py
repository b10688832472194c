"""What was submitted stays with its rows, where others went or came."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # each of these brings polars, which must not delay the first paint
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.services.submitting.submission import Submitted


def submitted_with_rows(submitted: Submitted, before: JobSheet, after: JobSheet) -> Submitted:
    """Return what was submitted as it is known of the rows that are there now."""
    from rosterwizard.core.job import moved_rows  # noqa: PLC0415 - start-up cost

    name = after.record_type.name
    if name not in submitted.outcomes:
        return submitted
    outcomes = moved_rows.outcomes_moved(submitted.outcomes[name], before, after)
    sent = {
        each: moved_rows.moved(rows, before, after) if each == name else rows
        for each, rows in submitted.sent.items()
    }
    return replace(submitted, outcomes={**submitted.outcomes, name: outcomes}, sent=sent)
