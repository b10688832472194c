"""What a check found otherwise than was expected, as rows of words."""

from collections.abc import Iterator

from rosterwizard.core.messages.words import counted, number, sentence
from rosterwizard.core.reproducing.differences import Differences
from rosterwizard.core.reproducing.expected_problems import ExpectedProblem

COLUMNS = ("what", "place", "type", "severity", "code", "field", "fix", "cause")
"""What stands in each row, as parts of the words "case-column"."""


def in_short(found: Differences) -> str:
    """Return how many of the problems that the customer saw are found, and how many besides."""
    same, every = number(found.same), number(found.expected)
    said = counted("case-reproduced", found.expected, same=same, all=every)
    new = len(found.new)
    return f"{said} {counted('case-new-here', new)}" if new else said


def difference_rows(found: Differences) -> Iterator[tuple[str, ...]]:
    """Give a row for each problem that is missing or new, and two for each that changed."""
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
    """Return where a problem is: in a cell, a whole row or column, or the file."""
    row = each.row if each.added is None else each.added
    if row is None:
        part = "message" if each.column is None else "column"
    elif each.added is None:
        part = "row" if each.column is None else "cell"
    else:
        part = "added" if each.column is None else "added-cell"
    return sentence("case-place", part, row=row, column=each.column)
