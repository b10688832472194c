"""Damaged files through the program: `python3 packaging/dev.py fuzz [--count N] [--seed S]`.

Each file is a sound one that was cut, flipped, shuffled or lied about (`tests/helpers/fuzz_…`). It
must become a job or be refused in words, within limits of time and memory. Told are the figures,
and of each fault where it was; `--first NUMBER --count 1 --keep FOLDER` makes its file again.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tests.helpers.fuzz_task import JOB, TOLD, Outcome, Task
from tests.helpers.home import HOME_VARIABLES, XDG_FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COUNT, SEED = 500, 1
_LINES_TOLD = 12
_TOLD_EACH = 1000
_say = partial(print, flush=True)


def main(arguments: Sequence[str]) -> int:
    """Try the files that are asked for; return whether any fault was found."""
    asked = _asked(arguments)
    start = time.monotonic()
    came: Counter[str] = Counter()
    faults = 0
    for outcome in outcomes(asked):
        came[outcome.came] += 1
        if outcome.fault:
            faults += 1
            _say(f"FAULT in {outcome.name} ({outcome.came})")
            _say(*[f"    {line}" for line in _brief(outcome.fault)], sep="\n")
        if came.total() % _TOLD_EACH == 0:
            _say(f"-- {came.total()} files, {faults} faults, {time.monotonic() - start:.0f} s")
        if time.monotonic() - start > asked.seconds > 0:
            break
    _tell(came, faults, time.monotonic() - start)
    return int(faults > 0)


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py fuzz")
    parser.add_argument("--count", type=int, default=COUNT, help="how many files")
    parser.add_argument("--seed", type=int, default=SEED, help="another one makes other files")
    parser.add_argument("--first", type=int, default=1, help="the number of the first file")
    parser.add_argument("--seconds", type=float, default=0, help="begin no file after that")
    parser.add_argument("--keep", type=Path, help="the folder to leave files in: the faulty ones")
    parser.add_argument("--keep-all", action="store_true", help="leave all of them there")
    return parser.parse_args(arguments)


def outcomes(asked: argparse.Namespace) -> Iterator[Outcome]:
    """Give what comes of each file; where the process dies of one, another goes on behind it."""
    number, end = asked.first, asked.first + asked.count
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        while number < end:
            process = _worker(Task(asked.seed, number, end, folder, _kept(asked), asked.keep_all))
            with process:
                try:
                    for line in process.stdout or ():
                        outcome = msgspec.json.decode(line, type=Outcome)
                        number = outcome.number + 1
                        yield outcome
                finally:
                    process.kill()
            if process.returncode:
                told = (place / TOLD).read_text("utf-8") or f"ended by {process.returncode}"
                yield Outcome(number, f"{number:06}", "died", told)
                number += 1


def _kept(asked: argparse.Namespace) -> str:
    if not asked.keep:
        return ""
    asked.keep.mkdir(parents=True, exist_ok=True)
    return str(asked.keep.resolve())


def _worker(task: Task) -> subprocess.Popen[bytes]:
    names = (*HOME_VARIABLES, *(f"XDG_{name}" for name in XDG_FOLDERS))
    env = {**os.environ, **dict.fromkeys(names, task.place), "POLARS_MAX_THREADS": "1"}
    command = (sys.executable, "-m", "tests.helpers.fuzz_worker", msgspec.json.encode(task))
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE)


def _brief(fault: str) -> list[str]:
    lines = fault.rstrip().splitlines()
    return lines if len(lines) <= _LINES_TOLD else ["…", *lines[-_LINES_TOLD:]]


def _tell(came: Counter[str], faults: int, took_s: float) -> None:
    _say(f"{came.total()} files, {came[JOB]} jobs, {faults} faults, {took_s:.0f} s")
    for code, count in came.most_common():
        if code != JOB:
            _say(f"{count:8} {code}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
