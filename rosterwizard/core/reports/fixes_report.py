"""What was mended, as JSON: every text with what takes its place, and what is left."""

from collections.abc import Iterable, Mapping

from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.fixing import Fix, Step
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.messages.json_text import json_text
from rosterwizard.core.reports.reports import head_of
from rosterwizard.core.sheet.sheet import column_letter


def fixes_report(
    job: Job,
    problems: Mapping[str, Problems],
    steps: Iterable[Mapping[str, object]],
    *,
    saved: bool,
) -> str:
    """Return the report as JSON.

    job, problems: after the fixes. saved: whether a file was written.
    """
    facts = {**head_of(job, problems), "made": list(steps), "saved": saved}
    return json_text(facts) + "\n"


def facts_of_step(job: Job, step: Step, label: str) -> dict[str, object]:
    """Return what one step did; of a fix by itself, where it was proposed too."""
    sheet = step.sheet_in(job)
    return {
        "type": sheet.record_type.id,
        **(_of_fix(sheet, step.fix) if step.fix else {}),
        "fix": step.edit.code,
        "label": label,
        "cells": step.edit.cells.height,
        "rowsSetAside": len(step.edit.set_aside),
        "newProblems": step.caused,
        "changes": list(step.pairs(job).iter_rows(named=True)),
    }


def _of_fix(sheet: JobSheet, fix: Fix) -> dict[str, object]:
    match = None if fix.column is None else sheet.matching.matches[fix.column]
    return {
        "column": match and column_letter(match.column),
        "heading": match and match.heading,
        "field": match and match.field,
        "safe": fix.safe,
    }
