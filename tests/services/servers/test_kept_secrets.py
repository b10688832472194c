"""Secrets lie in the keyring, and a keyring that will not do never stops the work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import keyring
import pytest
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import KeyringLocked, PasswordSetError
from msgspec.structs import replace

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.servers.kept_secrets import (
    account_of,
    forget_secret,
    keep_secret,
    secret_of,
)
from rosterwizard.services.servers.server import Server
from tests.helpers.foreign_keyrings import CredentialManager, mac_keyring, windows_keyring
from tests.helpers.memory_keyring import MemoryKeyring

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVER = Server(
    name="Library",
    system="infiniti",
    url="https://a.example",
    protocol="infiniti",
    given={"user": "anna"},
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


@pytest.mark.parametrize(
    "change",
    [
        {"url": "https://b.example"},
        {"given": {"user": "ben"}},
        {"given": {"user": "anna", "key": "/k"}},
        {"given": {}},
    ],
)
def test_another_address_or_account_never_gets_the_secret(change: dict[str, Any]) -> None:
    keep_secret(SERVER, SECRET)
    assert secret_of(replace(SERVER, **change)) is None


def test_a_forgotten_secret_is_gone_and_can_be_forgotten_again() -> None:
    keep_secret(SERVER, SECRET)
    forget_secret(account_of(SERVER))
    forget_secret(account_of(SERVER))
    assert secret_of(SERVER) is None


@pytest.mark.parametrize("kind", [NoKeyring, PlainFile])
def test_without_a_safe_keyring_the_person_is_asked(kind: type[KeyringBackend]) -> None:
    keyring.set_keyring(kind())
    assert secret_of(SERVER) is None
    for act in (lambda: keep_secret(SERVER, SECRET), lambda: forget_secret(account_of(SERVER))):
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
    for act in (lambda: keep_secret(SERVER, SECRET), lambda: forget_secret(account_of(SERVER))):
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


def test_a_chain_without_a_keyring_keeps_nothing_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ChainerBackend, "backends", [])
    chain: type[KeyringBackend] = ChainerBackend
    keyring.set_keyring(chain())
    assert secret_of(SERVER) is None
    with pytest.raises(RosterError, match="no keyring"):
        keep_secret(SERVER, SECRET)


def test_null_keyring_counts_as_none() -> None:
    kind: type[KeyringBackend] = NullKeyring
    keyring.set_keyring(kind())
    with pytest.raises(RosterError, match="no keyring"):
        keep_secret(SERVER, SECRET)


class TestWindows:
    """keyring's own back end for Windows, over a Credential Manager that is played."""

    @pytest.fixture(autouse=True)
    def manager(self, monkeypatch: pytest.MonkeyPatch) -> CredentialManager:
        backend, manager = windows_keyring(monkeypatch)
        keyring.set_keyring(backend)
        return manager

    def test_secrets_of_two_servers_do_not_displace_each_other(self) -> None:
        other = replace(SERVER, url="https://b.example")
        keep_secret(SERVER, SECRET)
        keep_secret(other, "another")
        assert (secret_of(SERVER), secret_of(other)) == (SECRET, "another")
        forget_secret(account_of(SERVER))
        forget_secret(account_of(SERVER))
        assert (secret_of(SERVER), secret_of(other)) == (None, "another")

    def test_longest_secret_is_kept(self) -> None:
        keep_secret(SERVER, "x" * 1280)
        assert secret_of(SERVER) == "x" * 1280

    @pytest.mark.parametrize(
        ("server", "secret"),
        [(SERVER, "x" * 1281), (replace(SERVER, url=f"https://{'a' * 600}.example"), SECRET)],
    )
    def test_what_is_too_long_is_said_and_the_person_asked(
        self, manager: CredentialManager, server: Server, secret: str
    ) -> None:
        with pytest.raises(RosterError, match="asked for each time") as raised:
            keep_secret(server, secret)
        assert raised.value.code == "keyring-refused"
        assert secret_of(server) is None
        assert manager.kept == {}


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (-25308, "keyring-locked"),  # nobody is there to be asked
        (-128, "keyring-locked"),  # the person said no
        (-25293, "keyring-refused"),
    ],
)
def test_what_the_keychain_of_macos_refuses_is_said(
    monkeypatch: pytest.MonkeyPatch, status: int, code: str
) -> None:
    keyring.set_keyring(mac_keyring(monkeypatch, status))
    assert secret_of(SERVER) is None
    for act in (lambda: keep_secret(SERVER, SECRET), lambda: forget_secret(account_of(SERVER))):
        with pytest.raises(RosterError) as raised:
            act()  # type: ignore[no-untyped-call] # as above
        assert raised.value.code == code


def test_what_the_keychain_of_macos_does_not_hold_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keyring.set_keyring(mac_keyring(monkeypatch, -25300))
    assert secret_of(SERVER) is None
    forget_secret(account_of(SERVER))


def test_account_is_named_as_older_programs_did_and_in_one_order() -> None:
    assert account_of(SERVER) == "infiniti anna https://a.example"
    one, other = {"user": "anna", "b": "2", "a": "1"}, {"a": "1", "b": "2", "user": "anna"}
    accounts = {account_of(replace(SERVER, given=given)) for given in (one, other)}
    assert accounts == {"infiniti anna https://a.example a=1 b=2"}
