"""Running the command line: in this process where that is enough, else as people start it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from rosterwizard.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed, and how it ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - a report has no one type
        """Standard output, decoded."""
        return json.loads(self.out)


def called(capsys: pytest.CaptureFixture[str], *arguments: object) -> Ran:
    """Run `rosterwizard ARGUMENTS` in this process: fast, but nobody can be asked."""
    capsys.readouterr()
    handler = signal.getsignal(signal.SIGINT)
    try:
        with pytest.raises(SystemExit) as end:
            main([str(each) for each in arguments])
    finally:
        signal.signal(signal.SIGINT, handler)  # a command that is ending passes over Ctrl-C
    out, err = capsys.readouterr()
    return Ran(int(end.value.code or 0), out, err)


def ran(
    *arguments: object,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    through: Sequence[str] = (),
) -> Ran:
    """Run `rosterwizard ARGUMENTS` as a process of its own; `through` is what starts it."""
    done = subprocess.run(
        [*through, *program(*arguments)],
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def as_plain_user() -> list[str]:
    """Return what starts a program without an administrator's right to read everything.

    Not as somebody else, who may have no way into this checkout: the right alone is taken away.
    """
    if sys.platform == "win32" or os.geteuid() != 0:
        return []
    rights = "-dac_override,-dac_read_search"
    return ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}"]


def program(*arguments: object) -> list[str]:
    """Return the command that starts the program."""
    return [sys.executable, "-m", "rosterwizard", *(str(each) for each in arguments)]
