"""What `case open` says: how much of it is reproduced, and what differs."""

from collections.abc import Iterator

from rosterwizard.cli.printing import aligned, told
from rosterwizard.core.messages.json_text import json_text
from rosterwizard.core.reproducing.differences import Differences
from rosterwizard.services.case_files.case_opening import OpenedCase
from rosterwizard.services.case_files.told_differences import difference_rows, in_short

_MOST_TOLD = 200


def report_lines(opened: OpenedCase) -> Iterator[str]:
    """Give the lines of the report for people."""
    found = opened.differences
    yield in_short(found)
    yield from map(str, opened.told)
    yield from difference_lines(found)


def difference_lines(found: Differences) -> Iterator[str]:
    """Give a line for each problem that differs, up to so many; none where none does."""
    rows = list(difference_rows(found))
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
