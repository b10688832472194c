"""One request on the web: trust from the operating system, and a line that can be cut."""

from __future__ import annotations

import logging
import socket
import threading
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Any

import requests
from requests.adapters import HTTPAdapter

from rosterwizard.services.ways.web_proxy import Proxy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from urllib3.connection import HTTPConnection

    from rosterwizard.services.ways.web_trust import Trust

_FILE_BEGINS, _FILE_ENDS = b"\r\n\r\n", b"\r\n--"


class Line:
    """What two threads know of one request: the one that sends it and the one that may cut it.

    sent: how many bytes of the file have been handed to the network. Once `cut` has returned,
    not one more is. stall_s: how long the network may take no byte of the file.
    """

    def __init__(self, stall_s: float | None = None) -> None:
        self.sent = 0
        self._stall_s = stall_s
        self._lock = threading.Lock()
        self.is_whole = False  # whether the network has taken everything
        self._is_cut = self._is_ending = self._is_over = False
        self._connection: HTTPConnection | None = None
        self._socket: socket.socket | None = None

    @property
    def may_be_whole(self) -> bool:
        """Whether all may have gone out, to the end of the form: without it nobody has a file.

        What the operating system took counts: nobody knows how far it got from there.
        """
        return self.is_whole or (self._is_ending and not self._is_over)

    def joins(self, connection: HTTPConnection) -> None:
        """Note the connection that the request goes over."""
        self._connection = connection

    def cut(self) -> None:
        """End the request, whatever it waits for."""
        with self._lock:
            self._is_cut = True
        open_socket = self._socket or getattr(self._connection, "sock", None)
        if open_socket is not None:
            with suppress(OSError, ValueError):  # it may be closing by itself
                open_socket.shutdown(socket.SHUT_RDWR)

    def passes(self, count: int, *, is_last: bool) -> None:
        """Note that `count` bytes are about to be sent; raises once the line is cut."""
        with self._lock:
            if self._is_cut:
                raise ConnectionAbortedError("cut by the person")
            self.sent += count
            self._is_ending = is_last
            self._socket = getattr(self._connection, "sock", None)
            if self._socket is not None and self._stall_s is not None:
                self._socket.settimeout(self._stall_s)

    def ends(self) -> None:
        """Note that the network has taken everything."""
        self.is_whole = True

    def close(self) -> None:
        """Give the socket back; an answer that is no HTTP would leave it open."""
        self._is_over = True
        if self._socket is not None:
            with suppress(OSError):
                socket.close(self._socket.detach())  # os.close cannot do this on Windows


class Body:
    """A request's body that counts on its line what leaves. Without a length of its own.

    The end of the form goes by itself: what was cut before it is no file for anybody.
    """

    def __init__(self, begin: bytes, pieces: Iterable[bytes], end: bytes, line: Line) -> None:
        self._pieces = chain((begin,), pieces)
        self._piece, self._end = memoryview(b""), memoryview(end)
        self._line = line

    @staticmethod
    def around_file(form: bytes) -> tuple[bytes, bytes]:
        """Return what stands before and behind the content of its only file, which is empty."""
        begin = form.index(_FILE_BEGINS) + len(_FILE_BEGINS)
        return form[:begin], form[form.rindex(_FILE_ENDS) :]

    def read(self, size: int) -> bytes:
        """Return the next bytes, at most `size`; asked once more after the last ones are gone."""
        while not self._piece:
            piece = next(self._pieces, None)
            if piece is None:
                self._piece, self._end = self._end, memoryview(b"")
                break
            self._piece = memoryview(piece)
        if not self._piece:
            self._line.ends()
            return b""
        taken = bytes(self._piece[:size])
        self._piece = self._piece[len(taken) :]
        self._line.passes(len(taken), is_last=not (self._piece or self._end))
        return taken


class LineAdapter(HTTPAdapter):
    """Sends requests over connections that a line can cut, trusting whom `trust` says."""

    def __init__(self, line: Line, trust: Trust) -> None:
        self._line = line
        self._trust = trust
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        """Make the pools with that trust."""
        kwargs["ssl_context"] = self._trust.context()
        super().init_poolmanager(*args, **kwargs)

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: Any) -> Any:  # noqa: ANN401 - as above
        """Make the pools that go through a proxy, with the same trust."""
        proxy_kwargs["ssl_context"] = self._trust.context()
        return super().proxy_manager_for(proxy, **proxy_kwargs)

    def proxy_headers(self, proxy: str) -> dict[str, str]:
        """Tell a proxy who asks, in UTF-8; requests itself would write Latin-1."""
        return Proxy(proxy).headers

    def cert_verify(self, conn: Any, *_: object) -> None:  # noqa: ANN401 - a pool of urllib3
        """Ask for a certificate. Not as requests does it: that would add a list of its own."""
        conn.cert_reqs = "CERT_REQUIRED"

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - passed on
        """Return the pool, which tells the line of each connection that it makes."""
        pool: Any = super().get_connection_with_tls_context(*args, **kwargs)
        pool.ConnectionCls = _joining(self._line, pool.ConnectionCls)
        return pool


def _joining(line: Line, kind: Callable[..., HTTPConnection]) -> Any:  # noqa: ANN401 - stands for a class
    def connection(*args: Any, **kwargs: Any) -> HTTPConnection:  # noqa: ANN401 - passed on
        made = kind(*args, **kwargs)
        line.joins(made)
        return made

    return connection


def session_over(line: Line, trust: Trust) -> requests.Session:
    """Return a session whose requests go over `line`; it asks the environment for nothing."""
    # Of a broken answer urllib3 writes pieces into its log, which nobody has asked for.
    logging.getLogger("urllib3").setLevel(logging.CRITICAL + 1)
    session = requests.Session()
    session.trust_env = False
    adapter = LineAdapter(line, trust)
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    return session
