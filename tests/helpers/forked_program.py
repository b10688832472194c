"""The program by the thousand: one Python loads all it needs, and forks for each command.

Each is the product's own `main`, with its own home, standard input and outputs, and can be killed.
What ships with the program is loaded once, but no system that a file could be held against: that
would take most of the time, and is tried elsewhere.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import subprocess
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import Self

from tests.helpers.command_line import ROOT

_MOST = 2**16
_BUG = 70
_LOADED = "loaded"  # names the modules that a command had to load
_NO_FILES: set[str] = set()  # modules that others make as they are loaded
_ONE_THREAD = {"POLARS_MAX_THREADS": "1"}  # there is little for each to do, and many commands


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
            env={**os.environ, **_ONE_THREAD},
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
    folders: dict[int, Path] = {}
    while asked := line.recv(_MOST):
        told = json.loads(asked)
        if "wait" in told:
            pid = told["wait"]
            _, status = os.waitpid(pid, 0)
            _learn(folders.pop(pid))
            line.send(str(os.waitstatus_to_exitcode(status)).encode())
            continue
        pid = os.fork()
        if not pid:
            line.close()
            _run(**told)
        folders[pid] = Path(told["folder"])
        line.send(str(pid).encode())


def _learn(folder: Path) -> None:
    """Load what a command had to load, so that the next ones find it."""
    try:
        names = json.loads((folder / _LOADED).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return  # it was killed
    for name in names:
        try:
            import_module(name)
        except ImportError:
            _NO_FILES.add(name)
    gc.freeze()  # collecting in the forks would copy all of it


def _run(home: str, words: list[str], folder: str) -> None:
    """Be the command, from standard input to standard output, and end."""
    from rosterwizard.cli.main import main

    status, known = _BUG, _NO_FILES.union(sys.modules)
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
    Path(folder, _LOADED).write_text(json.dumps([*sys.modules.keys() - known]), encoding="utf-8")
    os._exit(status)


if __name__ == "__main__":
    from rosterwizard.core.matching.secret_columns import says_secret
    from rosterwizard.core.messages.words import has_sentence
    from rosterwizard.services import own_profiles

    # A shell that starts this in the background has it ignore them, and every command with it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    vars(own_profiles)["built_in_profiles"] = lambda: ()
    has_sentence("no such code")  # has all words read
    says_secret("no such heading")  # has the vocabulary read
    _serve(socket.socket(fileno=int(sys.argv[1])))
