"""A row of headings that runs straight into the first record, the line break between them lost.

Infiniti's own sample file has this fault. It shows by an e-mail address among the headings.
"""

from collections.abc import Collection, Sequence

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.heading_row import is_heading_like
from rosterwizard.core.sheet.heading_text import folded

_FEWEST_HEADINGS = 2
_SHORTEST_GLUED = 4


def split_headings(
    record: Sequence[str], width: int, known: Collection[str]
) -> tuple[list[str], list[str]] | None:
    """Return the headings and the first record that `record` holds, or None when it is headings.

    width: how many cells most of the following records have, 0 when there are none. known:
    folded headings; without them nothing is proved. Raises RosterError "headings-run-on"
    when it is plain that a line break is missing but not where.
    """
    named = _named(record, known)
    if named < _FEWEST_HEADINGS or not any("@" in cell for cell in record[named:]):
        return None
    cut = len(record) - width if width else named
    if cut < named or not all(map(is_heading_like, record[named:cut])):
        raise RosterError("headings-run-on", last=record[named - 1], next=record[named])
    headings, first = list(record[:cut]), list(record[cut:])
    glued = _glued(first[0], known, {folded(heading) for heading in headings})
    if glued:
        headings.append(glued)
        first[0] = first[0][len(glued) :]
    return headings, first


def _named(record: Sequence[str], known: Collection[str]) -> int:
    """Return how many cells from the left are headings."""
    return next(
        (place for place, cell in enumerate(record) if folded(cell) not in known), len(record)
    )


def _glued(cell: str, known: Collection[str], used: Collection[str]) -> str:
    """Return the heading that `cell` begins with when a value is stuck to it, or ""."""
    return next(
        (
            cell[:end]
            for end in range(len(cell), _SHORTEST_GLUED - 1, -1)
            if folded(cell[:end]) in known and folded(cell[:end]) not in used
        ),
        "",
    )
