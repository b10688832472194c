"""What was mended, as JSON: every text with what takes its place, and what is left."""

from collections.abc import Iterable, Mapping

import msgspec
import polars as pl

from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.fixing import Fix
from rosterwizard.core.fixing.gone_rows import pairs_of_step
from rosterwizard.core.job.edits import Edit
from rosterwizard.core.job.job import Job, JobSheet
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
    return msgspec.json.encode(facts).decode() + "\n"


def facts_of_fix(sheet: JobSheet, fix: Fix, field: str | None, caused: int) -> dict[str, object]:
    """Return what one fix did. field: that of its rule; caused: the problems that came by it."""
    return {
        "type": sheet.record_type.id,
        "column": None if fix.column is None else column_letter(fix.column),
        "heading": None if fix.column is None else sheet.matching.matches[fix.column].heading,
        "field": field,
        "fix": fix.code,
        "safe": fix.safe,
        "label": fix.label,
        "cells": fix.cells.height,
        "rowsSetAside": len(fix.gone),
        "newProblems": caused,
        "changes": _changes(fix.pairs()),
    }


def facts_of_step(sheet: JobSheet, edit: Edit, label: str) -> dict[str, object]:
    """Return what one step of a recipe did."""
    return {
        "type": sheet.record_type.id,
        "fix": edit.code,
        "label": label,
        "cells": edit.cells.height,
        "rowsSetAside": len(edit.set_aside),
        "changes": _changes(pairs_of_step(sheet, edit)),
    }


def _changes(pairs: pl.DataFrame) -> list[dict[str, object]]:
    return list(pairs.iter_rows(named=True))
