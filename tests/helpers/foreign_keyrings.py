"""keyring's own back ends for Windows and macOS, over systems that are played here."""

from __future__ import annotations

from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    import pytest
    from keyring.backend import KeyringBackend

LONGEST_BLOB_BYTES = 2560  # CRED_MAX_CREDENTIAL_BLOB_SIZE, in UTF-16
LONGEST_USER = 513  # CRED_MAX_USERNAME_LENGTH
NOT_FOUND, INVALID_PARAMETER, BAD_STUB_DATA = 1168, 87, 1783


class WindowsError(Exception):
    """What the Credential Manager answers, as pywin32 raises it."""

    def __init__(self, winerror: int, funcname: str) -> None:
        super().__init__(winerror, funcname, "said by Windows")
        self.winerror, self.funcname = winerror, funcname


class CredentialManager:
    """Keeps credentials by target, with the limits of Windows."""

    CRED_TYPE_GENERIC = 1
    CRED_PERSIST_ENTERPRISE = 3

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Any]] = {}

    def CredRead(self, *, Type: int, TargetName: str) -> dict[str, Any]:  # noqa: N802, N803 - theirs
        if TargetName not in self.kept:
            raise WindowsError(NOT_FOUND, "CredRead")
        return self.kept[TargetName]

    def CredWrite(self, credential: dict[str, Any], flags: int) -> None:  # noqa: N802 - theirs
        blob = credential["CredentialBlob"].encode("utf-16-le")
        if len(blob) > LONGEST_BLOB_BYTES:
            raise WindowsError(BAD_STUB_DATA, "CredWrite")
        if len(credential["UserName"]) > LONGEST_USER:
            raise WindowsError(INVALID_PARAMETER, "CredWrite")
        self.kept[credential["TargetName"]] = {**credential, "CredentialBlob": blob}

    def CredDelete(self, *, Type: int, TargetName: str) -> None:  # noqa: N802, N803 - theirs
        del self.kept[TargetName]


def windows_keyring(monkeypatch: pytest.MonkeyPatch) -> tuple[KeyringBackend, CredentialManager]:
    """Return keyring's back end for Windows, and the Credential Manager that it works with."""
    from keyring.backends import Windows

    manager = CredentialManager()
    monkeypatch.setattr(Windows, "win32cred", manager, raising=False)
    monkeypatch.setattr(Windows, "pywintypes", SimpleNamespace(error=WindowsError), raising=False)
    backend: type[KeyringBackend] = Windows.WinVaultKeyring
    return backend(), manager


def mac_keyring(monkeypatch: pytest.MonkeyPatch, status: int) -> KeyringBackend:
    """Return keyring's back end for macOS, whose Keychain answers everything with `status`."""
    from keyring.backends import macOS

    class Error(Exception):
        """As in keyring.backends.macOS.api."""

    class NotFound(Error):  # noqa: N818 - as it is called there
        """As above."""

    class KeychainDenied(Error):  # noqa: N818 - as above
        """As above."""

    def answer(*_: object) -> NoReturn:
        kinds = {-25300: NotFound, -128: KeychainDenied}
        raise kinds.get(status, Error)(status, "said by macOS")

    api: Any = ModuleType("api")
    api.Error, api.NotFound, api.KeychainDenied = Error, NotFound, KeychainDenied
    api.find_generic_password = api.set_generic_password = api.delete_generic_password = answer
    monkeypatch.setattr(macOS, "api", api, raising=False)
    monkeypatch.setattr(macOS.Keyring, "keychain", None)
    backend: type[KeyringBackend] = macOS.Keyring
    return backend()
