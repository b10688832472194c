"""What differs between a case and what is found here, as the rows of a table."""

from collections.abc import Iterator

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.reproducing.differences import Differences
from rosterwizard.core.reproducing.expected_problems import ExpectedProblem


def difference_rows(found: Differences) -> Iterator[tuple[str, ...]]:
    """Give a row for each problem: what became of it, where it is, and what it is."""
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
