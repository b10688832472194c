"""What is told once rows were sent; whatever stands in the way of that, the status says it."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.cli.doubts_saved import save_doubts
from rosterwizard.cli.exit_status import ExitStatus
from rosterwizard.cli.printed_submission import print_outcomes
from rosterwizard.cli.printing import hush, reader_has_gone, say, tell
from rosterwizard.cli.receipts_saved import save_receipt
from rosterwizard.cli.rows_saved import save_refused
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.showing.counted_outcomes import counted_outcomes
from rosterwizard.services.reasons import reason_of

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job
    from rosterwizard.services.submitting.plan import Plan
    from rosterwizard.services.submitting.submission import Submitted

NAMES_TAKEN = "names-taken"


@dataclass(frozen=True, slots=True)
class Saved:
    """Where it is saved, if at all. refused: the rows that are not in. doubts: of the profile."""

    refused: Path | None = None
    receipt: Path | None = None
    doubts: Path | None = None


def tell_outcomes(job: "Job", plan: "Plan", submitted: "Submitted", form: str, saved: Saved) -> int:
    """Print what became of the rows, save what is wanted of it, and return the status."""
    status = _status(plan, submitted)
    try:
        print_outcomes(job, plan, submitted, form)
        if submitted.cancelled:
            tell("stopped")
        if saved.refused:
            save_refused(job, submitted, saved.refused)
        if saved.receipt:
            save_receipt(job, submitted, saved.receipt)
        if saved.doubts:
            save_doubts(job, submitted, saved.doubts)
    except RosterError as error:
        say(str(error), err=True)
        return status or ExitStatus.USAGE
    except OSError as error:  # nobody reads on, the disk is full, the terminal is gone
        gone = reader_has_gone(error)
        with suppress(OSError):
            if not gone:
                counts = counted_outcomes(submitted.counts())
                tell("outcomes-unprinted", reason=reason_of(error), counts=counts)
        hush()
        return status if gone else status or ExitStatus.USAGE
    return status


def _status(plan: "Plan", submitted: "Submitted") -> int:
    from rosterwizard.core.showing.states import open_count  # noqa: PLC0415 - imports polars

    counts = submitted.counts()
    if open_count(counts):
        return ExitStatus.UNKNOWN_ROWS
    if submitted.cancelled:
        return ExitStatus.CANCELLED
    if submitted.trouble:
        stopped = submitted.trouble.code == NAMES_TAKEN
        return ExitStatus.SAFETY_LIMIT if stopped else ExitStatus.UNREACHABLE
    return ExitStatus.PROBLEMS if counts["refused"] or plan.rows_left_out else ExitStatus.DONE
