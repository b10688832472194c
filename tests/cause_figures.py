"""What explains most: `python -m tests.cause_figures [FIRST] [END]`.

Rosters in which one to five things went wrong, each in many places (`tests/helpers/seeded_causes`),
are checked. Told are the share of the problems that hang under the right root cause, how many of
the rosters reach nine of ten, and how many have at most two entries more than there are causes.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.helpers.seeded_causes import explained

RIGHTLY = 0.9
MORE_ENTRIES = 2


def main(first: int = 0, end: int = 100) -> None:
    """Print the figures of the rosters with these numbers, and each that falls short."""
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
            print(f"{number}: {found.seeds} causes, {found.rightly} of {found.problems} problems")
            print(*(f"    {line}" for line in found.told), sep="\n")
    print(f"{rightly / problems:.1%} of {problems} problems hang under the right root cause")
    print(f"{reached} of {rosters} rosters have nine of ten there, {short} a short list")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
