"""Whether the tests would see a small fault: faults are put in, one at a time, and the tests run.

Coverage tells what ran, not what was looked at. mutmut 3 leaves alone what stands outside of
functions, our tables of rules and fixes among it, and makes all mutants of a folder or none.
cosmic-ray changes the checkout itself and has one command for all, so that each mutant costs the
longest run; a third of its mutants are of types. Both miss dropped calls and answers. Hence ours.

Nothing is changed here: each of two copies of the checkout has a Python of its own, because the
child that reads workbooks looks at nothing but where its Python tells it that the program lies.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from typing import TYPE_CHECKING

from checks import lend_libraries
from environment import in_venv
from mutations import Mutant, mutants_of
from readme import clone_into
from running import OFFSCREEN, ROOT, Fault, run_quietly, say

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDERS = (
    "rosterwizard/core/fixing",
    "rosterwizard/core/rules",
    "rosterwizard/core/cells",
    "rosterwizard/core/checking",
    "rosterwizard/core/reading",
    "rosterwizard/services/submitting",
    "rosterwizard/services/ways",
)
# Where else the tests of a folder lie: a rule is tried by checking a sheet, and so are its cells.
# Of fixes and templates only what is quick: the rest takes half a minute and sees little more.
FIXES = ("tests/core/fixing/test_every_fix.py", "tests/core/fixing/test_fixes.py")
WORDS = ("tests/core/reports/test_described.py",)
TEMPLATES = ("tests/core/templates/test_checks.py", "tests/core/templates/test_explained.py")
KIN = {
    "tests/core/cells": ("tests/core/checking", "tests/core/rules", *WORDS, *FIXES),
    "tests/core/checking": ("tests/core/cells", "tests/core/rules", *WORDS, *FIXES),
    "tests/core/fixing": ("tests/core/checking",),
    "tests/core/rules": ("tests/core/cells", "tests/core/checking", *WORDS, *FIXES, *TEMPLATES),
    "tests/core/reading": ("tests/services/test_reading.py",),
    "tests/services/submitting": ("tests/services/test_plan_and_send.py",),
}
# What uses a folder of the core or the services: looked at last, because it takes minutes.
NEIGHBOURS = ("tests/core", "tests/services", "tests/cli", "tests/journeys")
COPIES = 2
PYTEST = ("-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly")
SLACK, LEAST_S = 4, 20  # how much longer than without a fault; above it, it is an endless run


class Copy:
    """A copy of the checkout in `folder`, whose tests one thread runs."""

    def __init__(self, folder: Path) -> None:
        self.folder, venv = folder, folder / ".venv"
        clone_into(folder)
        run_quietly("venv", in_venv("python"), "-m", "venv", "--without-pip", venv)
        lend_libraries(venv)
        libraries = next(venv.rglob("lent.pth")).parent
        (libraries / "copy.pth").write_text(str(folder), "utf-8")
        self.python = in_venv("python", venv)
        self.process: subprocess.Popen[bytes] | None = None
        self.is_over = False

    def write(self, path: Path, text: str) -> None:
        """Write a file of the program, and forget what Python has made of the one before it.

        Python tells them apart by size and second, and both may be the same.
        """
        (self.folder / path).write_text(text, "utf-8")
        for old in (self.folder / path).parent.glob(f"__pycache__/{path.stem}.*"):
            old.unlink()

    def passes(self, tests: Sequence[str], time_s: float | None = None) -> bool:
        """Tell whether tests pass; those that take longer than `time_s` do not."""
        if self.is_over:
            return False
        self.process = subprocess.Popen(
            [self.python, *PYTEST, *tests],
            cwd=self.folder,
            env={**os.environ, **OFFSCREEN},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            return self.process.wait(time_s) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            self.stop()

    def stop(self) -> None:
        """End the tests that still run, and all that they have started."""
        if not self.process:
            return
        with suppress(ProcessLookupError):
            if sys.platform == "win32":
                self.process.kill()
            else:
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None


class Trial:
    """Tries mutants in copies. near: run only the tests that lie nearest."""

    def __init__(self, copies: Sequence[Copy], *, near: bool) -> None:
        self._copies = tuple(copies)
        self._free: SimpleQueue[Copy] = SimpleQueue()
        for each in copies:
            self._free.put(each)
        self._near = near
        self._limits: dict[Sequence[str], float] = {}
        self._measuring = Lock()

    def survives(self, mutant: Mutant) -> bool:
        """Tell whether no test sees the fault."""
        own = self._free.get()
        try:
            return all(self._passes(own, mutant, tests) for tests in self._stages(own, mutant))
        finally:
            self._free.put(own)

    def stop(self) -> None:
        """End the tests that still run, and begin no more."""
        for each in self._copies:
            each.is_over = True
            each.stop()

    def _stages(self, own: Copy, mutant: Mutant) -> list[Sequence[str]]:
        stages = nearest_tests(mutant.path, own.folder)
        return stages if self._near else [*stages, NEIGHBOURS]

    def _passes(self, own: Copy, mutant: Mutant, tests: Sequence[str]) -> bool:
        limit = self._limit(own, tests)
        sound = (own.folder / mutant.path).read_text("utf-8")
        own.write(mutant.path, mutant.text)
        try:
            return own.passes(tests, limit)
        finally:
            own.write(mutant.path, sound)

    def _limit(self, own: Copy, tests: Sequence[str]) -> float:
        """Return how long these tests may take, going by a run of them without a fault."""
        with self._measuring:
            if tests not in self._limits:
                start = time.monotonic()
                if not (own.passes(tests) or own.passes(tests)):  # a busy machine gets a second try
                    raise Fault(f"{', '.join(tests)}: fails, or is empty, before any fault is made")
                self._limits[tests] = LEAST_S + SLACK * (time.monotonic() - start)
            return self._limits[tests]


def nearest_tests(path: Path, root: Path) -> list[Sequence[str]]:
    """Return the tests of a file of the program, nearest first: its own, its folder's, its kin."""
    folder = Path("tests", *path.parent.parts[1:])
    near = [folder / f"test_{path.name}", folder]
    while not (root / near[-1]).exists():  # a folder whose tests lie with those of the one above it
        near[-1] = near[-1].parent
    names = [each.as_posix() for each in near if (root / each).exists()]
    return [(each,) for each in (*names, *KIN.get(names[-1], ()))]


def sample(folder: str, count: int, seed: int) -> list[Mutant]:
    """Return `count` mutants of a folder's files, the same ones for the same seed and text."""
    paths = sorted((ROOT / folder).rglob("*.py"))
    if not paths:
        raise Fault(f"{folder}: no folder of this checkout with Python files in it")
    found = [
        mutant
        for path in paths
        for mutant in mutants_of(path.relative_to(ROOT), path.read_text("utf-8"))
    ]
    chance = random.Random(seed)  # noqa: S311 - to choose from a list, not to keep a secret
    return chance.sample(found, min(count, len(found)))


def run_mutants(arguments: Sequence[str]) -> int:
    """Try mutants as `arguments` ask; print each that survives, and how many each folder killed.

    The status is 0 even so: a fault may change nothing, and only a person can tell.
    """
    asked = _parsed(arguments)
    chosen = {folder: sample(folder, asked.count, asked.seed) for folder in asked.folders}
    survivors: dict[str, Sequence[Mutant]] = {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        trial = Trial([Copy(Path(home, str(number))) for number in range(COPIES)], near=asked.near)
        for folder, tried in chosen.items():
            survivors[folder] = _survivors(tried, trial)
            _tell(folder, len(tried), len(survivors[folder]))
    _tell("all", sum(map(len, chosen.values())), sum(map(len, survivors.values())))
    return 0


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py mutants")
    parser.add_argument("folders", nargs="*", default=FOLDERS, metavar="FOLDER")
    parser.add_argument("--count", type=int, default=15, help="mutants of each folder")
    parser.add_argument("--seed", type=int, default=1, help="another one chooses other mutants")
    near = "only the tests of the mutant's own file and folder, and those that try the folder too"
    parser.add_argument("--near", action="store_true", help=near)
    return parser.parse_args(arguments)


def _tell(what: str, tried: int, alive: int) -> None:
    killed = tried - alive
    sys.stdout.write(f"{what}: {killed} of {tried} killed ({killed / tried:.0%})\n")
    sys.stdout.flush()


def _survivors(chosen: Sequence[Mutant], trial: Trial) -> Sequence[Mutant]:
    """Try each mutant and return those that live, printing them on the way."""
    found = []
    with ThreadPoolExecutor(COPIES) as threads:
        try:
            answers = threads.map(trial.survives, chosen)
            for number, (mutant, survives) in enumerate(zip(chosen, answers, strict=True), 1):
                say(f"-- {number} of {len(chosen)}")
                if survives:
                    found.append(mutant)
                    sys.stdout.write(f"survives: {mutant}\n")
                    sys.stdout.flush()
        except BaseException:
            trial.stop()  # Ctrl-C does not reach what runs in a session of its own
            raise
    return found
