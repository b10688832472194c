"""The steps to a folder over SFTP: each failure at its own step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from paramiko.sftp import SFTP_PERMISSION_DENIED

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.services.practice.sftp_files import Files
from rosterwizard.services.practice_server import PracticeServer
from rosterwizard.services.servers.server import Server
from rosterwizard.services.ways.sftp_steps import sftp_steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.profiles.delivery import Protocol

SFTP: tuple[Protocol, ...] = ("sftp",)


@pytest.fixture
def practice() -> Iterator[PracticeServer]:
    with PracticeServer(ways=SFTP) as running:
        yield running


def failing(server: Server, secret: str) -> tuple[str, str]:
    """Return the first step that fails, and with what."""
    for step in sftp_steps(server, secret):
        try:
            step.look(UNWATCHED)
        except RosterError as error:
            return step.name, error.code
    return "", ""


def test_each_trouble_has_its_step(
    practice: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Server(
        name="H",
        system="haiku",
        url=practice.announced["sftp"],
        protocol="sftp",
        given={"user": practice.user},
        host_key=practice.host_key,
    )
    assert failing(server, practice.password) == ("", "")
    assert failing(replace(server, host_key=""), "") == ("host-key", "host-key-unknown")
    assert failing(server, "other") == ("account", "sftp-account")
    elsewhere = replace(server, url=f"{server.url}/nowhere")
    assert failing(elsewhere, practice.password) == ("folder", "sftp-folder-missing")
    monkeypatch.setattr(Files, "open", lambda *_: SFTP_PERMISSION_DENIED)
    assert failing(server, practice.password) == ("file", "sftp-refused")


def test_a_server_that_is_not_in_the_network_is_said_first() -> None:
    server = Server(name="H", system="haiku", url="sftp://school.invalid", protocol="sftp")
    assert failing(server, "") == ("name", "server-unknown")
    nobody = replace(server, url="sftp://127.0.0.1:1")
    assert failing(nobody, "") == ("connection", "server-not-reached")
