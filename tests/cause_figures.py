"""What explains most: `python -m tests.cause_figures [FIRST] [END]`.

Rosters in which one to five things went wrong, each in many places (`tests/helpers/seeded_causes`),
are checked. Told are the share of the problems that hang under the right root cause, how many of
the rosters reach nine of ten, and how many have at most two entries more than there are causes.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.helpers.seeded_causes import explained

if TYPE_CHECKING:
    from collections.abc import Iterator

RIGHTLY = 0.9
MORE_ENTRIES = 2


def lines(first: int, end: int) -> Iterator[str]:
    """Give the figures of the rosters with these numbers, and each that falls short."""
    problems = rightly = reached = short = rosters = 0
    for number in range(first, end):
        with tempfile.TemporaryDirectory() as folder:
            found = explained(Path(folder), number)
        if not found.problems:
            continue
        rosters += 1
        problems += found.problems
        rightly += found.rightly
        is_right = found.rightly >= RIGHTLY * found.problems
        is_short = found.roots <= found.seeds + MORE_ENTRIES
        reached += is_right
        short += is_short
        if not (is_right and is_short):
            yield f"{number}: {found.seeds} causes, {found.rightly} of {found.problems} problems"
            yield from (f"    {line}" for line in found.told)
    yield f"{rightly / problems:.1%} of {problems} problems hang under the right root cause"
    yield f"{reached} of {rosters} rosters have nine of ten there, {short} a short list"


if __name__ == "__main__":
    FIRST, END = map(int, sys.argv[1:] or ("0", "100"))
    print("\n".join(lines(FIRST, END)))  # noqa: T201 - what the command is for
