"""Columns that are unknown, doubled, unwanted, or spelled in another way."""

from collections.abc import Iterator

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.matching.matching import Match
from rosterwizard.core.rules.rules import CheckedRule
from rosterwizard.core.sheet.heading_text import folded


def columns_of(rule: CheckedRule, job_sheet: JobSheet) -> Iterator[int]:
    """Give the columns whose heading breaks the rule."""
    if rule.code == "heading":
        yield from _spelled_otherwise(rule, job_sheet)
        return
    for match in _idle(job_sheet):
        if _fault(match, job_sheet) == rule.code and _is_meant(rule, match):
            yield match.column


def _spelled_otherwise(rule: CheckedRule, job_sheet: JobSheet) -> Iterator[int]:
    name = str(rule.field)
    exact = job_sheet.record_type.roster.exact_headings
    for match in job_sheet.matching.matches:
        alike = match.heading == name if exact else folded(match.heading) == folded(name)
        if match.field == name and not alike:
            yield match.column


def _idle(job_sheet: JobSheet) -> Iterator[Match]:
    """Give the columns that fill no field, but for those that a person left out."""
    for match in job_sheet.matching.matches:
        if match.field is None and match.reason != "chosen":
            yield match


def _fault(match: Match, job_sheet: JobSheet) -> str | None:
    """Return the code of what is wrong with a column that fills no field."""
    heading = folded(match.heading)
    if heading in {folded(each.heading) for each in job_sheet.record_type.roster.unwanted}:
        return "unwanted-column"
    if heading and heading in _used_before(match, job_sheet):
        return "duplicate-column"
    if match.heading.strip() or _has_values(match, job_sheet):
        return "unknown-column"
    return None


def _used_before(match: Match, job_sheet: JobSheet) -> set[str]:
    """Return the headings, folded, that the column could be taken for."""
    kept = job_sheet.record_type.roster.keep_unknown
    return {
        folded(other.heading)
        for other in job_sheet.matching.matches
        if other.field is not None or (kept and other.column < match.column)
    }


def _has_values(match: Match, job_sheet: JobSheet) -> bool:
    return bool((job_sheet.frame[f"c{match.column}"].str.strip_chars() != "").any())


def _is_meant(rule: CheckedRule, match: Match) -> bool:
    unwanted = rule.params.get("unwanted")
    return unwanted is None or folded(str(unwanted)) == folded(match.heading)
