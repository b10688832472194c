"""Rows that a person adds to a sheet, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.sheet_edits import row_added

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet


def with_new_row(before: JobSheet, *texts: str, beside: int | None = None) -> JobSheet:
    """Return the sheet with a new row in which these texts were typed, from the left."""
    edit = row_added(before, beside)
    assert edit is not None
    after = before.edited(edit)
    for column, text in enumerate(texts):
        step = typed(after, after.frame.height - 1, column, text)
        after = after.edited(step) if step else after
    return after
