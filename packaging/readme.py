"""The README's commands, as a stranger gives them: a fresh clone, an empty home, nothing else."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from environment import folders_in
from parts import ALL_PARTS
from running import ROOT, Fault, call, run_quietly, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TITLE = "Roster Wizard"
WINDOW_WITHIN_S = 240  # a bound against waiting for ever; how long it took is printed
LOOK_EVERY_S = 0.2


def try_readme() -> int:
    """Give the README's two commands; the first must open the window, the second pass the tests."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        clone, home = Path(folder, "clone"), Path(folder, "home")
        home.mkdir()
        clone_into(clone)
        run, test = commands_in((clone / "README.md").read_text("utf-8"))
        env = {**folders_in(home), "PATH": path_of_this_python()}
        with screen() as display:
            see_window(run, clone, {**env, "DISPLAY": display})
        return call(*test, cwd=clone, env={**env, **everything_is_tried()})


def everything_is_tried() -> Mapping[str, str]:
    """Return what makes the tests of CI stricter than those of a person: nothing may be missing."""
    return {"PYTEST_ADDOPTS": "--cov", ALL_PARTS: "1"}


def clone_into(folder: Path) -> None:
    """Clone this checkout, and lay over it what has been changed and not yet committed."""
    run_quietly("cloning", "git", "clone", "--quiet", "--no-hardlinks", ROOT, folder)
    every = ("ls-files", "--cached", "--others", "--exclude-standard", "-z")
    listed = run_quietly("listing", "git", *every, cwd=ROOT)
    for name in filter(None, listed.split("\0")):
        source, target = ROOT / name, folder / name
        target.unlink(missing_ok=True)
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)


def commands_in(readme: str) -> tuple[list[str], list[str]]:
    """Return the two commands under the heading Start."""
    found = re.search(r"^## Start\n[^#]*?^```\n(.+)\n(.+)\n```$", readme, re.MULTILINE)
    if not found:
        raise Fault("the README does not give its two commands under the heading Start")
    return shlex.split(found[1]), shlex.split(found[2])


def path_of_this_python() -> str:
    """Return a search path that finds the Python that runs us, by its plain name, first."""
    return os.pathsep.join([str(Path(sys.base_prefix, "bin")), os.environ["PATH"]])


@contextmanager
def screen() -> Iterator[str]:
    """Give the name of a screen that nobody sees."""
    reading, writing = os.pipe()
    # Without -noreset it begins anew whenever the last look at it ends, and refuses who comes then.
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def see_window(command: list[str], clone: Path, env: Mapping[str, str]) -> None:
    """Start the program as the README says, wait for its window, and end it by Ctrl-C."""
    start = time.monotonic()
    program = subprocess.Popen(
        command, cwd=clone, env={**os.environ, **env}, start_new_session=True
    )
    try:
        wait_for_window(program, env)
        say(f"the window stood there after {time.monotonic() - start:.1f} s")
    finally:
        if sys.platform != "win32":  # the step is for Debian alone; this is for mypy
            os.killpg(program.pid, signal.SIGINT)
        status = program.wait(timeout=WINDOW_WITHIN_S)
    if status not in {0, 128 + signal.SIGINT}:
        raise Fault(f"the window ended with status {status}")


def wait_for_window(program: subprocess.Popen[bytes], env: Mapping[str, str]) -> None:
    """Return as soon as the program's window is on the screen."""
    deadline = time.monotonic() + WINDOW_WITHIN_S
    while TITLE not in run_quietly("looking", "xwininfo", "-root", "-tree", env=env):
        if program.poll() is not None:
            raise Fault(f"no window: the command ended with status {program.returncode}")
        if time.monotonic() > deadline:
            raise Fault(f"no window after {WINDOW_WITHIN_S} s")
        time.sleep(LOOK_EVERY_S)
