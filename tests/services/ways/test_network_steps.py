"""A name in the network, and a computer that listens."""

from __future__ import annotations

import socket

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.ways.network_steps import addresses_of, listens

UNKNOWN = RosterError("server-unknown", server="school.example")


def test_a_name_is_said_with_its_addresses() -> None:
    assert "127.0.0.1" in addresses_of("127.0.0.1", UNKNOWN)


@pytest.mark.parametrize("host", ["school.invalid", "a" + "b" * 300])
def test_a_name_that_nobody_has_is_unknown(host: str) -> None:
    with pytest.raises(RosterError) as raised:
        addresses_of(host, UNKNOWN)
    assert raised.value is UNKNOWN


def test_whoever_listens_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert str(port) in listens("127.0.0.1", port, "here")
    with pytest.raises(RosterError) as raised:
        listens("127.0.0.1", port, "here")
    assert raised.value.code == "server-not-reached"


def test_whoever_never_answers_is_not_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(socket, "create_connection", never)
    with pytest.raises(RosterError) as raised:
        listens("school.example", 22, "school.example")
    assert "no answer" in str(raised.value)
