"""From a server to the protocol that reaches it. The practice server is started on the way."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.ways.registry import secret_asked, way_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.ways.way import SubmissionProtocol


@contextmanager
def reached(server: Server, secret: str | None) -> Iterator[SubmissionProtocol]:
    """Give the protocol of a server; a practice server runs until the end of the `with`."""
    if not server.is_practice:
        yield protocol_for(server, secret)
        return
    from rosterwizard.services.practice_server import (  # noqa: PLC0415 - only for practice
        practice_for,
    )

    with practice_for(server) as (practice, password):
        yield protocol_for(practice, password)


def protocol_for(server: Server, secret: str | None) -> SubmissionProtocol:
    """Return what reaches this server. Raises RosterError "NAME-missing", "user-with-colon"."""
    asked = secret_asked(server)
    if asked is not None and secret is None and not asked.may_be_empty:
        raise RosterError(f"{asked.name}-missing", server=server.name)
    return way_of(server).sending(server, secret or "")
