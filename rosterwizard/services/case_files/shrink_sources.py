"""What is made smaller: the file of one's own that is at hand, or the case that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.options import FIND_OUT
from rosterwizard.services.case_files.case_opening import OpenedCase
from rosterwizard.services.case_files.case_shrinking import ShrinkSource
from rosterwizard.services.case_files.real_files import real_files

if TYPE_CHECKING:
    from rosterwizard.core.casefile.case_file import Case
    from rosterwizard.core.job.job import Job
    from rosterwizard.services.work import Work


def shrinkable(opened: OpenedCase) -> ShrinkSource:
    """Return what is made smaller of a case.

    Raises RosterError "case-extract-real" where it holds real files: nothing of them is written
    out.
    """
    state = opened.case.state
    if state is None or opened.case.manifest.holds == "real":
        raise RosterError("case-extract-real")
    return ShrinkSource(opened.job, state.files, state.options)


def shrinkable_work(work: Work, job: Job) -> ShrinkSource:
    """Return what is made smaller of the work at hand. job: it, as it was checked.

    Raises RosterError as `shrinkable` and `real_files` do.
    """
    if isinstance(work.case, OpenedCase):
        return shrinkable(work.case)
    return ShrinkSource(job, real_files(work.paths), work.options or FIND_OUT)


def case_of(work: Work) -> Case | None:
    """Return the case that is looked at; None where the work is one's own."""
    return work.case.case if isinstance(work.case, OpenedCase) else None
