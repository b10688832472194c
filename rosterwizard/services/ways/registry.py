"""All ways of sending; who wants a list of them, or to know something of one, asks here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.services.ways.by_hand import BY_HAND
from rosterwizard.services.ways.folder import FOLDER
from rosterwizard.services.ways.infiniti import INFINITI
from rosterwizard.services.ways.sftp import SFTP

if TYPE_CHECKING:
    from rosterwizard.core.profiles.delivery import Protocol
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.ways.way import Way

# Written down instead of found: what builds the frozen program follows imports only.
WAYS: tuple[Way, ...] = (INFINITI, FOLDER, SFTP, BY_HAND)
_BY_NAME = {way.name: way for way in WAYS}


def way_named(name: Protocol) -> Way:
    """Return the way of that name."""
    return _BY_NAME[name]


def way_of(server: Server) -> Way:
    """Return the way in which files reach a server."""
    return _BY_NAME[server.protocol]


def needs_secret(server: Server) -> bool:
    """Tell whether a password is asked for; the practice server brings its own."""
    return way_of(server).account.secret and not server.is_practice
