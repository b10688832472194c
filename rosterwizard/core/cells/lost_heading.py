"""One heading missing in the middle: those behind it stand one column too far left.

It shows where the last column with texts has no heading, and from some column on the values of the
next column are what the field takes, while its own are not. Only fields that do not take any text
can say so; between two of them nobody can know which heading it was.
"""

from dataclasses import replace

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.shifted_rows import filled_and_off, judging_fields, matched_back
from rosterwizard.core.job.job import JobSheet

_MOST_COMPARED = 300  # rows
_FEWEST = 3  # filled cells
_FIT, _MISFIT = 0.9, 0.5  # shares of the filled cells


def around_lost_heading(own: Cells) -> tuple[int | None, int] | None:
    """Return the last column that is right and the first one that is not; None where all are.

    The first of the two is None where no column before is known to be right.
    """
    if not _ends_without_heading(own.job_sheet):
        return None
    few = replace(own.job_sheet, frame=own.job_sheet.frame.head(_MOST_COMPARED), whole=None)
    judges = judging_fields(own)
    there = _shares_fitting(few, judges)
    beside = _shares_fitting(replace(few, matching=matched_back(few.matching, "right")), judges)
    right = [at for name, at in judges.items() if there.get(name, 0.0) > _FIT]
    wrong = [
        at
        for name, at in judges.items()
        if there.get(name, 1.0) < _MISFIT and beside.get(name, 0.0) > _FIT
    ]
    if not wrong or any(at > min(wrong) for at in right):
        return None
    return max(right, default=None), min(wrong)


def _ends_without_heading(job_sheet: JobSheet) -> bool:
    """Tell whether the last column with texts is the only one without a heading."""
    frame, matches = job_sheet.frame, job_sheet.matching.matches
    unnamed = [each.column for each in matches if not each.heading.strip()]
    filled = [column for column in unnamed if (frame[f"c{column}"] != "").any()]
    return filled == unnamed[:1] == [len(matches) - 1]


def _shares_fitting(job_sheet: JobSheet, judges: dict[str, int]) -> dict[str, float]:
    """Return by field how many of the filled cells fit; of few cells nothing can be told."""
    filled, off = filled_and_off(Cells(job_sheet), judges)
    counts = {name: (int(filled[name].sum()), int(off[name].sum())) for name in judges}
    return {name: 1 - bad / cells for name, (cells, bad) in counts.items() if cells >= _FEWEST}
