"""What the small servers of the tests share: they listen on this machine until they are left."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import Self

LONGEST_WAIT_S = 20


class Listening:
    """Takes connections one after the other, and meets each in its own way."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._accept, daemon=True)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._socket.getsockname()[1])

    def __enter__(self) -> Self:
        """Begin to listen."""
        self._socket.settimeout(0.02)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop listening."""
        self._stopping.set()
        self._thread.join(LONGEST_WAIT_S)
        self._socket.close()

    def _accept(self) -> None:
        while self._goes_on():
            with suppress(TimeoutError):
                link, _ = self._socket.accept()
                link.settimeout(LONGEST_WAIT_S)
                with suppress(OSError), link:
                    self._meet(link)

    def _goes_on(self) -> bool:
        return not self._stopping.is_set()

    def _meet(self, link: socket.socket) -> None:
        raise NotImplementedError


def read_head(link: socket.socket) -> bytes:
    """Read the head of a request with the blank line behind it, or what came of it."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        piece = link.recv(1)
        if not piece:
            break
        head += piece
    return head
