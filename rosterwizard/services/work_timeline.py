"""The steps made on the work at hand, and the walk along them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # these bring msgspec or polars, which must not delay the first paint
    from collections.abc import Iterator

    from rosterwizard.core.job.timeline import Timeline
    from rosterwizard.services.work import Work


def work_timeline(work: Work) -> Timeline:
    """Return the steps of all sheets, and how many of them are done."""
    from rosterwizard.core.job.timeline import timeline_of  # noqa: PLC0415 - start-up

    return timeline_of(work.job, work.edited, work.undone)


def works_on_the_way(work: Work, place: int) -> Iterator[Work]:
    """Give the work after each undo (or redo) up to where `place` steps are done."""
    while len(work.edited) > place:
        work = work.without_last_edit()
        yield work
    while work.undone and len(work.edited) < place:
        work = work.with_edit_again()
        yield work
