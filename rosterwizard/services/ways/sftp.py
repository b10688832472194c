"""SFTP: the file is uploaded into a folder of a server whose key a person trusted."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rosterwizard.services.practice.twin import Ground, Twin
from rosterwizard.services.servers.addresses import sftp_address
from rosterwizard.services.ways.account import Input
from rosterwizard.services.ways.way import SubmissionProtocol, Way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.ways.way_steps import Step


def _sending(server: Server, secret: str) -> SubmissionProtocol:
    from rosterwizard.services.ways.sftp_sending import (  # noqa: PLC0415 - brings paramiko
        SftpProtocol,
    )

    return SftpProtocol(server, secret)


def _steps(server: Server, secret: str) -> tuple[Step, ...]:
    from rosterwizard.services.ways.sftp_steps import sftp_steps  # noqa: PLC0415 - brings paramiko

    return sftp_steps(server, secret)


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


ACCOUNT = (
    Input(name="user"),
    Input(name="sign-in", kind="choice", choices=("password", "key", "agent")),
    Input(name="key", kind="file", when=("sign-in", "key")),
    Input(name="password", kind="secret", when=("sign-in", "password")),
    Input(name="passphrase", kind="secret", may_be_empty=True, when=("sign-in", "key")),
)
SFTP = Way(
    name="sftp",
    account=ACCOUNT,
    address=sftp_address,
    sending=_sending,
    steps=_steps,
    account_refused=frozenset({"sftp-account", "key-locked"}),
    trusts_host_key=True,
    practised_as="sftp",
    twin=_twin,
    plays=("good", "slow", "wrong-password", "not-allowed", "too-large", "cut"),
)
