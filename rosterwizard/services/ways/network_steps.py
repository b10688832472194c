"""The steps of every way that goes over the network: a name, and a computer that listens."""

from __future__ import annotations

import socket

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.reasons import reason_of

STEP_S = 5.0  # for one answer of the network; a step may wait for several


def addresses_of(host: str, unknown: RosterError) -> str:
    """Return in words which addresses the name has; raises `unknown` where it has none."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise unknown from None
    addresses = dict.fromkeys(str(each[4][0]) for each in found)
    return sentence("doctor-found", "name", host=host, addresses=listed(addresses))


def listens(host: str, port: int, place: str) -> str:
    """Return in words that somebody listens there. Raises RosterError "server-not-reached"."""
    try:
        socket.create_connection((host, port), STEP_S).close()
    except TimeoutError:
        reason = sentence("server-reason", "no-answer")
        raise RosterError("server-not-reached", server=place, reason=reason) from None
    except OSError as error:
        reason = reason_of(error)
        raise RosterError("server-not-reached", server=place, reason=reason) from None
    return sentence("doctor-found", "connection", port=port)
