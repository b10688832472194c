"""The edits that change what the sheet is taken for: its matching, and which rows are records.

Each returns one step, or None when nothing would change.
"""

from collections.abc import Iterable

import polars as pl

from rosterwizard.core.job.edits import Edit, NewRow
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.matching.matching_edits import MatchingEdit
from rosterwizard.core.sheet.row_list import RowList


def rematched(job_sheet: JobSheet, matching: Matching) -> Edit | None:
    """Return the step that makes the sheet's matching into `matching`; its headings stay."""
    change = MatchingEdit.between(job_sheet.matching, matching)
    return Edit(code="edit-matching", matching=change) if change else None


def rows_set_aside(job_sheet: JobSheet, rows: Iterable[int]) -> Edit | None:
    """Return the step after which `rows` (positions among those there) are no records."""
    aside = _as_opened(job_sheet, rows)
    return (
        Edit(code="edit-set-aside", params={"count": len(aside)}, set_aside=aside)
        if aside
        else None
    )


def row_added(job_sheet: JobSheet, beside: int | None) -> Edit | None:
    """Return the step that adds a blank row below all others; None where there is no column.

    beside: the position of a row; the new one is of the same sheet, where several are stacked.
    """
    if not job_sheet.frame.width:
        return None
    sheet = None if beside is None else job_sheet.sheet.places.sheet_of(beside)
    new = NewRow(job_sheet.opened.height, sheet or "")
    return Edit(code="edit-new-row", params={"count": 1}, new_rows=(new,))


def rows_kept(job_sheet: JobSheet, rows: Iterable[int]) -> Edit | None:
    """Return the step after which `rows` (positions among those there) are said to be records."""
    kept = _as_opened(job_sheet, rows)
    return Edit(code="edit-kept-rows", params={"count": len(kept)}, kept=kept) if kept else None


def rows_brought_back(job_sheet: JobSheet, rows: Iterable[int]) -> Edit | None:
    """Return the step after which `rows` (positions in the sheet as opened) are records again."""
    wanted = _each_once(rows)
    back = tuple(wanted.filter(~RowList(job_sheet.rows_there()).has(wanted)))
    params: dict[str, object] = {"count": len(back)}
    return Edit(code="edit-brought-back", params=params, brought_back=back) if back else None


def _as_opened(job_sheet: JobSheet, rows: Iterable[int]) -> tuple[int, ...]:
    """Return where rows (positions among those there) stand in the sheet as it was opened."""
    return tuple(job_sheet.rows_there().gather(_each_once(rows)))


def _each_once(rows: Iterable[int]) -> pl.Series:
    """Return the rows in their order, each once."""
    return pl.Series(sorted(set(rows)), dtype=pl.UInt32)
