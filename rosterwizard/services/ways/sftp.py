"""SFTP: the file is uploaded into a folder of a server whose key a person trusted."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rosterwizard.services.practice.twin import Ground, Twin
from rosterwizard.services.servers.addresses import sftp_address
from rosterwizard.services.ways.account import PASSWORD
from rosterwizard.services.ways.way import SubmissionProtocol, Way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.services.servers.server import Server


def _sending(server: Server, secret: str) -> SubmissionProtocol:
    from rosterwizard.services.ways.sftp_sending import (  # noqa: PLC0415 - brings paramiko
        SftpProtocol,
    )

    return SftpProtocol(server, secret)


@contextmanager
def _twin(ground: Ground) -> Iterator[Twin]:
    from rosterwizard.services.practice.sftp_server import (  # noqa: PLC0415 - brings paramiko
        SYSTEM,
        PracticeSftp,
    )

    seen = ground.drop.folder_of(SYSTEM)
    with PracticeSftp(ground.practice, seen, ground.folder, ground.drop.take_in) as files:
        announced = {"sftp": files.url, "hostKey": files.host_key}
        yield Twin(files.url, files.host_key, announced)


SFTP = Way(
    name="sftp",
    account=PASSWORD,
    address=sftp_address,
    sending=_sending,
    account_refused=frozenset({"sftp-account"}),
    trusts_host_key=True,
    practised_as="sftp",
    twin=_twin,
)
