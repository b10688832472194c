"""What `case open` says: how much of it is reproduced, and what differs."""

from collections.abc import Iterator

from rosterwizard.cli.printing import aligned, told
from rosterwizard.core.messages.json_text import json_text
from rosterwizard.core.messages.words import number, sentence
from rosterwizard.core.reproducing.differences import Differences
from rosterwizard.core.reproducing.expected_problems import ExpectedProblem
from rosterwizard.services.case_files.case_opening import OpenedCase

_MOST_TOLD = 200


def report_lines(opened: OpenedCase) -> Iterator[str]:
    """Give the lines of the report for people."""
    found = opened.differences
    same, every = number(found.same), number(found.expected)
    yield told("case-reproduced", found.expected, same=same, all=every)
    yield from map(str, opened.told)
    rows = list(_rows(found))
    if rows:
        yield ""
        yield from aligned(rows[:_MOST_TOLD])
    if len(rows) > _MOST_TOLD:
        yield told("case-not-shown", len(rows) - _MOST_TOLD)


def report_text(opened: OpenedCase) -> str:
    """Return the report for a script, as JSON."""
    found = opened.differences
    return json_text(
        {
            "reproduced": opened.is_reproduced,
            "expected": found.expected,
            "same": found.same,
            "missing": found.missing,
            "new": found.new,
            "changed": [{"was": was, "now": now} for was, now in found.changed],
            "told": [str(each) for each in opened.told],
        }
    )


def _rows(found: Differences) -> Iterator[tuple[str, ...]]:
    for each in found.missing:
        yield _row("missing", each)
    for each in found.new:
        yield _row("new", each)
    for was, now in found.changed:
        yield _row("was", was)
        yield _row("now", now)


def _row(part: str, each: ExpectedProblem) -> tuple[str, ...]:
    what = (each.type, each.severity, each.code, each.field or "", each.fix, each.cause)
    return sentence("case-difference", part), _place(each), *what


def _place(each: ExpectedProblem) -> str:
    row = each.row if each.added is None else each.added
    kind = "cell" if each.added is None else "added-cell"
    if row is None:
        part = "message" if each.column is None else "column"
    elif each.column is None:
        part = "row" if each.added is None else "added"
    else:
        part = kind
    return sentence("case-place", part, row=row, column=each.column)
