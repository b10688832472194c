"""The steps to a folder over SFTP."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.ways.network_steps import addresses_of, listens
from rosterwizard.services.ways.sftp_line import PORT
from rosterwizard.services.ways.sftp_sending import SftpProtocol
from rosterwizard.services.ways.way_steps import Step, step_of

if TYPE_CHECKING:
    from rosterwizard.services.servers.server import Server


def sftp_steps(server: Server, secret: str) -> tuple[Step, ...]:
    """Return what can be looked at: the server's key, the account, the folder, a file in it."""
    parts = urlsplit(server.url)
    host, port = parts.hostname or "", parts.port or PORT
    unknown = RosterError("server-unknown", server=server.place)
    protocol = SftpProtocol(server, secret)
    return (
        Step("name", lambda _: addresses_of(host, unknown)),
        Step("connection", lambda _: listens(host, port, server.place)),
        step_of("host-key", protocol.meet),
        step_of("account", protocol.sign_in, wants_secret=True),
        step_of("folder", protocol.check, wants_secret=True),
        step_of("file", protocol.try_file, wants_secret=True),
    )
