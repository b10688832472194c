"""The practice server over SFTP, on this machine only."""

from __future__ import annotations

import io
import secrets
import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

import paramiko
from paramiko.common import (
    AUTH_FAILED,
    AUTH_SUCCESSFUL,
    OPEN_FAILED_ADMINISTRATIVELY_PROHIBITED,
    OPEN_SUCCEEDED,
)

from rosterwizard.services.logs import silent_channel
from rosterwizard.services.practice.sftp_files import Files, Manners
from rosterwizard.services.private_files import write_private

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Self

    from rosterwizard.services.practice.twin import Practice

HOST = "127.0.0.1"
SYSTEM = "haiku"  # what comes by SFTP is shown as this system's
MOST_CLIENTS = 8
ACCEPT_S = 0.1
SLOW_PIECE_S = 0.2


class PracticeSftp:
    """Listens on a port of this machine; `with` starts and stops it. Raises OSError.

    folder: what clients see; private: where the host key is kept, so that it stays the same.
    finished: called after a file got its own name.
    """

    def __init__(
        self, practice: Practice, folder: Path, private: Path, finished: Callable[[], None]
    ) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._practice = practice
        self._folder = folder
        self._finished = finished
        self._key = _kept_key(private)
        self._clients: list[paramiko.Transport] = []
        self._stopping = threading.Event()
        self._socket = socket.create_server((HOST, 0))
        self._socket.settimeout(ACCEPT_S)
        self._thread = threading.Thread(target=self._accept, daemon=True)

    @property
    def url(self) -> str:
        """The server's address."""
        return f"sftp://{HOST}:{self._socket.getsockname()[1]}"

    @property
    def host_key(self) -> str:
        """The key that it shows, as `Server.host_key`."""
        return f"{self._key.get_name()} {self._key.fingerprint}"

    def __enter__(self) -> Self:
        """Begin to answer."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop answering."""
        self._stopping.set()
        self._thread.join()
        self._socket.close()
        for client in self._clients:
            client.close()

    def _accept(self) -> None:
        while not self._stopping.is_set():
            with suppress(TimeoutError):
                link, _ = self._socket.accept()
                self._clients = [each for each in self._clients if each.is_active()]
                if len(self._clients) < MOST_CLIENTS:
                    self._serve(link)
                else:
                    link.close()

    def _serve(self, link: socket.socket) -> None:
        client = paramiko.Transport(link)
        client.set_log_channel(silent_channel())
        client.add_server_key(self._key)
        client.set_subsystem_handler(
            "sftp",
            paramiko.SFTPServer,
            Files,
            self._folder,
            Manners(
                lambda: self._disturb(client),
                self._finished,
                takes_files=self._practice.scenario != "not-allowed",
                has_room=self._practice.scenario != "too-large",
            ),
        )
        # With an event it does not wait here for the client to be done with its greetings.
        client.start_server(event=threading.Event(), server=_Account(self._practice))
        self._clients.append(client)

    def _disturb(self, client: paramiko.Transport) -> None:
        if self._practice.scenario == "slow":
            self._stopping.wait(SLOW_PIECE_S)
        if self._practice.scenario == "cut":
            client.close()


class _Account(paramiko.ServerInterface):
    """Lets in who knows the password, or has one of the keys."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice

    def get_allowed_auths(self, username: str) -> str:
        """Name the ways of signing in."""
        del username
        return "password,publickey" if self._practice.keys else "password"

    def check_auth_password(self, username: str, password: str) -> int:
        """Compare the account."""
        practice = self._practice
        given = f"{username}\n{password}".encode()
        wanted = f"{practice.user}\n{practice.password}".encode()
        if practice.scenario != "wrong-password" and secrets.compare_digest(given, wanted):
            return AUTH_SUCCESSFUL
        return AUTH_FAILED

    def check_auth_publickey(self, username: str, key: paramiko.PKey) -> int:
        """Look whether the key is one of those that are taken."""
        practice = self._practice
        known = username == practice.user and key.fingerprint in practice.keys
        if practice.scenario != "wrong-password" and known:
            return AUTH_SUCCESSFUL
        return AUTH_FAILED

    def check_channel_request(self, kind: str, chanid: int) -> int:
        """Open sessions, and nothing else."""
        del chanid
        if kind == "session":
            return OPEN_SUCCEEDED
        return OPEN_FAILED_ADMINISTRATIVELY_PROHIBITED


def _kept_key(private: Path) -> paramiko.ECDSAKey:
    """Return the host key, made the first time and made anew when its file is damaged."""
    path = private / "host_key"
    with suppress(OSError, ValueError, paramiko.SSHException):
        return paramiko.ECDSAKey.from_private_key(io.StringIO(path.read_text("ascii")))
    key = paramiko.ECDSAKey.generate()
    text = io.StringIO()
    key.write_private_key(text)
    write_private(path, text.getvalue().encode("ascii"))
    return key
