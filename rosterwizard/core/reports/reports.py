"""Reports of a checked job, as text, JSON, CSV and HTML.

Each form is given piece by piece, so that a report of a million problems is never held whole.
"""

from codecs import iterencode
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from html import escape
from typing import Literal

from rosterwizard.core.checking.marked_since import marked_since
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.messages.json_text import json_text
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import counted, sentence, spoken
from rosterwizard.core.profiles.language import Severity
from rosterwizard.core.reports.described import Problem, described, in_words_of, told_in_turn
from rosterwizard.core.reports.told_lines import (
    csv_cell,
    csv_lines,
    html_cell,
    html_lines,
    in_order,
    json_line,
    json_lines,
)
from rosterwizard.core.reports.told_problems import ToldPart
from rosterwizard.core.sheet.aside_row import AsideRow
from rosterwizard.core.sheet.row_places import split_number
from rosterwizard.core.sheet.sheet import column_letter
from rosterwizard.core.showing.causes import GRAVEST_FIRST
from rosterwizard.core.showing.marked_in_words import since_in_words
from rosterwizard.core.showing.sheet_facts import line_of_facts

Form = Literal["text", "json", "csv", "html"]
COLUMNS = ("type", "row", "column", "heading", "severity", "code", "value", "message", "fix")
FEW = 300
"""So few problems are written one by one: by column they would take longer."""

# A cell may hold what a terminal takes as a command: each such sign becomes its picture.
PICTURES = {**{code: 0x2400 + code for code in range(32)}, 0x7F: 0x2421}


def report(job: Job, problems: Mapping[str, Problems], form: Form) -> Iterator[str]:
    """Give the report in that form, in pieces.

    problems: by the name of the record type, as `check_job` returns them.
    """
    writers: dict[Form, Callable[[Job, Mapping[str, Problems]], Iterator[str]]]
    writers = {"text": _text, "json": _json, "csv": _csv, "html": _html}
    return writers[form](job, problems)


def encoded(pieces: Iterable[str], form: Form) -> Iterator[bytes]:
    """Give the bytes of a report's file. Excel knows UTF-8 by a mark at its start."""
    return iterencode(pieces, "utf-8-sig" if form == "csv" else "utf-8")


def counts(problems: Mapping[str, Problems]) -> dict[Severity, int]:
    """Return how many problems of each severity all sheets have together."""
    total: dict[Severity, int] = {"error": 0, "warning": 0, "note": 0}
    for each in problems.values():
        for severity, count in each.counts().items():
            total[severity] += count
    return total


def _in_turn(job: Job, problems: Mapping[str, Problems]) -> Iterator[list[ToldPart]]:
    """Give the problems of all sheets, so many at a time as are written as one piece."""
    for sheet in job.sheets:
        yield from told_in_turn(sheet, problems[sheet.record_type.name])


def _are_few(parts: Iterable[ToldPart]) -> bool:
    """Tell whether each problem is better written by itself."""
    return sum(part.each.height for part in parts) <= FEW


def _text(job: Job, problems: Mapping[str, Problems]) -> Iterator[str]:
    for sheet in job.sheets:
        found = problems[sheet.record_type.name]
        yield heading_of(sheet) + "\n"
        yield f"  {line_of_facts(sheet.sheet).translate(PICTURES)}\n"
        if since := since_of(job, sheet, problems):
            yield f"  {since}\n"
        for problem in described(sheet, found):
            severity, place = sentence("report", problem.severity), _place(problem)
            message = problem.message.translate(PICTURES)
            yield f"  {severity:<9}{place:<12} {message} [{problem.code}]\n"
    yield summary_of(problems) + "\n"


def heading_of(sheet: JobSheet) -> str:
    """Return which sheet it is, and how many rows it has, as one line."""
    origin, new = sheet.sheet.origin, sheet.count_new_records()
    rows = counted("report-rows", sheet.count_records())
    return sentence(
        "report",
        "sheets" if origin.stacked else "sheet" if origin.sheet_name else "file-of-text",
        type=sheet.record_type.id,
        file=origin.file.name,
        sheet=listed(origin.own_sheets),
        rows=counted("report-rows-added", new, rows=rows) if new else rows,
    )


def _place(problem: Problem) -> str:
    part = "cell" if problem.column else "row"
    if problem.row_name is None:
        part = "column" if problem.column else "file"
    return sentence("report", part, row=problem.row_name or "", column=problem.column)


def since_of(job: Job, sheet: JobSheet, problems: Mapping[str, Problems]) -> str:
    """Return what became of the problems that were marked in the sheet; "" where none were."""
    since = marked_since(replace(job, sheets=(sheet,)), problems)
    return since_in_words(since) if since else ""


def summary_of(problems: Mapping[str, Problems]) -> str:
    """Return how many problems of each severity there are, as one line."""
    found = [counted(f"report-{each}", count) for each, count in counts(problems).items() if count]
    return listed(found) if found else sentence("report", "clean")


def head_of(job: Job, problems: Mapping[str, Problems]) -> dict[str, object]:
    """Return what a JSON report begins with: the system, the sheets and the counts."""
    return {
        "system": job.profile.name,
        "profileVersion": job.profile.version,
        "mode": job.mode or None,
        "sheets": [_sheet_facts(sheet) for sheet in job.sheets],
        "filesSetAside": job.aside,
        "deletions": [
            {"file": each.file, "type": each.record_type.id, "rows": each.rows}
            for each in job.deletions
        ],
        "counts": counts(problems),
        "marked": marked_since(job, problems),
    }


def _json(job: Job, problems: Mapping[str, Problems]) -> Iterator[str]:
    yield json_text(head_of(job, problems))[:-1] + ',"problems":['
    between = "\n"
    for parts in _in_turn(job, problems):
        yield between
        if _are_few(parts):
            yield ",\n".join(map(json_line, in_words_of(parts)))
        else:
            yield in_order(parts, json_lines, ",\n")
        between = ",\n"
    yield "]}\n"


def _sheet_facts(sheet: JobSheet) -> dict[str, object]:
    origin = sheet.sheet.origin
    return {
        "type": sheet.record_type.id,
        "file": origin.file.name,
        "sheet": origin.sheet_name or None,
        "stackedSheets": origin.stacked,
        "hidden": origin.hidden,
        "otherSheets": [
            {"sheet": each.name, "rows": each.rows, "alike": each.alike, "hidden": each.hidden}
            for each in origin.beside
        ],
        "charts": origin.charts,
        "hiddenColumns": [column_letter(each) for each in origin.hidden_columns],
        "rows": sheet.count_records(),
        "rowsAdded": sheet.count_new_records(),
        "headingRow": origin.heading_row,
        "encoding": origin.encoding or None,
        "delimiter": origin.delimiter or None,
        "blankRows": origin.blank_rows,
        "hiddenRows": origin.hidden_rows,
        "aboveHeadings": list(map(_aside_facts, origin.above)),
        "setAsideRows": [split_number(each.row)[0] for each in sheet.sheet.set_aside],
        "setAside": list(map(_aside_facts, sheet.sheet.set_aside)),
        "matching": [
            {
                "heading": match.heading,
                "column": column_letter(match.column),
                "field": match.field,
                "reason": match.reason,
            }
            for match in sheet.matching.matches
        ],
        "made": [
            {
                "field": field,
                "columns": [column_letter(each) for each in making.columns],
                "part": making.part,
            }
            for field, making in sheet.matching.made.items()
        ],
    }


def _aside_facts(row: AsideRow) -> dict[str, object]:
    number, added = split_number(row.row)
    new = {"added": added} if added else {}
    return {"row": number, **new, "sheet": row.sheet, "why": row.why, "text": row.text}


def _csv(job: Job, problems: Mapping[str, Problems]) -> Iterator[str]:
    yield ",".join(COLUMNS) + "\r\n"
    for parts in _in_turn(job, problems):
        if _are_few(parts):
            yield "".join(map(_csv_line, in_words_of(parts)))
        else:
            yield in_order(parts, csv_lines(COLUMNS))


def _csv_line(problem: Problem) -> str:
    return ",".join(map(csv_cell, _cells(problem))) + "\r\n"


def _cells(problem: Problem) -> list[str]:
    facts = {name: getattr(problem, name) for name in COLUMNS}
    facts["row"] = problem.row_name
    return ["" if fact is None else str(fact) for fact in facts.values()]


_PAGE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 15px/1.5 system-ui, sans-serif; margin: 2rem; }}
table {{ border-collapse: collapse; }}
th, td {{ border-bottom: 1px solid #8886; padding: 4px 14px 4px 0; text-align: left;
  vertical-align: top; }}
td.value {{ white-space: pre-wrap; font-family: ui-monospace, monospace; }}
.error b {{ color: light-dark(#a3341f, #ff9d8a); }}
.warning b {{ color: light-dark(#7a5200, #f2c14e); }}
</style>
<h1>{title}</h1>
"""


def _html(job: Job, problems: Mapping[str, Problems]) -> Iterator[str]:
    yield _PAGE.format(language=spoken().name, title=escape(job.profile.title))
    for sheet in job.sheets:
        told = (heading_of(sheet), line_of_facts(sheet.sheet), since_of(job, sheet, problems))
        yield "<p>" + "<br>".join(map(escape, filter(None, told))) + "</p>\n"
    yield f"<p><b>{escape(summary_of(problems))}</b></p>\n<table>\n"
    yield "<tr>" + "".join(f"<th>{sentence('report-columns', name)}</th>" for name in COLUMNS)
    yield "</tr>\n"
    severities: dict[str, str] = {each: sentence("report", each) for each in GRAVEST_FIRST}
    for parts in _in_turn(job, problems):
        if _are_few(parts):
            yield "".join(map(_html_line, in_words_of(parts)))
        else:
            yield in_order(parts, html_lines(COLUMNS, severities))
    yield "</table>\n</html>\n"


def _html_line(problem: Problem) -> str:
    told = dict(zip(COLUMNS, map(html_cell, _cells(problem)), strict=True))
    told["severity"] = f"<b>{sentence('report', problem.severity)}</b>"
    cells = "".join(f'<td class="{name}">{told[name]}</td>' for name in COLUMNS)
    return f'<tr class="{problem.severity}">{cells}</tr>\n'
