"""Secrets lie in the keyring, and a keyring that will not do never stops the work."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import keyring
import pytest
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked, PasswordSetError
from msgspec.structs import replace

from rosterwizard.core.errors import RosterError
from rosterwizard.services.secrets import forget_secret, keep_secret, secret_of
from rosterwizard.services.server import Server
from tests.helpers.memory_keyring import MemoryKeyring

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVER = Server(
    name="Library", system="infiniti", url="https://a.example", protocol="infiniti", user="anna"
)
SECRET = "p:ä@ss"  # noqa: S105 - nobody's


class TroubledKeyring(MemoryKeyring):
    """Answers every question with the same trouble."""

    def __init__(self, trouble: Exception) -> None:
        super().__init__()
        self.trouble = trouble

    def get_password(self, service: str, username: str) -> NoReturn:
        raise self.trouble

    def set_password(self, service: str, username: str, password: str) -> NoReturn:
        raise self.trouble


class PlainFile(MemoryKeyring):
    """Stands for keyrings.alt, which keeps passwords in a file."""


PlainFile.__module__ = "keyrings.alt.file"


def test_a_kept_secret_comes_back() -> None:
    keep_secret(SERVER, SECRET)
    assert secret_of(SERVER) == SECRET


def test_no_secret_is_none() -> None:
    assert secret_of(SERVER) is None


@pytest.mark.parametrize("change", [{"url": "https://b.example"}, {"user": "ben"}])
def test_another_address_or_account_never_gets_the_secret(change: dict[str, str]) -> None:
    keep_secret(SERVER, SECRET)
    assert secret_of(replace(SERVER, **change)) is None


def test_a_forgotten_secret_is_gone_and_can_be_forgotten_again() -> None:
    keep_secret(SERVER, SECRET)
    forget_secret(SERVER)
    forget_secret(SERVER)
    assert secret_of(SERVER) is None


@pytest.mark.parametrize("kind", [NoKeyring, PlainFile])
def test_without_a_safe_keyring_the_person_is_asked(kind: type[KeyringBackend]) -> None:
    keyring.set_keyring(kind())
    assert secret_of(SERVER) is None
    for act in (lambda: keep_secret(SERVER, SECRET), lambda: forget_secret(SERVER)):
        with pytest.raises(RosterError, match="asked for each time"):
            act()  # type: ignore[no-untyped-call] # keyring has no types


def test_a_chain_with_an_unsafe_keyring_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ChainerBackend, "backends", [MemoryKeyring(), PlainFile()])
    chain: type[KeyringBackend] = ChainerBackend
    keyring.set_keyring(chain())
    with pytest.raises(RosterError, match="no keyring"):
        keep_secret(SERVER, SECRET)


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (KeyringLocked("locked"), "keyring-locked"),
        (PasswordSetError("no"), "keyring-refused"),
        (OSError(f"odd backends repeat {SECRET}"), "keyring-refused"),
    ],
)
def test_a_troubled_keyring_is_said_and_the_person_asked(trouble: Exception, code: str) -> None:
    keyring.set_keyring(TroubledKeyring(trouble))
    assert secret_of(SERVER) is None
    for act in (lambda: keep_secret(SERVER, SECRET), lambda: forget_secret(SERVER)):
        with pytest.raises(RosterError) as raised:
            act()  # type: ignore[no-untyped-call] # as above
        assert raised.value.code == code
        assert SECRET not in f"{raised.value} {raised.value.__cause__}"
        assert raised.value.__suppress_context__


def test_a_broken_keyring_configuration_is_as_good_as_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken() -> NoReturn:
        raise ImportError("no such backend")

    monkeypatch.setattr(keyring, "get_keyring", broken)
    with pytest.raises(RosterError, match="no keyring"):
        keep_secret(SERVER, SECRET)
