"""Reports of a checked job by cause: one line for each rule that a column breaks, with a count."""

from collections.abc import Iterator, Mapping

from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.messages.json_text import json_text
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.reports.reports import PICTURES, head_of, heading_of, since_of, summary_of
from rosterwizard.core.sheet.sheet import column_letter
from rosterwizard.core.showing.causes import Cause, causes_of
from rosterwizard.core.showing.sheet_facts import line_of_facts


def causes_report(
    job: Job, problems: Mapping[str, Problems], *, as_json: bool = False
) -> Iterator[str]:
    """Give the causes as text or JSON: sheet by sheet, the gravest and most frequent first.

    problems: by the name of the record type, as `check_job` returns them.
    """
    return _json(job, problems) if as_json else _text(job, problems)


def _text(job: Job, problems: Mapping[str, Problems]) -> Iterator[str]:
    for sheet in job.sheets:
        yield heading_of(sheet) + "\n"
        yield f"  {line_of_facts(sheet.sheet).translate(PICTURES)}\n"
        if since := since_of(job, sheet, problems):
            yield f"  {since}\n"
        found = problems[sheet.record_type.name]
        for cause in causes_of(sheet, found):
            words = _words_of(cause).translate(PICTURES)
            severity, code = sentence("report", cause.severity), found.rules[cause.rule].code
            yield f"  {severity:<9}{cause.count:>9,}  {words} [{code}]\n"
    yield summary_of(problems) + "\n"


def _words_of(cause: Cause) -> str:
    if not cause.where:
        return cause.title
    return sentence("report-cause", title=cause.title, where=cause.where)


def _json(job: Job, problems: Mapping[str, Problems]) -> Iterator[str]:
    causes = [
        _facts_of(sheet, problems[sheet.record_type.name], cause)
        for sheet in job.sheets
        for cause in causes_of(sheet, problems[sheet.record_type.name])
    ]
    yield json_text({**head_of(job, problems), "causes": causes}) + "\n"


def _facts_of(sheet: JobSheet, problems: Problems, cause: Cause) -> dict[str, object]:
    rule = problems.rules[cause.rule]
    return {
        "type": sheet.record_type.id,
        "column": None if cause.column is None else column_letter(cause.column),
        "heading": None if cause.column is None else cause.where,
        "field": rule.field,
        "code": rule.code,
        "severity": cause.severity,
        "count": cause.count,
        "title": cause.title,
    }
