"""Rules about the file as a whole: how many rows and bytes it may have."""

from collections.abc import Callable, Mapping
from typing import cast

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.profiles.language import Profile, When
from rosterwizard.core.rules.rules import CheckedRule


def is_broken(rule: CheckedRule, profile: Profile, cells: Cells) -> bool:
    """Tell whether the file as a whole breaks the rule."""
    judge = _JUDGES.get(rule.code)
    return judge is not None and judge(rule, profile, cells)


def output_bytes(profile: Profile, job_sheet: JobSheet) -> int:
    """Return how many bytes the system's file would have."""
    from rosterwizard.core.output import output_sheet  # noqa: PLC0415 - only near the limit

    return len(output_sheet(profile, job_sheet).content)


def _maximum(rule: CheckedRule) -> int:
    return cast("int", rule.params["maximum"])


def _is_missing(rule: CheckedRule, _profile: Profile, cells: Cells) -> bool:
    when = cast("tuple[When, ...] | None", rule.params.get("when"))
    if cells.has(str(rule.field)) or when is None:
        return not cells.has(str(rule.field))
    needed = cells.frame.select(pl.col("row").filter(cells.any_holds(when)).len())
    return bool(needed.item())


def _is_too_large(rule: CheckedRule, profile: Profile, cells: Cells) -> bool:
    job_sheet = cells.job_sheet
    if _at_most_bytes(job_sheet) <= _maximum(rule):
        return False
    return output_bytes(profile, job_sheet) > _maximum(rule)


def _at_most_bytes(job_sheet: JobSheet) -> int:
    """Return more bytes than any file of these cells can have: every letter a doubled quote."""
    frame = job_sheet.frame
    letters = sum(frame.select(pl.all().str.len_bytes().sum()).row(0)) if frame.height else 0
    around = 4 * (len(job_sheet.record_type.fields) + frame.width) * (frame.height + 1)
    headings = sum(len(field.name.encode()) for field in job_sheet.record_type.fields)
    constants = sum(len(text.encode()) for text in job_sheet.matching.constants.values())
    return 2 * (letters + headings + constants * frame.height) + around


_JUDGES: Mapping[str, Callable[[CheckedRule, Profile, Cells], bool]] = {
    "missing-column": _is_missing,
    "empty-file": lambda _rule, _profile, cells: cells.frame.height == 0,
    "too-many-rows": lambda rule, _profile, cells: cells.frame.height > _maximum(rule),
    "too-large": _is_too_large,
    "sample-row": lambda _rule, _profile, cells: bool(cells.job_sheet.sheet.set_aside),
}
