"""From a server to the protocol that reaches it. The practice server is started on the way."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.services.server import Server
    from rosterwizard.services.submitting.protocol import SubmissionProtocol


@contextmanager
def reached(server: Server, secret: str | None) -> Iterator[SubmissionProtocol]:
    """Give the protocol of a server; a practice server runs until the end of the `with`."""
    if not server.is_practice:
        yield protocol_for(server, secret)
        return
    from rosterwizard.services.practice.server import (  # noqa: PLC0415 - only for practice
        practice_for,
    )

    with practice_for(server) as (practice, password):
        yield protocol_for(practice, password)


def protocol_for(server: Server, secret: str | None) -> SubmissionProtocol:
    """Return the way in which files reach this server.

    Raises RosterError "secret-missing" and, for Infiniti, "user-with-colon".
    """
    if server.needs_secret and secret is None:
        raise RosterError("secret-missing", server=server.name)
    # Each brings its own library, and most runs need only one of them.
    if server.protocol == "infiniti":
        from rosterwizard.services.submitting.infiniti import InfinitiProtocol  # noqa: PLC0415 - as said

        return InfinitiProtocol(server, secret or "")
    if server.protocol == "sftp":
        from rosterwizard.services.submitting.sftp import SftpProtocol  # noqa: PLC0415 - as said

        return SftpProtocol(server, secret or "")
    if server.protocol == "folder":
        from rosterwizard.services.submitting.folder import FolderProtocol  # noqa: PLC0415 - as said

        return FolderProtocol(server)
    from rosterwizard.services.submitting.by_hand import ByHandProtocol  # noqa: PLC0415 - as said

    return ByHandProtocol(server)
