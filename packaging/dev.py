"""Set up, run, test and build Roster Wizard: `python3 packaging/dev.py VERB`.

Needs nothing but Python 3.11 and its standard library. The first verb makes `.venv` in the
checkout from the lock files; later ones start at once, until a lock file changes.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from environment import ensure_venv, in_venv, is_up_to_date
from machine import (
    LINUX,
    bring,
    missing_for_frozen,
    missing_for_tests,
    missing_for_venv,
    missing_for_window,
)
from running import OFFSCREEN, ROOT, Fault, call, say, step

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OLDEST_PYTHON = (3, 11)
INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Start the program with ARGUMENTS; with none, its window."""
    prepare(tools=False, window=needs_window(arguments) and has_display())
    # In the person's own folder, so that the names of files mean what they mean there; -P, so
    # that a Python file lying there is not taken for a library.
    return call(in_venv("python"), "-P", "-m", "rosterwizard", *arguments, cwd=Path.cwd())


def test(arguments: Sequence[str]) -> int:
    """Run the tests; ARGUMENTS go to pytest."""
    from checks import run_tests

    prepare(window=True)
    # Not as a step: pytest has the last line, which says what was skipped and for want of what.
    return run_tests(*arguments)


def check(arguments: Sequence[str]) -> int:
    """Run all of CI, or the steps of that name; say at the end what failed."""
    from checks import CHECKS, run_checks

    parser = argparse.ArgumentParser(prog="dev.py check", epilog=f"Steps: {', '.join(CHECKS)}")
    parser.add_argument("steps", nargs="*", metavar="STEP")
    steps = parser.parse_args(arguments).steps
    if unknown := set(steps) - set(CHECKS):
        parser.error(f"no step is called {', '.join(sorted(unknown))}")
    prepare(window=True, parts=True, frozen=True)
    failed = run_checks(steps)
    say(f"check: {'failed: ' + ', '.join(failed) if failed else 'all is well'}")
    return int(bool(failed))


def bench(arguments: Sequence[str]) -> int:
    """Measure how fast and small the program is (--up-to 10000: a quick look, -k NAME: a part)."""
    from checks import run_pytest

    prepare(window=True)
    with step("bench"):
        options = ["-o", "python_files=bench_*.py", "-s", "--timeout=0"]
        return run_pytest("tests/bench", *options, *arguments)


def encodings(arguments: Sequence[str]) -> int:
    """Measure how well the encodings of old rosters are found; ARGUMENTS: how many of each."""
    prepare()
    with step("encodings"):
        return call(in_venv("python"), "-m", "tests.measured_encodings", *arguments)


def fuzz(arguments: Sequence[str]) -> int:
    """Open damaged files as the program does, and tell which it does not stand; see --help."""
    prepare()
    with step("fuzz"):
        return call(in_venv("python"), "-m", "tests.fuzzed_reading", *arguments)


def mutants(arguments: Sequence[str]) -> int:
    """Put small faults into copies of the code and tell which ones no test sees; see --help."""
    from mutants import run_mutants

    prepare(window=True)
    with step("mutants"):
        return run_mutants(arguments)


def headings(arguments: Sequence[str]) -> int:
    """Print how often the first suggestion for a heading is right; --list tells which are not."""
    prepare()
    with step("headings"):
        return call(in_venv("python"), "-m", "tests.heading_figures", *arguments)


def damage(arguments: Sequence[str]) -> int:
    """Tell by kind of damage how much of it is named, mended and made worse; see --help."""
    prepare()
    with step("damage"):
        return call(in_venv("python"), "-m", "tests.damage_figures", *arguments)


def sendings(arguments: Sequence[str]) -> int:
    """Cut, kill and begin sendings again, and tell what was wrong; ARGUMENTS: [FIRST] END."""
    prepare()
    with step("sendings"):
        return call(in_venv("python"), "-m", "tests.sending_figures", *(arguments or ["40"]))


def walks(arguments: Sequence[str]) -> int:
    """Walk through the window by chance, and compare what it shows with a model; see --help."""
    from walks import run_walks

    prepare(window=True)
    with step("walks"):
        return run_walks(arguments)


def screenshots(arguments: Sequence[str]) -> int:
    """Draw every page of the wizard, light and dark, into FOLDER."""
    prepare(window=True)
    with step("screenshots"):
        folder = Path(arguments[0] if arguments else "screenshots").resolve()
        return call(in_venv("python"), "-m", "tests.screenshots", folder, env=OFFSCREEN)


def build(arguments: Sequence[str]) -> int:
    """Build the wheel into dist/, or the program with Python and Qt inside, or its package."""
    from debian import build_deb
    from frozen import build_frozen, prove_same_each_time
    from wheels import build_wheel

    parser = argparse.ArgumentParser(prog="dev.py build")
    parser.add_argument("--frozen", action="store_true", help="the program, in one folder")
    parser.add_argument("--deb", action="store_true", help="the program's package for Debian")
    parser.add_argument("--twice", action="store_true", help="the program two times, and compare")
    chosen = parser.parse_args(arguments)
    frozen = chosen.frozen or chosen.deb or chosen.twice
    prepare(window=frozen, frozen=frozen)
    work = prove_same_each_time if chosen.twice else build_frozen if frozen else build_wheel
    with step("build"):
        built = work(ROOT / "dist")
        say(str(build_deb(built, ROOT / "dist") if chosen.deb else built))
    return 0


def lock(arguments: Sequence[str]) -> int:
    """Work out the lock files anew; ARGUMENTS go to `uv pip compile` (--upgrade)."""
    from locking import write_locks

    prepare()
    with step("lock"):
        write_locks(*arguments)
    return 0


VERBS = {
    verb.__name__: verb
    for verb in (
        *(run, test, check, bench, damage, encodings, fuzz, headings, mutants, sendings),
        *(walks, screenshots, build, lock),
    )
}


def prepare(
    *, tools: bool = True, window: bool = False, parts: bool = False, frozen: bool = False
) -> None:
    """Have everything that a verb needs.

    tools: what working on the program needs, besides what the program does. window: what a
    window draws with. parts: the real programs that tests are held against. frozen: what freezes
    a program.
    """
    missing = {} if is_up_to_date(tools=tools) else missing_for_venv()
    missing |= missing_for_window() if window else {}
    missing |= missing_for_tests() if parts else {}
    missing |= missing_for_frozen() if frozen else {}
    bring(missing)
    ensure_venv(tools=tools)


def needs_window(arguments: Sequence[str]) -> bool:
    """Tell whether `rosterwizard ARGUMENTS` will open a window, going by how it is called."""
    return not arguments or arguments[0] == "gui" or Path(arguments[0]).is_file()


def has_display() -> bool:
    """Tell whether a window could be shown; without one the program says so by itself."""
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def parse(arguments: Sequence[str]) -> tuple[Callable[[Sequence[str]], int], list[str]]:
    """Return the verb and what follows it, untouched: options there belong to others."""
    verbs = "\n".join(f"  {name:12} {verb.__doc__}" for name, verb in VERBS.items())
    parser = argparse.ArgumentParser(
        prog="dev.py", epilog=verbs, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("verb", choices=VERBS, metavar="VERB")
    chosen = parser.parse_args(arguments[:1])
    return VERBS[chosen.verb], list(arguments[1:])


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks; return the exit status."""
    if sys.version_info < OLDEST_PYTHON:
        say("dev.py: Roster Wizard needs Python 3.11 or newer; this is " + sys.version.split()[0])
        return 1
    try:
        verb, rest = parse(arguments)
        return verb(rest)
    except Fault as fault:
        say(f"dev.py: {fault}")
    except OSError as error:
        say(f"dev.py: {error.strerror or error}: {error.filename or ROOT}")
    except KeyboardInterrupt:
        return INTERRUPTED
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
