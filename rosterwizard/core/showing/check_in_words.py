"""What is said of a checked job as a whole, and of the steps that changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.showing.marked_in_words import since_in_words
from rosterwizard.core.showing.what_ran import how_many_ran

if TYPE_CHECKING:
    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.showing.checked_job import CheckedJob


def edit_in_words(edit: Edit) -> str:
    """Return what a step did, for the buttons that take it back or do it again."""
    return sentence(edit.code, **{"count": 0, "before": "", "after": "", **edit.params})


def check_in_words(found: CheckedJob, *, is_held: bool = False) -> str:
    """Return how many problems there are, how many must be mended, what became of those marked.

    is_held: nothing of it can be changed, it is only looked at.
    """
    now = _now_in_words(found, "check-line-held" if is_held else "check-line-errors")
    return f"{now} {since_in_words(found.marked)}" if found.marked else now


def _now_in_words(found: CheckedJob, with_errors: str) -> str:
    sheets = found.sheets.values()
    rows = counted("rows-read", sum(sheet.sheet.count_records() for sheet in sheets))
    errors = sum(sheet.counts["error"] for sheet in sheets)
    problems = sum(len(sheet.problems) for sheet in sheets)
    if errors:
        every = counted("problems-counted", problems)
        return counted(with_errors, errors, problems=every, rows=rows)
    if problems:
        return counted("check-line", problems, rows=rows)
    rules = sum(how_many_ran(sheet.sheet, sheet.problems) for sheet in sheets)
    return counted("check-nothing-to-mend", rules, rows=rows)
