"""The rows that look like no records, and the one click that takes them in or sets them aside."""

from dataclasses import dataclass, field

from rosterwizard.core.job.edits import Edit
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.job.sheet_edits import rows_brought_back, rows_set_aside
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.sheet.aside_row import UNASKED, rows_in_words


@dataclass(frozen=True, slots=True)
class RowsAside:
    """says: which rows there are. button, edit: what one click does."""

    says: str = field(repr=False)
    button: str
    edit: Edit


def rows_aside(job_sheet: JobSheet) -> RowsAside | None:
    """Return what is told of the rows that the sheet was opened without; None for none.

    While any of them is set aside, these are offered; else they can be set aside again.
    """
    without = job_sheet.aside_at_opening
    back = rows_brought_back(job_sheet, without)
    if back is not None:
        rows = job_sheet.sheet.set_aside_for(*UNASKED)
        says = counted("rows-like-none", len(rows), rows=rows_in_words(rows))
        return RowsAside(says, counted("take-rows-in", len(rows)), back)
    places = {row: place for place, row in enumerate(job_sheet.rows_there()) if row in without}
    again = rows_set_aside(job_sheet, places.values())
    if again is None or job_sheet.whole is None:
        return None
    secret = job_sheet.secret_columns
    rows = tuple(job_sheet.whole.sheet.aside(row, without[row], secret) for row in places)
    says = counted("rows-taken-in", len(rows), rows=rows_in_words(rows))
    return RowsAside(says, sentence("take-rows-in", "again", count=len(rows)), again)
