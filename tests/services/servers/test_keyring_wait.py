"""A keyring that waits for somebody is waited for, said, and left after a time."""

from __future__ import annotations

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.servers import keyring_wait
from rosterwizard.services.servers.kept_secrets import keep_secret, read_secret, secret_of
from rosterwizard.services.servers.keyring_wait import Patience, answered
from rosterwizard.services.servers.server import Server
from tests.helpers.silent_keyring import SilentKeyring

SERVER = Server(name="L", system="infiniti", url="https://a.example", protocol="infiniti")


def test_an_answer_that_comes_at_once_says_nothing() -> None:
    said: list[str] = []
    assert answered(lambda: 7, Patience(says=lambda: said.append("waits"))) == 7
    assert said == []


def test_an_error_is_the_answer_too() -> None:
    with pytest.raises(ZeroDivisionError):
        answered(lambda: 1 // 0, Patience())


def test_a_wait_is_said_and_the_answer_still_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring_wait, "SAY_AFTER_S", 0.01)
    with SilentKeyring() as ring:
        ring.secrets["RosterWizard", "infiniti  https://a.example"] = "sesame"
        assert read_secret(SERVER, Patience(20, ring.unlocked.set)) == "sesame"


def test_a_keyring_that_never_answers_is_left() -> None:
    brief = Patience(longest_s=0.02)
    with SilentKeyring():
        assert secret_of(SERVER, brief) is None
        with pytest.raises(RosterError, match="given no answer"):
            read_secret(SERVER, brief)
        with pytest.raises(RosterError, match="given no answer"):
            keep_secret(SERVER, "x", brief)
