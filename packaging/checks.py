"""The steps of `dev.py check`, which is all of CI."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from debian import build_deb
from debian_try import try_deb
from environment import VENV, folders_in, in_venv, run_pip
from frozen import build_frozen
from frozen_trial import try_frozen
from readme import try_readme
from running import OFFSCREEN, ROOT, Fault, call, run_quietly, say, step
from wheels import build_wheel

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping


# Each process has a share of the tests and, once done, takes of what the others have left. More
# than eight would want more memory than a person's machine has to spare.
AT_ONCE = ("--numprocesses=auto", "--maxprocesses=8", "--dist=worksteal")
# Then Polars has nothing to win by more threads: in tables this small they cost an eighth.
ONE_THREAD_EACH = {"POLARS_MAX_THREADS": "1"}


def run_checks(names: Collection[str] = ()) -> list[str]:
    """Run the named steps, or all, whatever became of others; return the names of the failed.

    Of all steps, those that look at the source run beside those that build the program: each of
    either kind keeps one processor busy.
    """
    if names:
        return [name for name in names if not passes(name, CHECKS[name])]
    with beside(OF_THE_SOURCE) as failed_beside:
        failed = run_checks(OF_WHAT_IS_BUILT)
    return [*failed_beside, *failed, *run_checks(LAST)]


@contextmanager
def beside(names: Collection[str]) -> Iterator[list[str]]:
    """Run the named steps in a process of their own meanwhile; then show what they printed.

    Gives a list that says afterwards whether any has failed; which, that process has printed.
    """
    failed: list[str] = []
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as printed:
        command = [sys.executable, str(Path(__file__).with_name("dev.py")), "check", *names]
        process = subprocess.Popen(command, cwd=ROOT, stdout=printed, stderr=printed)
        try:
            yield failed
        finally:
            status = process.wait()
            printed.seek(0)
            say(printed.read())
    if status:
        failed.append("what looks at the source")


def passes(name: str, work: Callable[[], int]) -> bool:
    """Run one step; a fault in it is told and must not keep the next from running."""
    with step(name):
        try:
            return work() == 0
        except Fault as fault:
            say(str(fault))
            return False


def run_tests(*arguments: str) -> int:
    """Run the tests, as many at a time as there are processors; `arguments` count more."""
    return run_pytest(*AT_ONCE, *arguments, env=ONE_THREAD_EACH)


def run_pytest(*arguments: str, env: Mapping[str, str] | None = None) -> int:
    """Run pytest without a screen, whatever the desktop around us is set to.

    In the order of the files, so that what fails for one fails for all; with --randomly-seed=N in
    another one, which finds tests that need what others left behind.
    """
    wants_order = any(each.startswith("--randomly") for each in arguments)
    order = () if wants_order else ("-p", "no:randomly")
    return call(
        in_venv("python"), "-m", "pytest", *order, *arguments, env={**OFFSCREEN, **(env or {})}
    )


def run_mypy(*arguments: str) -> int:
    """Hold the types to each other."""
    return call(in_venv("python"), "-m", "mypy", *arguments)


def try_wheel() -> int:
    """Build the wheel, install it by itself and start the command it brings."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        wheel, venv = build_wheel(home), home / "venv"
        run_quietly("venv", in_venv("python"), "-m", "venv", "--without-pip", venv)
        arguments = ("--python", str(in_venv("python", venv)), "install", "--no-deps", str(wheel))
        run_pip("wheel", *arguments)
        lend_libraries(venv)
        program = in_venv("rosterwizard", venv)
        return call(program, "systems", cwd=home, env=folders_in(home))


@cache
def scratch() -> tempfile.TemporaryDirectory[str]:
    """Return a folder for what several steps share; it goes when all are done."""
    return tempfile.TemporaryDirectory()


@cache
def frozen_program() -> Path:
    """Freeze the program, once for all the steps that try it."""
    return build_frozen(Path(scratch().name))


def try_package() -> int:
    """Make the frozen program a package for Debian and try that."""
    with tempfile.TemporaryDirectory() as folder:
        return try_deb(build_deb(frozen_program(), Path(folder)))


def lend_libraries(venv: Path) -> None:
    """Let `venv` import the libraries of .venv without fetching them again.

    Python does not read .pth files in a folder that a .pth file names, and so the checkout
    stays out of sight: what starts is the wheel.
    """
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    ours, theirs = (
        run_quietly("finding the libraries", in_venv("python", where), "-c", ask).strip()
        for where in (VENV, venv)
    )
    Path(theirs, "lent.pth").write_text(ours, "utf-8")


OF_THE_SOURCE: dict[str, Callable[[], int]] = {
    "format": lambda: call(in_venv("ruff"), "format", "--check", "--diff"),
    "lint": lambda: call(in_venv("ruff"), "check"),
    "types": run_mypy,
    # Of the tests some are about Linux alone, with all that it has.
    "types on Windows": partial(run_mypy, "--platform", "win32", "rosterwizard", "packaging"),
    "types on macOS": partial(run_mypy, "--platform", "darwin", "rosterwizard", "packaging"),
    "dead code": lambda: call(in_venv("vulture")),
    "wheel": try_wheel,
}
OF_WHAT_IS_BUILT: dict[str, Callable[[], int]] = {
    "frozen": lambda: try_frozen(frozen_program()),
    "deb": try_package,
}
# By itself, because it wants every processor, and so that pytest's summary is what one sees.
LAST: dict[str, Callable[[], int]] = {"readme": try_readme}
CHECKS = {**OF_THE_SOURCE, **OF_WHAT_IS_BUILT, **LAST}
