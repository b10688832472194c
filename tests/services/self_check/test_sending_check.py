"""Every way of sending is tried over a real line to this machine, and told where it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, get_args

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.core.profiles.delivery import Protocol
from rosterwizard.services.practice_server import PracticeServer
from rosterwizard.services.self_check.sending_check import sending
from rosterwizard.services.submitting import reaching
from tests.helpers.stumbles import STUMBLES, WANTED

if TYPE_CHECKING:
    from rosterwizard.services.servers.server import Server


def test_every_way_reaches_the_practice_server() -> None:
    findings = list(sending())
    assert [each.state for each in findings] == ["well"] * len(get_args(Protocol))
    assert findings[-1].says == "Uploaded by hand: a file can be saved."


def test_way_that_cannot_be_loaded_is_named_and_the_others_are_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = reaching.protocol_for

    def lacking(server: Server, secret: str | None) -> object:
        if server.protocol == "sftp":
            raise ModuleNotFoundError("paramiko")
        return real(server, secret)

    monkeypatch.setattr(reaching, "protocol_for", lacking)
    (finding,) = [each for each in sending() if each.state != "well"]
    assert finding.state == "wrong"
    assert finding.says.startswith("Over SFTP: ")
    assert "(ModuleNotFoundError)" in finding.says


def test_a_panic_of_a_way_is_told_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching, "protocol_for", STUMBLES["PanicException"])
    assert all("(PanicException)" in each.says for each in sending())


def test_being_stopped_is_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching, "protocol_for", WANTED["Cancelled"])
    with pytest.raises(Cancelled):
        list(sending())


def test_practice_server_that_cannot_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_server: PracticeServer) -> NoReturn:
        raise RosterError("practice-unusable", reason="Operation not permitted")

    monkeypatch.setattr(PracticeServer, "start", refused)
    states = [each.state for each in sending()]
    assert states == ["wrong", "wrong", "wrong", "well"]
    assert "Operation not permitted" in next(sending()).says
