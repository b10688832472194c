"""A real OpenSSH server on this machine, with an account that exists in it alone."""

from __future__ import annotations

import os
import pwd
import signal
import socketserver
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

from parts import program_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

USER = "greenhill"
PASSWORD = "gl@ss/ häuser"  # noqa: S105 - nobody's
HASH = "$5$rounds=1000$roster$sKcCJxL5QFDUQmLq8SMDKEEdHyjTnfMtg8hYdysaAD6"
CONFIG = """\
UsePAM no
PasswordAuthentication yes
PubkeyAuthentication yes
StrictModes no
PidFile none
LogLevel QUIET
Subsystem sftp internal-sftp
"""
# The account is looked up in files of ours: nothing is added to this machine's own.
WRAPPER = "libnss_wrapper.so"


class OpenSshServer:
    """sshd, started anew for each connection, in a folder that is gone afterwards.

    kinds: of its host keys. files: the folder that its account begins in.
    """

    def __init__(self, *kinds: str) -> None:
        self._kinds = kinds or ("ed25519",)
        self._folder = TemporaryDirectory(prefix="openssh-")
        self._place = Path(self._folder.name)
        self.files = self._place / "files"
        self._sessions: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        """Begin to listen."""
        self.files.mkdir()
        uid, gid = account()
        (self._place / "passwd").write_text(f"{USER}:{HASH}:{uid}:{gid}::{self.files}:/bin/sh\n")
        (self._place / "group").write_text(f"{USER}:x:{gid}:\n")
        self.new_keys()
        self._listening = socketserver.ThreadingTCPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._listening.serve_forever, args=(0.05,))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End it, and what it is still doing."""
        self.kill()
        self._listening.shutdown()
        self._thread.join()
        self._listening.server_close()  # waits for the sessions
        self._folder.cleanup()

    @property
    def url(self) -> str:
        """Where it takes files."""
        return f"sftp://127.0.0.1:{self._listening.server_address[1]}{self.files}"

    def new_keys(self) -> None:
        """Show other host keys from now on, as a server does that was set up anew."""
        for kind in self._kinds:
            self._key(kind).unlink(missing_ok=True)
            keygen("-q", "-t", kind, "-N", "", "-f", self._key(kind))
        keys = "".join(f"HostKey {self._key(kind)}\n" for kind in self._kinds)
        keys += f"AuthorizedKeysFile {self._place / 'authorized_keys'}\n"
        (self._place / "config").write_text(CONFIG + keys)
        hand_over(self._place)

    def take_key(self, public: Path) -> None:
        """Let the account in that has the private half of a key."""
        (self._place / "authorized_keys").write_text(public.read_text())
        hand_over(self._place)

    def host_key(self, kind: str = "ed25519") -> str:
        """Return one of its keys as `Server.host_key` has it, by OpenSSH's own reckoning."""
        public = self._key(kind).with_suffix(".pub")
        fingerprint = keygen("-l", "-E", "sha256", "-f", public).split()[1]
        return f"{public.read_text().split()[0]} {fingerprint}"

    def kill(self) -> None:
        """End every session at once, in the middle of whatever it does."""
        self._signal(signal.SIGKILL)

    def freeze(self) -> None:
        """Let every session fall silent, its connection open."""
        self._signal(signal.SIGSTOP)

    def _signal(self, number: signal.Signals) -> None:
        for session in self._sessions:
            if session.poll() is None:
                with suppress(ProcessLookupError):
                    os.killpg(session.pid, number)

    def _key(self, kind: str) -> Path:
        return self._place / f"key-{kind}"

    def _handler(self) -> type[socketserver.BaseRequestHandler]:
        server = self

        class Session(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with server.started(self.request.fileno()) as session:
                    session.wait()

        return Session

    def started(self, link: int) -> subprocess.Popen[bytes]:
        """Start sshd on one connection."""
        uid, gid = account()
        user, group = (uid, gid) if os.geteuid() == 0 else (None, None)
        session = subprocess.Popen(
            [program_path("sshd") or "", "-i", "-f", str(self._place / "config")],
            stdin=link,
            stdout=link,
            stderr=subprocess.DEVNULL,
            env=self._environment(),
            start_new_session=True,
            user=user,
            group=group,
            extra_groups=None if user is None else [],
        )
        self._sessions.append(session)
        return session

    def _environment(self) -> Mapping[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "LD_PRELOAD": WRAPPER,
            "NSS_WRAPPER_PASSWD": str(self._place / "passwd"),
            "NSS_WRAPPER_GROUP": str(self._place / "group"),
        }


def account() -> tuple[int, int]:
    """Return whom sshd runs as: who runs the tests, or nobody in place of an administrator.

    As an administrator it would want a folder of the system's for itself.
    """
    who = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.getuid())
    return who.pw_uid, who.pw_gid


def hand_over(folder: Path) -> None:
    """Give a folder and all in it to whom sshd runs as."""
    uid, gid = account()
    for path in (folder, *folder.rglob("*")):
        os.chown(path, uid, gid)


def keygen(*arguments: str | Path) -> str:
    """Run ssh-keygen and return what it prints."""
    command: Sequence[str | Path] = [program_path("ssh-keygen") or "", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout
