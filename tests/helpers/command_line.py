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
    from collections.abc import Mapping

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


def ran(*arguments: object, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
    """Run `rosterwizard ARGUMENTS` as a process of its own."""
    done = subprocess.run(
        program(*arguments),
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def program(*arguments: object) -> list[str]:
    """Return the command that starts the program."""
    return [sys.executable, "-m", "rosterwizard", *(str(each) for each in arguments)]
