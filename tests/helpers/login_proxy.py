"""A small proxy on this machine that lets through who has its account, wherever they want to go."""

from __future__ import annotations

import base64
import socket
import threading
from contextlib import suppress

from tests.helpers.listening import LONGEST_WAIT_S, Listening, read_head

REFUSAL = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
GO_ON = b"HTTP/1.1 200 Connection established\r\n\r\n"


class LoginProxy(Listening):
    """Takes CONNECT alone. port_behind: what listens there, on this machine, is every server.

    heads: what it was asked, without what went through afterwards.
    """

    def __init__(self, user: str, password: str, port_behind: int) -> None:
        super().__init__()
        account = base64.b64encode(f"{user}:{password}".encode())
        self._wanted = b"Proxy-Authorization: Basic " + account
        self._behind = port_behind
        self.heads: list[bytes] = []

    @property
    def place(self) -> str:
        """Where it listens, as `HOST:PORT`."""
        return f"127.0.0.1:{self.port}"

    def _meet(self, link: socket.socket) -> None:
        head = read_head(link)
        if not head.endswith(b"\r\n\r\n"):
            return
        self.heads.append(head)
        if self._wanted not in head:
            link.sendall(REFUSAL)
            return
        with socket.create_connection(("127.0.0.1", self._behind), LONGEST_WAIT_S) as server:
            link.sendall(GO_ON)
            back = threading.Thread(target=_carry, args=(server, link), daemon=True)
            back.start()
            _carry(link, server)
            back.join(LONGEST_WAIT_S)


def _carry(one: socket.socket, other: socket.socket) -> None:
    """Hand on what comes until its end."""
    with suppress(OSError):
        while piece := one.recv(65_536):
            other.sendall(piece)
    with suppress(OSError):
        other.shutdown(socket.SHUT_WR)
