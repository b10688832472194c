"""The keys of an SSH agent are tried one after the other, and words are said where none will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import paramiko
import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.ways import agent_keys
from tests.helpers.ssh_agent import sign_in_by_agent

if TYPE_CHECKING:
    from pathlib import Path

KEYS = tuple(paramiko.ECDSAKey.generate() for _ in range(3))


class Agent:
    """Has these keys; a key of one's own signs as one of an agent does."""

    keys: tuple[paramiko.PKey, ...] = KEYS

    def __init__(self) -> None:
        self.closed = False

    def get_keys(self) -> tuple[paramiko.PKey, ...]:
        return self.keys

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def agent(monkeypatch: pytest.MonkeyPatch) -> Agent:
    agent = Agent()
    monkeypatch.setattr(paramiko, "Agent", lambda: agent)
    return agent


def check(*taken: paramiko.PKey) -> None:
    """Sign in to a server that takes these keys."""
    sign_in_by_agent(*(each.fingerprint for each in taken))


def test_any_of_the_keys_may_be_the_one_that_is_taken(agent: Agent) -> None:
    check(KEYS[2])
    assert agent.closed


def test_keys_that_are_all_unknown_are_counted(agent: Agent) -> None:
    with pytest.raises(RosterError) as raised:
        check(paramiko.ECDSAKey.generate())
    assert raised.value.code == "sftp-agent-refused"
    assert "none of the 3 keys" in str(raised.value)
    assert agent.closed


def test_no_more_keys_are_tried_than_servers_bear(
    agent: Agent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agent_keys, "MOST_TRIED", 1)
    with pytest.raises(RosterError) as raised:
        check(KEYS[2])
    assert "the one key" in str(raised.value)
    check(KEYS[0])


def test_an_agent_without_a_key_is_said(agent: Agent) -> None:
    agent.keys = ()
    with pytest.raises(RosterError, match="No SSH agent runs"):
        check(KEYS[0])


def test_what_is_no_agent_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    with pytest.raises(RosterError) as raised:
        check(KEYS[0])
    assert raised.value.code == "agent-empty"


def test_an_agent_that_goes_away_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost() -> None:
        raise paramiko.SSHException("lost ssh-agent")

    monkeypatch.setattr(paramiko, "Agent", lost)
    with pytest.raises(RosterError) as raised:
        check(KEYS[0])
    assert raised.value.code == "agent-empty"
