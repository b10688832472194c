"""A wall around this machine: a test that reaches beyond it fails and says for where."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

# An audit hook sees every connection of the process, whichever library makes it. The value is
# where the host, or the address with the host in it, stands among the event's arguments.
WATCHED_EVENTS = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.sendmsg": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
}


class NetworkRefused(Exception):  # noqa: N818 - named for what happened
    """A test wanted to reach another machine.

    Not an OSError: the product answers those kindly, and the test would pass unnoticed.
    """


def refuse_far_hosts(event: str, args: tuple[Any, ...]) -> None:
    """Raise unless the host is this machine; to be given to `sys.addaudithook`.

    Names that end in .invalid are unknown, as they are everywhere, so a test can use one.
    """
    if event not in WATCHED_EVENTS:
        return
    host = host_in(args[WATCHED_EVENTS[event]])
    if host is None or is_this_machine(host):
        return
    if host.endswith(".invalid"):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    raise NetworkRefused(f"{event} to {host}")


def host_in(target: object) -> str | None:
    """Return the host of an address; None where there is none (a pipe, any address)."""
    if isinstance(target, tuple):
        target = target[0]
    elif isinstance(target, str) and target.startswith(("/", "\0")):
        return None  # a local socket's path
    if isinstance(target, bytes):
        target = target.decode("latin-1")
    return target if isinstance(target, str) and target else None


def is_this_machine(host: str) -> bool:
    """Tell whether `host` is the loopback interface, by name or by number."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
