"""A keyring that will not do is a note: the program works all the same, and says how."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NoReturn

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked, PasswordSetError

from rosterwizard.services.self_check import keyring_check as module
from rosterwizard.services.self_check.keyring_check import passwords
from rosterwizard.services.servers.keyring_wait import Patience
from tests.helpers.memory_keyring import MemoryKeyring
from tests.helpers.stumbles import STUMBLES

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

    from rosterwizard.services.self_check import Finding


class Troubled(MemoryKeyring):
    """Takes no password."""

    def __init__(self, trouble: Exception) -> None:
        super().__init__()
        self.trouble = trouble

    def set_password(self, service: str, username: str, password: str) -> NoReturn:
        raise self.trouble


class Forgetful(MemoryKeyring):
    """Takes every password and gives none back."""

    def get_password(self, service: str, username: str) -> None:
        return None


class Locked(MemoryKeyring):
    """Waits to be unlocked."""

    def __init__(self) -> None:
        super().__init__()
        self.unlocked = threading.Event()

    def set_password(self, service: str, username: str, password: str) -> None:
        self.unlocked.wait()


def found_with(backend: KeyringBackend) -> Finding:
    keyring.set_keyring(backend)
    (finding,) = passwords()
    return finding


def test_password_is_kept_given_back_and_forgotten() -> None:
    backend = MemoryKeyring()
    assert found_with(backend).state == "well"
    assert backend.secrets == {}


@pytest.mark.parametrize(
    ("backend", "says"),
    [
        (NoKeyring(), "There is no keyring"),  # type: ignore[no-untyped-call] # keyring has no types
        (Troubled(KeyringLocked("locked")), "The keyring is locked"),
        (Troubled(PasswordSetError("no")), "did not take a password"),
        (Forgetful(), "did not give back"),
    ],
)
def test_keyring_that_will_not_do_is_a_note(backend: KeyringBackend, says: str) -> None:
    finding = found_with(backend)
    assert finding.state == "note"
    assert says in finding.says
    assert "passwords are asked for each time" in finding.says


def test_keyring_that_waits_for_somebody_does_not_stop_the_check(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "PATIENCE", Patience(longest_s=0.05))
    backend = Locked()
    finding = found_with(backend)
    backend.unlocked.set()
    assert finding.state == "note"
    assert "may be waiting to be unlocked" in finding.says


@pytest.mark.parametrize("kind", ["ValueError", "PanicException", "MemoryError"])
def test_no_kind_of_error_leaves_the_check_waiting(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(module, "keep_secret", STUMBLES[kind])
    (finding,) = passwords()
    assert finding.state == "wrong"
    assert f"({kind})" in finding.says


def test_library_that_breaks_is_told_without_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_server: object, secret: str, _patience: object) -> NoReturn:
        raise ImportError(secret)

    monkeypatch.setattr(module, "keep_secret", broken)
    (finding,) = passwords()
    assert finding.state == "wrong"
    assert "(ImportError)" in finding.says
