"""A small server on this machine that answers with exactly the bytes it is given, or cuts."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

from tests.helpers.listening import LONGEST_WAIT_S, Listening, read_head

if TYPE_CHECKING:
    import ssl

MOST_CLIENTS = 20


def reply(body: bytes | str = b"", status: str = "200 OK", **headers: str) -> bytes:
    """Return a whole HTTP answer; header names are written with underscores."""
    content = body.encode() if isinstance(body, str) else body
    named = {"Content_Length": str(len(content)), **headers}
    lines = [f"HTTP/1.1 {status}", *(f"{k.replace('_', '-')}: {v}" for k, v in named.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


class FaultServer(Listening):
    """Takes connections one after the other.

    answers: what it sends, byte for byte, before it closes; the last one again and again.
    reads: how many bytes of the body it reads before that (None: all of it). held: it waits for
    `release` before it answers. blind: it answers before it reads anything, and then listens to
    the end: a socket that is closed with something unread takes its own words back.
    requests: what it was sent.
    """

    def __init__(
        self,
        *answers: bytes,
        reads: int | None = None,
        tls: ssl.SSLContext | None = None,
        held: bool = False,
        blind: bool = False,
    ) -> None:
        super().__init__()
        self.requests: list[bytes] = []
        self.has_request = threading.Event()
        self.release = threading.Event()
        if not held:
            self.release.set()
        self._answers = list(answers)
        self._reads = reads
        self._blind = blind
        self._tls = tls

    @property
    def url(self) -> str:
        """Its address."""
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    def __exit__(self, *_: object) -> None:
        """Answer what still waits for that, and stop listening."""
        self.release.set()
        super().__exit__()

    def _goes_on(self) -> bool:
        return super()._goes_on() and len(self.requests) < MOST_CLIENTS

    def _meet(self, link: socket.socket) -> None:
        if self._tls is None:
            self._answer_one(link)
            return
        with self._tls.wrap_socket(link, server_side=True) as safe:
            self._answer_one(safe)

    def _answer_one(self, link: socket.socket) -> None:
        if not self._blind:
            self.requests.append(self._read(link))
        self.has_request.set()
        self.release.wait(LONGEST_WAIT_S)
        link.sendall(self._next_answer())
        if self._blind:
            link.shutdown(socket.SHUT_WR)
            while link.recv(65_536):
                pass

    def _next_answer(self) -> bytes:
        if len(self._answers) > 1:
            return self._answers.pop(0)
        return self._answers[0] if self._answers else b""

    def _read(self, link: socket.socket) -> bytes:
        """Read the head, and as much of the body as is wanted."""
        request = read_head(link)
        if not request.endswith(b"\r\n\r\n"):
            return request
        length = int(request.lower().partition(b"content-length:")[2].split(b"\r\n")[0] or b"0")
        left = length if self._reads is None else min(self._reads, length)
        while left:
            piece = link.recv(min(left, 65_536))
            if not piece:
                return request
            request += piece
            left -= len(piece)
        return request
