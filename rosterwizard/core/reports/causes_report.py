"""Reports of a checked job by cause: what explains most, then a line for each rule and column."""

from collections.abc import Iterator, Mapping, Sequence

from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.messages.json_text import json_text
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.reports.reports import PICTURES, head_of, heading_of, since_of, summary_of
from rosterwizard.core.sheet.sheet import column_letter
from rosterwizard.core.showing.causes import Cause, causes_of
from rosterwizard.core.showing.root_causes import RootCause, root_causes
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
        causes = causes_of(sheet, found)
        yield from _explained(root_causes(sheet, found, causes))
        for cause in causes:
            words = _words_of(cause).translate(PICTURES)
            severity, code = sentence("report", cause.severity), found.rules[cause.rule].code
            yield f"  {severity:<9}{cause.count:>9,}  {words} [{code}]\n"
    yield summary_of(problems) + "\n"


def _explained(roots: Sequence[RootCause]) -> Iterator[str]:
    """Give the lines of the few things that explain most, which stand first."""
    if roots:
        explained = sum(each.count for each in roots)
        yield f"  {explained:>18,}  {counted('root-causes', len(roots))}\n"
    for each in roots:
        yield f"  {each.count:>18,}    {_words_of(each).translate(PICTURES)}\n"


def _words_of(cause: Cause | RootCause) -> str:
    if not cause.where:
        return cause.title
    return sentence("report-cause", title=cause.title, where=cause.where)


def _json(job: Job, problems: Mapping[str, Problems]) -> Iterator[str]:
    causes, roots = [], []
    for sheet in job.sheets:
        found = problems[sheet.record_type.name]
        own = causes_of(sheet, found)
        causes += [_facts_of(sheet, found, cause) for cause in own]
        roots += [_facts_of_root(sheet, found, root) for root in root_causes(sheet, found, own)]
    told = {**head_of(job, problems), "rootCauses": roots, "causes": causes}
    yield json_text(told) + "\n"


def _facts_of_root(sheet: JobSheet, problems: Problems, root: RootCause) -> dict[str, object]:
    columns = {cause.column for cause, _ in root.parts if cause.column is not None}
    return {
        "type": sheet.record_type.id,
        "kind": root.kind,
        "severity": root.severity,
        "count": root.count,
        "title": root.title,
        "value": root.parts[0][1] if root.kind == "value" else None,
        "codes": sorted({problems.rules[cause.rule].code for cause, _ in root.parts}),
        "columns": list(map(column_letter, sorted(columns))),
    }


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
