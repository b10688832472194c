"""Trying the frozen program: it must answer as the program does that it was made of."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

import parts
from environment import folders_in, in_venv
from running import OFFSCREEN, ROOT, Fault, run_quietly, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

DATA = ROOT / "tests" / "data"
PATRONS = ("--type", "infiniti/patrons")
# What a person does, with the exit status of each; they stand in a folder with the files below.
COMMANDS: dict[tuple[str, ...], int] = {
    ("--version",): 0,
    ("systems",): 0,
    ("fields", "infiniti/patrons"): 0,
    ("explain", "required-when"): 0,
    ("profile", "diff", "infiniti", "riipen"): 1,
    ("servers", "list"): 0,
    ("template", "infiniti/patrons", "-o", "empty.xlsx"): 0,
    **{
        command: 0
        for file in ("people.csv", "filled.xlsx")
        for command in (
            ("check", file),
            ("fix", file, "-o", f"fixed-{file}"),
            ("export", file, "-o", f"exact-of-{file}.csv"),
            ("submit", file, "--server", "practice", "--yes"),
        )
    },
    ("check", "people.xls", *PATRONS): 1,
    ("check", "people.ods", *PATRONS): 1,
    ("check", "absent.csv"): 3,
    ("check", "people.csv", "--why", "A2"): 0,
    ("check", "people.csv", "--against", "infiniti"): 0,
    ("case", "open", "of_the_other.rwcase"): 0,
}
FILL = """\
import sys
from pathlib import Path
from tests.helpers.filled_templates import PROFILES, fill_in
fill_in(Path(sys.argv[1]), [PROFILES["infiniti"].record_type("patrons")])
"""

# Qt's own log tells what it has drawn.
PAINT_LOG = {"QT_LOGGING_RULES": "qt.widgets.painting.debug=true"}
LOG = "qt.widgets.painting: "
PAINTED, CARD = "Flushing", " Card("
TIME_S = 30
PAIRS = 5


def try_frozen(program: Path) -> int:
    """Run the program as people do, beside the unfrozen one; a Fault says where they differ."""
    with tempfile.TemporaryDirectory() as folder:
        homes = [Path(folder, "frozen"), Path(folder, "unfrozen")]
        both = list(zip((program, in_venv("rosterwizard")), homes, strict=True))
        fill_homes(both)
        for command, status in COMMANDS.items():
            compare(command, status, *(run_in(home, who, *command) for who, home in both))
        with screens() as variables:
            for screen in variables:
                draw_window(program, homes[0], screen)
        tell_first_paint(*both)
    return 0


def fill_homes(both: list[tuple[Path, Path]]) -> None:
    """Put the files in which the commands are run into both folders."""
    for who, home in both:
        home.mkdir()
        shutil.copy(DATA / "profiles" / "infiniti" / "patrons.good.csv", home / "people.csv")
        for name in ("people.xls", "people.ods"):
            shutil.copy(DATA / "reading" / name, home)
        filled = home / "filled.xlsx"
        run_in(home, who, "template", "infiniti/patrons", "--no-samples", "-o", filled.name)
        run_quietly("filling a template", in_venv("python"), "-c", FILL, filled)
    for (who, home), (_, other) in (both, both[::-1]):
        case = other / "of_the_other.rwcase"
        run_in(home, who, "case", "make", "people.xls", *PATRONS, "-o", str(case))


def run_in(home: Path, program: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder that is also its home."""
    return subprocess.run(
        (program, *arguments),
        cwd=home,
        env={**bare_environment(), **folders_in(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def bare_environment() -> dict[str, str]:
    """Return our environment without what could lead a program to our own Python and screen."""
    ours = ("PYTHON", "VIRTUAL_ENV", "QT_", "DISPLAY", "WAYLAND_DISPLAY")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def compare(
    command: tuple[str, ...],
    status: int,
    frozen: subprocess.CompletedProcess[str],
    unfrozen: subprocess.CompletedProcess[str],
) -> None:
    """Raise a Fault unless both said the same, and ended with the status that is expected."""
    words = " ".join(command)
    if frozen.returncode != status:
        raise Fault(f"rosterwizard {words}: {frozen.returncode}, not {status}: {frozen.stderr}")
    for name in ("stdout", "stderr"):
        ours, theirs = getattr(frozen, name), getattr(unfrozen, name)
        if ours != theirs:
            raise Fault(f"rosterwizard {words}: {name} is {ours!r}, unfrozen {theirs!r}")
    say(f"rosterwizard {words}: as unfrozen")


@contextmanager
def screens() -> Iterator[list[Mapping[str, str]]]:
    """Give what tells a program where to draw: nowhere, and to an X server if there is one."""
    if not parts.SCREEN.is_there:
        say(f"{parts.SCREEN.name} is not there: the window is drawn offscreen alone")
        yield [OFFSCREEN]
        return
    command = ("Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp")
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None  # noqa: S101 - it is a pipe
        try:
            yield [OFFSCREEN, {"DISPLAY": f":{server.stdout.readline().strip()}"}]
        finally:
            server.terminate()


def draw_window(program: Path, home: Path, screen: Mapping[str, str]) -> float:
    """Open the window until its first page is drawn; return the seconds to the first paint.

    Raises a Fault if it is not drawn, or anything else is said.
    """
    begin = time.monotonic()
    with painting(program, home, screen) as lines:
        wait_for(PAINTED, lines)
        first_s = time.monotonic() - begin
        wait_for(CARD, lines)
        wait_for(PAINTED, lines)
    return first_s


@contextmanager
def painting(program: Path, home: Path, screen: Mapping[str, str]) -> Iterator[Iterable[str]]:
    """Open the window for a while and give what Qt says of its painting, as it comes."""
    environment = {**bare_environment(), **folders_in(home), **PAINT_LOG, **screen}
    with subprocess.Popen(
        [program],
        cwd=home,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        guard = Timer(TIME_S, process.kill)
        guard.start()
        try:
            yield process.stdout or ()
        finally:
            guard.cancel()
            process.kill()


def wait_for(sign: str, lines: Iterable[str]) -> None:
    """Wait for a line with that sign in it; raise a Fault for a line of anybody else's."""
    for line in lines:
        if not line.startswith(LOG):
            raise Fault(f"the window said: {line}")
        if sign in line:
            return
    raise Fault(f"the window was not drawn within {TIME_S} s")


def tell_first_paint(frozen: tuple[Path, Path], unfrozen: tuple[Path, Path]) -> None:
    """Say how long both windows take to their first paint offscreen, opened in turn."""
    pairs = [
        (draw_window(*frozen, OFFSCREEN), draw_window(*unfrozen, OFFSCREEN)) for _ in range(PAIRS)
    ]
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    say(f"first paint: {ours:.2f} s, unfrozen {theirs:.2f} s, ratio {ratio:.2f} (goal ≤ 1.3)")
