"""A real SSH agent signs in, with each kind of key, and is asked for nothing else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from parts import SSH_AGENT
from rosterwizard.core.messages.errors import RosterError
from tests.helpers.needing import elsewhere, needs
from tests.helpers.ssh_agent import SshAgent, sign_in_by_agent

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [needs(SSH_AGENT), elsewhere(os.name == "nt", "Windows has an agent of its own")]


@pytest.fixture
def agent(monkeypatch: pytest.MonkeyPatch) -> Iterator[SshAgent]:
    with SshAgent() as running:
        monkeypatch.setenv("SSH_AUTH_SOCK", running.socket)
        yield running


def test_each_kind_of_key_signs_in(agent: SshAgent) -> None:
    for fingerprint in [agent.add_key(kind) for kind in ("ed25519", "ecdsa", "rsa")]:
        sign_in_by_agent(fingerprint)


def test_an_empty_agent_is_said(agent: SshAgent) -> None:
    fingerprint = agent.add_key("ed25519")
    agent.empty()
    with pytest.raises(RosterError) as raised:
        sign_in_by_agent(fingerprint)
    assert raised.value.code == "agent-empty"


def test_keys_that_the_server_does_not_know_are_said(agent: SshAgent) -> None:
    agent.add_key("ed25519")
    with pytest.raises(RosterError) as raised:
        sign_in_by_agent("SHA256:of another key")
    assert raised.value.code == "sftp-agent-refused"
