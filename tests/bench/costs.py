"""What commands cost as whole processes: time by the clock and by the processors, and memory.

Commands that are compared run in turn, and what counts is the median over the turns of their
ratio: what else the machine does meanwhile then falls on all of them.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.answer_key import hold_to_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import polars as pl

RUNNER = Path(__file__).with_name("cost_of_command.py")
LONG_S = 240  # after that no other turn is begun
LONG_TURN_S = 30  # in a turn that takes so long, what is loaded once weighs nothing
FOUND_SOME = (0, 1)  # how a check may end


@dataclass(frozen=True, slots=True)
class Cost:
    """One run. peak: the most memory, in bytes, of it or of one of its own processes."""

    clock_s: float
    work_s: float
    peak: int


@dataclass(frozen=True, slots=True)
class Ratio:
    """One command over another one. turns: how many there were."""

    clock: float
    work: float
    turns: int


@dataclass(frozen=True, slots=True)
class Costs:
    """Runs in turn, by the name of the command."""

    runs: Mapping[str, Sequence[Cost]]

    def ratio(self, name: str, reference: str, share: float = 1) -> Ratio:
        """Return what a command costs over another. share: what that one's cost counts for."""
        pairs = list(zip(self.runs[name], self.runs[reference], strict=True))
        clock = statistics.median(ours.clock_s / other.clock_s for ours, other in pairs)
        work = statistics.median(ours.work_s / other.work_s for ours, other in pairs)
        return Ratio(clock / share, work / share, len(pairs))

    def peak(self, name: str) -> float:
        """Return the most memory that a command took, in bytes: the median of its runs."""
        return statistics.median(run.peak for run in self.runs[name])

    def lines(self) -> list[str]:
        """Return a line for each command: its medians."""
        return [
            f"  {name}: {statistics.median(run.clock_s for run in runs):.3f} s by the clock, "
            f"{statistics.median(run.work_s for run in runs):.3f} s of work, "
            f"peak {self.peak(name) / 1e6:.0f} MB, {len(runs)} runs"
            for name, runs in self.runs.items()
        ]


def cost_of(command: Sequence[str], out: Path, statuses: Sequence[int] = FOUND_SOME) -> Cost:
    """Run a command from start to end. out: the file for what it prints."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # An installed program has its bytecode, ours no less than the libraries.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    runner = (sys.executable, "-I", "-S", str(RUNNER), str(out), *command)
    done = subprocess.run(runner, capture_output=True, env=environment, check=False)
    said = done.stderr.decode(errors="replace")
    assert done.returncode == 0, said
    sys.stderr.write(said)
    cost = json.loads(done.stdout)
    assert cost.pop("status") in statuses, said
    return Cost(**cost)


def costs_in_turn(
    commands: Mapping[str, Sequence[str]],
    out: Path,
    keys: Mapping[str, pl.DataFrame],
    turns: int,
) -> Costs:
    """Run the commands in turn, after once to warm them up, where that makes a difference.

    out: a file for what they print. keys: what those print that report problems, see
    `People.wrong`: each of their runs is held to it. Where runs take long there are fewer turns.
    """
    runs: dict[str, list[Cost]] = {name: [] for name in commands}
    begun, warming = time.monotonic(), 1
    for turn in count(1):
        for name, command in commands.items():
            runs[name].append(cost_of(command, out))
            if name in keys:
                hold_to_key(out, keys[name])
        taken = time.monotonic() - begun
        if turn == 1 and taken > LONG_TURN_S:
            warming = 0
        if turn >= turns + warming or taken > LONG_S:
            break
    return Costs({name: costs[warming:] or costs for name, costs in runs.items()})
