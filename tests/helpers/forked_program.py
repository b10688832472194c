"""The program by the hundred: one Python loads all it needs, and forks for each command.

Each is the product's own `main`, with its own home, standard input and outputs, and can be killed.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import traceback
from typing import TYPE_CHECKING, Self

from tests.helpers.command_line import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 2**16
_BUG = 70
# What a command loads late.
_LOADED = (
    "rosterwizard.cli.submit_command",
    "rosterwizard.cli.history_command",
    "rosterwizard.services.submitting.submission",
    "rosterwizard.services.plan_and_send",
    "rosterwizard.services.ways.infiniti_sending",
    "rosterwizard.core.output",
)


class Started:
    """A command that runs. Its outputs lie in the folder that it was given."""

    def __init__(self, line: socket.socket, pid: int, folder: Path) -> None:
        self.pid = pid
        self._line = line
        self._folder = folder

    def end(self, number: int) -> None:
        """Send it a signal; it stays known until it is waited for."""
        os.kill(self.pid, number)

    def wait(self) -> int:
        """Return its exit status, or the signal that ended it with a minus."""
        self._line.send(json.dumps({"wait": self.pid}).encode())
        return int(self._line.recv(_MOST))

    @property
    def out(self) -> str:
        return (self._folder / "out").read_text(encoding="utf-8")

    @property
    def err(self) -> str:
        return (self._folder / "err").read_text(encoding="utf-8")


class Nursery:
    """The Python that forks."""

    def __init__(self) -> None:
        self._line, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.forked_program", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            cwd=ROOT,
        )
        theirs.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._line.close()
        self._process.wait()

    def start(self, home: Path, *words: object, stdin: str = "") -> Started:
        """Start `rosterwizard WORDS` for the person whose home that is."""
        folder = home / f"run-{len(list(home.glob('run-*')))}"
        folder.mkdir()
        (folder / "in").write_text(stdin, encoding="utf-8")
        asked = {"home": str(home), "words": [str(each) for each in words], "folder": str(folder)}
        self._line.send(json.dumps(asked).encode())
        return Started(self._line, int(self._line.recv(_MOST)), folder)


def _serve(line: socket.socket) -> None:
    """Fork when a command comes, wait when that is asked; end when the other side does."""
    while asked := line.recv(_MOST):
        told = json.loads(asked)
        if "wait" in told:
            _, status = os.waitpid(told["wait"], 0)
            line.send(str(os.waitstatus_to_exitcode(status)).encode())
            continue
        pid = os.fork()
        if not pid:
            line.close()
            _run(**told)
        line.send(str(pid).encode())


def _run(home: str, words: list[str], folder: str) -> None:
    """Be the command, from standard input to standard output, and end."""
    from rosterwizard.cli.main import main

    status = _BUG
    try:
        written = os.O_WRONLY | os.O_CREAT
        for number, name in enumerate(("in", "out", "err")):
            os.dup2(os.open(f"{folder}/{name}", written if number else os.O_RDONLY, 0o600), number)
        os.environ |= {"HOME": home, "XDG_DATA_HOME": f"{home}/data", "XDG_STATE_HOME": home}
        os.environ["XDG_CONFIG_HOME"] = f"{home}/config"
        main(words)
    except SystemExit as end:
        status = int(end.code or 0)
    except BaseException:  # noqa: BLE001 - it is told, and the fork must go no further
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    from importlib import import_module

    from rosterwizard.core.profiles.loading import built_in_profiles

    for _name in _LOADED:
        import_module(_name)
    built_in_profiles()
    _serve(socket.socket(fileno=int(sys.argv[1])))
