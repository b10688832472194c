"""What is done with a job, as the log tells it: for the window and the commands alike."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rosterwizard.services.log_events import LogEvent
from rosterwizard.services.logs import note

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.fixing import Step
    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.job.job import Job

WINDOW = "window"
_WITHOUT_ENDING = "none"


def note_rows(job: Job, by: str) -> None:
    """Write which record types were read, out of which kinds of file, and how many rows.

    by: the command, or `WINDOW`; so in all of these.
    """
    for sheet in job.sheets:
        kind = _kind_of(sheet.sheet.origin.file)
        rows = sheet.sheet.height
        note(LogEvent.ROWS_READ, by=by, type=sheet.record_type.id, kind=kind, rows=rows)


def note_problems(job: Job, problems: Mapping[str, Problems], by: str) -> None:
    """Write how many problems there are of each code, and in all."""
    severities: Counter[str] = Counter()
    for name, found in problems.items():
        codes: Counter[tuple[str, str]] = Counter()
        for rule, count in found.by_rule():
            codes[rule.code, rule.severity] += count
            severities[rule.severity] += count
        for (code, severity), count in codes.items():
            facts = {"type": _type_of(job, name), "code": code, "severity": severity}
            note(LogEvent.PROBLEMS_FOUND, by=by, **facts, count=count)
    errors, warnings = severities["error"], severities["warning"]
    note(LogEvent.CHECKED, by=by, errors=errors, warnings=warnings)


def note_fixes(job: Job, steps: Iterable[Step], by: str) -> None:
    """Write how many cells each kind of fix changed."""
    cells: Counter[tuple[str, str]] = Counter()
    for step in steps:
        cells[step.record_type, step.edit.code] += step.edit.cells.height
    for (name, code), count in cells.items():
        record_type = _type_of(job, name)
        note(LogEvent.FIXES_MADE, by=by, type=record_type, code=code, cells=count)


def note_edit(job: Job, record_type: str, edit: Edit) -> None:
    """Write what kind of edit was made in the window."""
    found = _type_of(job, record_type)
    note(LogEvent.EDIT_MADE, type=found, code=edit.code, cells=edit.cells.height)


def note_undone(steps: int) -> None:
    """Write that so many edits were taken back in the window."""
    note(LogEvent.EDIT_UNDONE, steps=steps)


def note_step(step: str) -> None:
    """Write that a page of the road was opened."""
    note(LogEvent.STEP_OPENED, step=step)


def note_task(step: str, seconds: float) -> None:
    """Write how long a page of the road worked in the background, however that ended."""
    note(LogEvent.TASK_ENDED, step=step, ms=round(seconds * 1000))


def note_error(code: str) -> None:
    """Write which message the window showed of what a person can put right."""
    note(LogEvent.ERROR_SHOWN, by=WINDOW, error=code)


def _type_of(job: Job, name: str) -> str:
    return f"{job.profile.name}/{name}"


def _kind_of(file: Path) -> str:
    return file.suffix.lower().removeprefix(".") or _WITHOUT_ENDING
