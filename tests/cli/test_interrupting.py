"""Ctrl-C while a person is asked."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from rosterwizard.services.servers.server import Server
from rosterwizard.services.settings import Settings
from tests.helpers.command_line import program
from tests.helpers.kept_settings import save_settings
from tests.helpers.needing import elsewhere
from tests.helpers.patrons import write_patrons

if TYPE_CHECKING:
    from pathlib import Path

MOST_PRESSES = 200


@elsewhere(sys.platform != "linux", "asks at a Unix terminal")
def test_question_before_sending_can_be_left(tmp_path: Path) -> None:
    library = Server(
        name="Library",
        system="infiniti",
        protocol="infiniti",
        url="http://127.0.0.1:9",
        given={"user": "a"},
    )
    save_settings(Settings(servers=(library,)))
    file = write_patrons(tmp_path / "patrons.csv", 1)
    ours = theirs = 0
    if sys.platform != "win32":  # again, for mypy
        ours, theirs = os.openpty()
    with at_terminal(theirs, "submit", file, "--server", "Library") as asking:
        os.close(theirs)
        said = b""
        while b"[y/N]" not in said:
            said += os.read(ours, 1000)
        # The first one may come a moment before the program listens; a person is never so fast.
        for _ in range(MOST_PRESSES):
            os.write(ours, b"\x03")
            with suppress(subprocess.TimeoutExpired):
                asking.wait(timeout=0.1)
                break
        asking.kill()  # does nothing to one that has ended
        assert asking.wait() == 130
    os.close(ours)


def at_terminal(terminal: int, *arguments: object) -> subprocess.Popen[bytes]:
    """Start the program so that Ctrl-C at this terminal reaches it.

    The first terminal that the leader of a session opens becomes its own.
    """
    name = ""
    if sys.platform != "win32":
        name = os.ttyname(terminal)
    take = (
        f"import os, sys; os.open({name!r}, os.O_RDWR);os.execv({sys.executable!r}, sys.argv[1:])"
    )
    return subprocess.Popen(
        [sys.executable, "-c", take, *program(*arguments)],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
    )
