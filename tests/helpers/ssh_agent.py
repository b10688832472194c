"""A real SSH agent on this machine, for one test, with keys that exist in it alone."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

import paramiko

from parts import program_path
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.services.practice_server import PracticeServer
from rosterwizard.services.servers.server import Server
from rosterwizard.services.ways.sftp import SFTP
from rosterwizard.services.ways.sftp_sending import SftpProtocol

LONGEST_WAIT_S = 10


class SshAgent:
    """ssh-agent, in a folder that is gone afterwards. socket: where it listens."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="agent-")
        self._place = Path(self._folder.name)
        self.socket = str(self._place / "socket")

    def __enter__(self) -> Self:
        """Start it and wait until it listens."""
        program = program_path("ssh-agent") or ""
        self._agent = subprocess.Popen(
            [program, "-D", "-a", self.socket], stdout=subprocess.DEVNULL
        )
        until = time.monotonic() + LONGEST_WAIT_S
        while not Path(self.socket).exists() and time.monotonic() < until:
            time.sleep(0.01)
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self._agent.terminate()
        self._agent.wait(LONGEST_WAIT_S)
        self._folder.cleanup()

    def add_key(self, kind: str) -> str:
        """Make a key that lies in the agent alone; return its fingerprint."""
        path = self._place / f"key-{kind}"
        bits = ("-b", "2048") if kind == "rsa" else ()
        _run("ssh-keygen", "-q", "-t", kind, *bits, "-N", "", "-f", str(path))
        _run("ssh-add", "-q", str(path), socket=self.socket)
        found = paramiko.PKey.from_path(path).fingerprint
        path.unlink()
        return found

    def empty(self) -> None:
        """Take every key out of it."""
        _run("ssh-add", "-q", "-D", socket=self.socket)


def _run(program: str, *arguments: str, socket: str = "") -> None:
    command = [program_path(program) or "", *arguments]
    subprocess.run(
        command,
        check=True,
        timeout=LONGEST_WAIT_S,
        env={"SSH_AUTH_SOCK": socket},
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )


def sign_in_by_agent(*fingerprints: str) -> None:
    """Sign in to a server of SFTP that takes these keys. Raises RosterError."""
    with PracticeServer(ways=(SFTP.name,), keys=fingerprints) as practice:
        server = Server(
            name="Haiku",
            system="haiku",
            url=practice.announced["sftp"],
            protocol=SFTP.name,
            given={"user": practice.user, "sign-in": "agent"},
            host_key=practice.host_key,
        )
        SftpProtocol(server, "").check(UNWATCHED)
