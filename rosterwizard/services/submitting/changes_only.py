"""Sending only what is new or has changed since the server took it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.output.known_again import identity_of
from rosterwizard.core.profiles.language import Update
from rosterwizard.services.server_titles import server_title
from rosterwizard.services.submitting.plan import batches_of
from rosterwizard.services.ways.registry import way_of

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job
    from rosterwizard.core.profiles.language import RecordType
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.submitting.plan import Plan, SheetPlan


def only_changes(plan: Plan, job: Job) -> Plan:
    """Return the plan without the rows that are in as they are; it must be compared.

    Where nothing is remembered of a sheet, all of its rows go.
    Raises RosterError "nothing-changed" where none is left, and those of `refuse_changes_only`.
    """
    refuse_changes_only(job, plan.server, deletes=plan.deletes)
    sheets = tuple(_changed(plan, each) for each in plan.sheets)
    if plan.rows_sent and not any(len(each.rows) for each in sheets):
        raise RosterError("nothing-changed", count=plan.rows_sent, server=server_title(plan.server))
    batches = batches_of(job, sheets, plan.mode, plan.rows_at_a_time)
    return replace(plan, sheets=sheets, batches=batches)


def refuse_changes_only(job: Job, server: Server, *, deletes: bool) -> None:
    """Raise RosterError where every row must go each time, or nobody knows what has changed.

    deletes: what the files do not hold is deleted.
    Codes: "changes-only-whole", "changes-only-by-hand", "changes-only-unsaid".
    """
    system = job.profile.title
    if deletes or job.profile.roster.set:
        raise RosterError("changes-only-whole", system=system)
    if way_of(server).is_by_hand:
        raise RosterError("changes-only-by-hand")
    for sheet in job.sheets:
        if not _may_leave_out(sheet.record_type):
            raise RosterError("changes-only-unsaid", what=sheet.record_type.label, system=system)


def _may_leave_out(record_type: RecordType) -> bool:
    """Tell whether the profile says what becomes of rows that are not in a file: nothing."""
    roster = record_type.roster
    is_said = roster.update != Update() and not roster.limits.together
    return is_said and bool(identity_of(record_type))


def _changed(plan: Plan, sheet: SheetPlan) -> SheetPlan:
    compared = plan.compared.sheets.get(sheet.record_type)
    if compared is None:
        return sheet
    goes = sheet.rows.is_in(compared.to_send.to_list())
    return replace(sheet, rows=sheet.rows.filter(goes), as_before=sheet.rows.filter(~goes))
