"""Sending again what was not taken, without what is in already."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.job.outcomes import TAKEN, Outcomes
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import counted
from rosterwizard.services.submitting.plan import batches_of

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job
    from rosterwizard.services.submitting.plan import Plan, SheetPlan
    from rosterwizard.services.submitting.submission import Submitted


def without_taken(plan: Plan, job: Job, before: Submitted) -> Plan:
    """Return the plan without the rows that the server has taken already.

    A set that travels in one zip, and a mode that deletes, need every row each time: they are
    sent whole. Rows of which it is unknown whether they are in are said and counted as repeats.
    Raises RosterError "all-taken" when nothing is left.
    """
    repeats = sum(_unknown_count(sheet, before) for sheet in plan.sheets)
    if repeats:
        said = counted("sends-unknown-again", repeats)
        plan = replace(plan, repeats=repeats, side_effects=(said, *plan.side_effects))
    if plan.deletes or job.profile.roster.set:
        return plan
    sheets = tuple(_without_taken(sheet, before) for sheet in plan.sheets)
    if not any(len(sheet.rows) for sheet in sheets):
        raise RosterError("all-taken", count=plan.rows_sent)
    return replace(plan, sheets=sheets, batches=batches_of(job, sheets, plan.mode))


def merged(before: Submitted, after: Submitted) -> Submitted:
    """Return the latest word on every row: what was taken before stays taken."""
    outcomes = {
        name: _merged(before.outcomes[name], latest) if name in before.outcomes else latest
        for name, latest in after.outcomes.items()
    }
    return replace(after, outcomes={**before.outcomes, **outcomes})


def taken_rows(outcomes: Outcomes) -> pl.Series:
    """Return the positions of the rows that the system has, or will find in the file."""
    return outcomes.frame.filter(pl.col("state").cast(pl.String).is_in(list(TAKEN)))["row"]


def _unknown_count(sheet: SheetPlan, before: Submitted) -> int:
    if sheet.record_type not in before.outcomes:
        return 0
    frame = before.outcomes[sheet.record_type].frame
    unknown = frame.filter(pl.col("state") == "unknown")["row"]
    return int(sheet.rows.is_in(unknown.to_list()).sum())


def _without_taken(sheet: SheetPlan, before: Submitted) -> SheetPlan:
    if sheet.record_type not in before.outcomes:
        return sheet
    taken = taken_rows(before.outcomes[sheet.record_type]).to_list()
    return replace(sheet, rows=sheet.rows.filter(~sheet.rows.is_in(taken)))


def _merged(before: Outcomes, latest: Outcomes) -> Outcomes:
    taken = before.frame.filter(pl.col("row").is_in(taken_rows(before).to_list()))
    news = latest.frame.filter(
        ~(pl.col("row").is_in(taken["row"].to_list()) & (pl.col("state") == "not-sent"))
    )
    kept = before.frame.filter(~pl.col("row").is_in(news["row"].to_list()))
    return replace(latest, frame=pl.concat([news, kept]).sort("row"))
