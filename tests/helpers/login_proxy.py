"""A small proxy on this machine that lets through who has its account, wherever they want to go."""

from __future__ import annotations

import base64
import socket
import threading
from contextlib import suppress
from typing import Self

LONGEST_WAIT_S = 20
REFUSAL = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
GO_ON = b"HTTP/1.1 200 Connection established\r\n\r\n"


class LoginProxy:
    """Takes CONNECT alone. port_behind: what listens there, on this machine, is every server.

    heads: what it was asked, without what went through afterwards.
    """

    def __init__(self, user: str, password: str, port_behind: int) -> None:
        account = base64.b64encode(f"{user}:{password}".encode())
        self._wanted = b"Proxy-Authorization: Basic " + account
        self._behind = port_behind
        self.heads: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._accept, daemon=True)

    @property
    def place(self) -> str:
        """Where it listens, as `HOST:PORT`."""
        return f"127.0.0.1:{self._socket.getsockname()[1]}"

    def __enter__(self) -> Self:
        """Begin to listen."""
        self._socket.settimeout(0.05)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop listening."""
        self._stopping.set()
        self._thread.join(LONGEST_WAIT_S)
        self._socket.close()

    def _accept(self) -> None:
        while not self._stopping.is_set():
            with suppress(TimeoutError):
                link, _ = self._socket.accept()
                link.settimeout(LONGEST_WAIT_S)
                with suppress(OSError), link:
                    self._meet(link)

    def _meet(self, link: socket.socket) -> None:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            piece = link.recv(1)
            if not piece:
                return
            head += piece
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
