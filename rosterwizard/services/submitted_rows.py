"""What was submitted stays with its rows, where others went or came, and while they are away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # each of these brings polars, which must not delay the first paint
    import polars as pl

    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.services.submitting.submission import Submitted


def submitted_with_rows(submitted: Submitted, before: JobSheet, after: JobSheet) -> Submitted:
    """Return what was submitted as it is known of the rows that are there now.

    What is known of a row that goes is kept until it comes back.
    """
    import polars as pl  # noqa: PLC0415 - start-up cost

    from rosterwizard.core.job import moved_rows  # noqa: PLC0415 - start-up cost

    name = after.record_type.name
    if name not in submitted.outcomes:
        return submitted
    outcomes = submitted.outcomes[name]
    if name not in submitted.sent:
        outcomes = moved_rows.outcomes_moved(outcomes, before, after)
        return replace(submitted, outcomes={**submitted.outcomes, name: outcomes})
    known = [moved_rows.as_opened(each, before) for each in (outcomes.frame, submitted.sent[name])]
    if name in submitted.away:
        away = (_still_away(each, before, after) for each in submitted.away[name])
        known = [pl.concat(each, how="diagonal_relaxed") for each in zip(known, away, strict=True)]
    states, sent = (moved_rows.there(each, after) for each in known)
    gone, gone_sent = (moved_rows.not_there(each, after) for each in known)
    outcomes = replace(outcomes, frame=moved_rows.with_unsent(states, after))
    return replace(
        submitted,
        outcomes={**submitted.outcomes, name: outcomes},
        sent={**submitted.sent, name: sent},
        away={**submitted.away, name: (gone, gone_sent)},
    )


def _still_away(away: pl.DataFrame, before: JobSheet, after: JobSheet) -> pl.DataFrame:
    """Return what is known of rows that are away, without those that will never come back.

    A new row that was taken back comes again with its step alone. Another step may bring another
    new row to its place, of which nothing is known.
    """
    from rosterwizard.core.job.steps import is_made_between  # noqa: PLC0415 - start-up cost

    if is_made_between(before, after):
        return away.filter(away["row"] < before.opened.height)
    return away
