"""Rows that a load would overwrite, or make once more under another key: more than usually do.

A column that slipped by one row changes them all, and one that lost its zeros gives all another
key. That is stopped in every load, whether it deletes or not, until a person says the figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.server_titles import server_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.profiles.language import MayChange
    from rosterwizard.services.submitting.compared import ComparedSheet
    from rosterwizard.services.submitting.plan import Plan
    from rosterwizard.services.submitting.whole_truth import Word


class MuchChangesError(RosterError):
    """More rows change than may without a person's figure. plan: what would be sent."""

    def __init__(self, code: str, plan: Plan, **params: object) -> None:
        super().__init__(code, **params)
        self.plan = plan


def rows_changing(plan: Plan) -> int:
    """Return how many rows of a compared plan change or get another key, as far as is known.

    Where a load deletes, the rows of the old keys are deleted: `refuse_vanishing` owns those.
    """
    return sum(count for each in plan.compared.sheets.values() for count in _counts(plan, each))


def refuse_changing(plan: Plan, job: Job, word: Word) -> None:
    """Raise MuchChangesError where more rows change than may without a person's figure.

    The plan must be compared. Codes: "changes-too-many", "rekeys-too-many"; and of a figure that
    is another one "changing-wrong".
    """
    rows = rows_changing(plan)
    if word.changing is not None:
        if word.changing != rows:
            raise MuchChangesError("changing-wrong", plan, said=word.changing, rows=rows)
        return
    for name, compared in plan.compared.sheets.items():
        for code, count in _too_many(plan, job, compared):
            raise MuchChangesError(
                code,
                plan,
                what=job.profile.record_type(name).label,
                server=server_title(plan.server),
                before=compared.known,
                changed=count,
                percent=round(100 * count / compared.known),
                rows=rows,
            )


def _too_many(plan: Plan, job: Job, compared: ComparedSheet) -> Iterator[tuple[str, int]]:
    limits = job.profile.roster.submission
    changed, rekeyed = _counts(plan, compared)
    if changed > _most(limits.may_change, compared.known):
        yield "changes-too-many", changed
    if rekeyed > _most(limits.may_rekey, compared.known):
        yield "rekeys-too-many", rekeyed


def _counts(plan: Plan, compared: ComparedSheet) -> tuple[int, int]:
    """Return how many rows of a sheet change and how many get another key."""
    changed = 0 if compared.changed is None else len(compared.changed)
    return changed, 0 if plan.deletes else len(compared.rekeyed)


def _most(may: MayChange, before: int) -> int:
    return max(may.rows, before * may.percent // 100)
