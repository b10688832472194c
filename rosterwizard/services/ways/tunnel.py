"""A bare connection to a computer on the web, through a proxy where there is one."""

from __future__ import annotations

import socket
from http.client import HTTPConnection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rosterwizard.services.ways.web_proxy import Proxy


def connected(host: str, port: int, proxy: Proxy | None, seconds: float) -> socket.socket:
    """Return the open socket, over which nothing has gone to the server yet. Raises OSError."""
    if proxy is None:
        return socket.create_connection((host, port), seconds)
    line = HTTPConnection(proxy.host, proxy.port, timeout=seconds)
    # This line to the proxy itself is a plain one: an account for one that speaks TLS stays here.
    line.set_tunnel(host, port, headers={} if proxy.speaks_tls else proxy.headers)
    line.connect()
    link: socket.socket = line.sock
    line.sock = None  # else it would be closed with the line
    return link
