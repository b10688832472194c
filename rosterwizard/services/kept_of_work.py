"""What of the work at hand is kept, in the form in which it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.services.practice_data import is_practice_data
from rosterwizard.services.work_facts import ticked_columns

if TYPE_CHECKING:  # each of these brings msgspec or polars, which must not delay the first paint
    from collections.abc import Sequence
    from pathlib import Path

    from rosterwizard.core.wizard.flow import Step
    from rosterwizard.services.kept_outcomes import CameBack
    from rosterwizard.services.kept_sent import KeptSending
    from rosterwizard.services.kept_work import KeptWork
    from rosterwizard.services.submitting.plan import Plan
    from rosterwizard.services.work import Work


def is_worth_keeping(work: Work) -> bool:
    """Tell whether closing now would lose something: a choice of system alone is no loss.

    What was changed since it was submitted, or submitted to practice alone, would be lost like
    any other change; but the practice data is there for nothing else, and a case is nobody's.
    """
    if is_practice_data(work.paths) or work.case is not None:
        return False
    sent = work.submitted
    if sent is not None and not sent.is_practice and work.sent_revision == work.revision:
        counts = sent.counts()
        return any(counts[state] for state in ("queued", "refused", "not-sent", "unknown"))
    return bool(work.paths or ticked_columns(work))


def work_of(work: Work, step: Step) -> KeptWork:
    """Return where the person is, in the form that is kept."""
    from rosterwizard.services.kept_work import KeptWork  # noqa: PLC0415 - only when it is needed

    return KeptWork(
        system=work.profile.name if work.profile else "",
        record_types=work.record_types,
        ticked=ticked_columns(work),
        files=work.read_from,
        options=work.options,
        server=work.server_name,
        row_choice=work.row_choice,
        mode=work.mode,
        step=step.value,
    )


def sent_of(work: Work) -> CameBack | None:
    """Return what became of the rows that were sent, in the form that is kept."""
    if work.submitted is None:
        return None
    from rosterwizard.services.kept_outcomes import CameBack  # noqa: PLC0415 - brings Polars

    return CameBack(work.submitted, edited_since=work.sent_revision != work.revision)


def sending_of(plan: Plan) -> KeptSending:
    """Return what is noted of a plan before it is carried out."""
    from rosterwizard.services.kept_sent import KeptSending  # noqa: PLC0415 - only when needed

    return KeptSending(
        submission=plan.submission,
        server=plan.server.name,
        url=plan.server.url,
        mode=plan.mode,
        is_practice=plan.server.is_practice,
    )


def is_on(work: KeptWork, paths: Sequence[Path]) -> bool:
    """Tell whether the work was done on exactly these files."""
    return is_same_set(work.paths, paths)


def is_same_set(some: Sequence[Path], others: Sequence[Path]) -> bool:
    """Tell whether these are the same files."""
    from rosterwizard.services.own_files import is_same_file  # noqa: PLC0415 - only when it is needed

    return len(some) == len(others) and all(map(is_same_file, some, others))
