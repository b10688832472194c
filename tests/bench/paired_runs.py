"""Timing two commands as whole processes, in turn, and telling the ratio of each pair.

By the clock, or by the processor where others use the machine too.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Measure = Callable[[Sequence[str], Sequence[int]], float]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Seconds of `ours` and of the `reference`, run in turn."""

    ours: tuple[float, ...]
    reference: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The median over the pairs of ours / reference."""
        return statistics.median(a / b for a, b in zip(self.ours, self.reference, strict=True))

    def line(self, name: str, reference: str, goal: str) -> str:
        """Return what was measured in one line."""
        return (
            f"{name}: {statistics.median(self.ours):.3f} s, "
            f"{reference}: {statistics.median(self.reference):.3f} s, "
            f"ratio {self.ratio:.2f} (goal {goal}; {len(self.ours)} pairs)"
        )


def output_of(command: Sequence[str], statuses: Sequence[int] = (0,)) -> bytes:
    """Run `command` from start to end and return its standard output."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # An installed program has its bytecode, ours no less than the libraries.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode in statuses, done.stderr.decode(errors="replace")
    return done.stdout


def timed(command: Sequence[str], statuses: Sequence[int]) -> float:
    """Run `command` from start to end and return its wall time in seconds."""
    start = time.perf_counter()
    output_of(command, statuses)
    return time.perf_counter() - start


def processed(command: Sequence[str], statuses: Sequence[int]) -> float:
    """Run `command` from start to end and return the seconds that it and its children worked.

    Windows does not tell that of other processes: there, its wall time.
    """
    if sys.platform == "win32":
        return timed(command, statuses)
    before = _work_of_children()
    output_of(command, statuses)
    return _work_of_children() - before


def _work_of_children() -> float:
    used = os.times()
    return used.children_user + used.children_system


def run_pairs(
    ours: Sequence[str],
    reference: Sequence[str],
    turns: int,
    statuses: Sequence[int] = (0,),
    measure: Measure = timed,
) -> Pairs:
    """Warm both up once, then run them in turn."""
    measure(ours, statuses)
    measure(reference, statuses)
    pairs = [(measure(ours, statuses), measure(reference, statuses)) for _ in range(turns)]
    mine, others = zip(*pairs, strict=True)
    return Pairs(mine, others)
