"""Sending again what was not taken, without what is in already."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.job.row_states import OPEN, TAKEN
from rosterwizard.core.job.sent_rows import changed_since, latest_sent
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import counted
from rosterwizard.core.showing.states import open_count
from rosterwizard.services.submitting.plan import batches_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.job.outcomes import Outcomes
    from rosterwizard.services.submitting.plan import Plan, SheetPlan
    from rosterwizard.services.submitting.submission import Submitted


def without_taken(plan: Plan, job: Job, before: Submitted) -> Plan:
    """Return the plan without the rows that the server has taken already.

    A set that travels in one zip, and a mode that deletes, need every row each time: they are
    sent whole. Rows of which it is unknown whether they are in are said and counted as repeats.
    Rows that were changed since they were taken go again, and that is said.
    Raises RosterError "all-taken" when nothing is left.
    """
    repeats = sum(_unknown_count(sheet, before) for sheet in plan.sheets)
    if repeats:
        said = counted("sends-unknown-again", repeats)
        every = repeats == open_count(before.counts())
        plan = replace(
            plan,
            repeats=repeats,
            repeated=(before.submission,) if every and before.submission else (),
            side_effects=(said, *plan.side_effects),
        )
    if plan.deletes or job.profile.roster.set:
        return plan
    changed = changed_rows(job, before)
    sheets = tuple(_without_taken(sheet, before, changed) for sheet in plan.sheets)
    if not any(len(sheet.rows) for sheet in sheets):
        raise RosterError("all-taken", count=plan.rows_sent)
    again = sum(int(each.rows.is_in(changed[each.record_type].to_list()).sum()) for each in sheets)
    if again:
        said = counted("sends-changed-again", again)
        plan = replace(plan, side_effects=(said, *plan.side_effects))
    return replace(
        plan, sheets=sheets, batches=batches_of(job, sheets, plan.mode, plan.rows_at_a_time)
    )


def merged(before: Submitted, after: Submitted) -> Submitted:
    """Return the latest word on every row.

    What was not sent this time stays as it was before: taken, or unknown.
    """
    outcomes = {
        name: _merged(before.outcomes[name], latest) if name in before.outcomes else latest
        for name, latest in after.outcomes.items()
    }
    sent = {
        name: latest_sent(before.sent[name], latest) if name in before.sent else latest
        for name, latest in after.sent.items()
    }
    return replace(
        after,
        outcomes={**before.outcomes, **outcomes},
        sent={**before.sent, **sent},
        away=before.away,
    )


def changed_rows(job: Job, submitted: Submitted) -> dict[str, pl.Series]:
    """Return, for each sheet, the rows that hold something else than what was sent of them."""
    nothing = pl.Series("row", (), dtype=pl.UInt32)
    return {
        name: changed_since(sheet, submitted.sent[name]) if name in submitted.sent else nothing
        for sheet in job.sheets
        for name in (sheet.record_type.name,)
    }


def changed_since_taken(job: Job, submitted: Submitted) -> int:
    """Return how many rows that the system has were changed since: they can be sent again."""
    changed = changed_rows(job, submitted)
    return sum(
        int(taken_rows(outcomes).is_in(changed[name].to_list()).sum())
        for name, outcomes in submitted.outcomes.items()
        if name in changed
    )


def taken_rows(outcomes: Outcomes) -> pl.Series:
    """Return the positions of the rows that the system has, or will find in the file."""
    return outcomes.frame.filter(pl.col("state").cast(pl.String).is_in(list(TAKEN)))["row"]


def _unknown_count(sheet: SheetPlan, before: Submitted) -> int:
    if sheet.record_type not in before.outcomes:
        return 0
    frame = before.outcomes[sheet.record_type].frame
    unknown = frame.filter(pl.col("state").cast(pl.String).is_in(list(OPEN)))["row"]
    return int(sheet.rows.is_in(unknown.to_list()).sum())


def _without_taken(
    sheet: SheetPlan, before: Submitted, changed: Mapping[str, pl.Series]
) -> SheetPlan:
    if sheet.record_type not in before.outcomes:
        return sheet
    taken = set(taken_rows(before.outcomes[sheet.record_type]).to_list())
    taken -= set(changed[sheet.record_type].to_list())
    return replace(sheet, rows=sheet.rows.filter(~sheet.rows.is_in(list(taken))))


def _merged(before: Outcomes, latest: Outcomes) -> Outcomes:
    state = pl.col("state").cast(pl.String)
    stays = before.frame.filter(state.is_in([*TAKEN, *OPEN]))["row"].to_list()
    news = latest.frame.filter(~(pl.col("row").is_in(stays) & (state == "not-sent")))
    kept = before.frame.filter(~pl.col("row").is_in(news["row"].to_list()))
    return replace(latest, frame=pl.concat([news, kept]).sort("row"))
