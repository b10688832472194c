"""What is said of a checked job as a whole, and of the steps that changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.counting import counted
from rosterwizard.core.messages.words import has_sentence, sentence

if TYPE_CHECKING:
    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.messages.counting import WriteNumber
    from rosterwizard.core.showing.checked_job import CheckedJob


def step_in_words(edit: Edit) -> str:
    """Return what a step did, for the buttons that take it back or do it again."""
    part = "one" if edit.params.get("count") == 1 and has_sentence(edit.code, "one") else "message"
    return sentence(edit.code, part, **{"count": 0, "before": "", "after": "", **edit.params})


def check_in_words(found: CheckedJob, write: WriteNumber = str) -> str:
    """Return how many problems there are, and how many of them must be mended.

    write: how whole numbers are written.
    """
    sheets = found.sheets.values()
    rows = write(sum(sheet.sheet.frame.height for sheet in sheets))
    counts = [sheet.problems.counts() for sheet in sheets]
    errors = sum(each["error"] for each in counts)
    problems = sum(sum(each.values()) for each in counts)
    if errors:
        return counted("check-line-errors", errors, write, problems=write(problems), rows=rows)
    if problems:
        return counted("check-line", problems, write, rows=rows)
    rules = write(sum(len(sheet.problems.rules) for sheet in sheets))
    return sentence("check-nothing-to-mend", rows=rows, rules=rules)
