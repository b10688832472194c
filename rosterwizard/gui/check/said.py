"""What the check page says of a checked job as a whole: lines, buttons, steps. No Qt widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.words import has_sentence, sentence
from rosterwizard.gui.parts.segmented_buttons import Segment
from rosterwizard.gui.wording import counted, number

if TYPE_CHECKING:
    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.profiles.language import Severity
    from rosterwizard.gui.check.checked_job import CheckedJob, CheckedSheet
    from rosterwizard.gui.theme import Mark

_GRAVEST_FIRST: tuple[Severity, ...] = ("error", "warning", "note")


def step_in_words(edit: Edit) -> str:
    """Return what a step did, for the buttons that take it back or do it again."""
    part = "one" if edit.params.get("count") == 1 and has_sentence(edit.code, "one") else "message"
    return sentence(edit.code, part, **{"count": 0, "before": "", "after": "", **edit.params})


def said_of(found: CheckedJob) -> str:
    """Return the line below the heading: how many problems, and how many must be mended."""
    sheets = found.sheets.values()
    rows = number(sum(sheet.sheet.frame.height for sheet in sheets))
    counts = [sheet.problems.counts() for sheet in sheets]
    errors = sum(each["error"] for each in counts)
    problems = sum(sum(each.values()) for each in counts)
    if errors:
        return counted("check-line-errors", errors, problems=number(problems), rows=rows)
    if problems:
        return counted("check-line", problems, rows=rows)
    rules = number(sum(len(sheet.problems.rules) for sheet in sheets))
    return sentence("check-nothing-to-mend", rows=rows, rules=rules)


def segment_of(name: str, sheet: CheckedSheet) -> Segment:
    """Return the button of a sheet in a set: its problems, and the shape of the gravest."""
    counts = sheet.problems.counts()
    worst: Mark = next((each for each in _GRAVEST_FIRST if counts[each]), "fixed")
    title = sheet.sheet.record_type.title or name
    return Segment(name, title, sum(counts.values()), worst)
