"""How small the smallest file with a problem is, and how long it takes to find it.

    python -m tests.shrink_figures [FILES]

Rosters with every kind of damage are written and opened as the program opens files; one problem of
each is chosen by chance, and the file is made as small as can be.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from rosterwizard.core.checking import check_job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reproducing.expected_problems import expected_problems
from rosterwizard.services.case_files.case_shrinking import ShrinkSource, shrunk_job
from tests.helpers.damaged.every_kind import EVERY_KIND, damaged
from tests.helpers.damaged.files import FORMS, write
from tests.helpers.damaged.judging import opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rosterwizard.core.reproducing.expected_problems import ExpectedProblem

FILES = 100
FEW_ROWS = 5


@dataclass(frozen=True, slots=True)
class Trial:
    """One file. left: rows of the smallest one; None where none was found."""

    kind: str
    form: str
    problem: ExpectedProblem
    rows: int
    left: int | None
    seconds: float


def trials(files: int, seed: int = 0) -> Iterator[Trial]:
    """Shrink so many files, of every kind of damage in turn."""
    chance = Random(f"shrink {seed}")  # noqa: S311 - no secret
    kinds = cycle(EVERY_KIND)
    done = 0
    for round_, kind in enumerate(islice(kinds, 20 * files)):
        form = FORMS[round_ % len(FORMS)]
        with tempfile.TemporaryDirectory() as folder:
            for (roster, _), _ in damaged(kind, 1, seed=seed + round_ // len(EVERY_KIND)):
                path = write(roster, Path(folder), form)
                job = opened(path, roster)
                found = expected_problems(job, check_job(job))
                if not found:
                    continue
                problem = chance.choice(found)
                rows = sum(each.frame.height for each in job.sheets)
                began = time.monotonic()
                try:
                    small = shrunk_job(ShrinkSource(job, {path.name: path.read_bytes()}), problem)
                except RosterError:
                    left = None
                else:
                    left = small.rows
                yield Trial(kind.name, form, problem, rows, left, time.monotonic() - began)
                done += 1
        if done >= files:
            return


def lines(every: Sequence[Trial]) -> Iterator[str]:
    """Give the figures."""
    few = 0
    for each in every:
        if each.left is not None and each.left <= FEW_ROWS:
            few += 1
        else:
            yield f"{each.kind} {each.form}: {each.left} of {each.rows} rows: {each.problem}"
    seconds = sorted(each.seconds for each in every)
    share = 100 * few / len(every)
    yield f"{few} of {len(every)} have at most {FEW_ROWS} rows ({share:.1f} %)"
    yield f"half of them took up to {seconds[len(seconds) // 2]:.2f} s, and all {seconds[-1]:.2f} s"


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    print("\n".join(lines(list(trials(count)))))  # noqa: T201 - what the command is for
