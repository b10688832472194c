"""Passwords of servers, in the keyring of the operating system and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.servers.keyring_wait import PATIENT, Answer, Patience, answered
from rosterwizard.services.servers.lent_secrets import lent_secret, take_back
from rosterwizard.services.servers.server import CONNECTION

if TYPE_CHECKING:
    from collections.abc import Callable

    from keyring.backend import KeyringBackend

    from rosterwizard.services.servers.server import Server

SERVICE = "RosterWizard"
# Why a keyring may not tell what it has, and the part of "keyring-unread" that says so. Where there
# is none, nothing is missed.
UNREAD = {
    "keyring-locked": "locked",
    "keyring-refused": "refused",
    "keyring-silent": "silent",
}
# keyrings.alt keeps passwords in files; the others are keyring's words for having none.
NOT_SAFE = ("keyrings.alt.", "keyring.backends.fail", "keyring.backends.null")
# macOS: nobody is there to be asked (a scheduled run, or by SSH). keyring has no name for it.
INTERACTION_NOT_ALLOWED = -25308


def account_of(server: Server) -> str:
    """Return what the secret is kept under: another address or account never gets it."""
    others = sorted(each for each in server.given.items() if each[0] not in {"user", *CONNECTION})
    return " ".join((server.system, server.user, server.url, *(f"{k}={v}" for k, v in others)))


def secret_of(server: Server, patience: Patience = PATIENT) -> str | None:
    """Return the kept password; None when none is kept or no keyring can be used: then ask.

    May block while the keyring asks the person to unlock it: never call it on the GUI thread.
    """
    return secret_at(account_of(server), patience)


def secret_at(account: str, patience: Patience = PATIENT) -> str | None:
    """Return what is kept under the name of an account, as `secret_of` does."""
    try:
        return read_account(account, patience)
    except RosterError:
        return None


def read_secret(server: Server, patience: Patience = PATIENT) -> str | None:
    """Return the kept password; None when none is kept. Blocks and raises as `keep_secret` does."""
    return read_account(account_of(server), patience)


def keep_secret(server: Server, secret: str, patience: Patience = PATIENT) -> None:
    """Keep the password.

    Raises RosterError "keyring-missing", "keyring-locked", "keyring-refused" and "keyring-silent";
    in each case the work goes on: the password is asked for each time. May block as `secret_of`.
    """
    keep_account(account_of(server), secret, patience)


def forget_secret(account: str, patience: Patience = PATIENT) -> None:
    """Forget the password of an account; nothing happens when none is kept.

    Blocks and raises as `keep_secret` does.
    """
    take_back(account)

    def forget(keyring: KeyringBackend) -> None:
        if keyring.get_password(SERVICE, account) is not None:
            keyring.delete_password(SERVICE, account)

    _asked(forget, patience)


def read_account(account: str, patience: Patience = PATIENT) -> str | None:
    """Return what is kept under the name of an account, as `read_secret` does."""
    lent = lent_secret(account)
    if lent is not None:
        return lent
    return _asked(lambda keyring: keyring.get_password(SERVICE, account), patience)


def keep_account(account: str, secret: str, patience: Patience = PATIENT) -> None:
    """Keep a secret under the name of an account, as `keep_secret` does."""
    _asked(lambda keyring: keyring.set_password(SERVICE, account, secret), patience)
    take_back(account)  # it may be an older one


def _asked(ask: Callable[[KeyringBackend], Answer], patience: Patience) -> Answer:
    def work() -> Answer:
        keyring = _keyring()
        try:
            return ask(keyring)
        except Exception as error:  # noqa: BLE001 - keyrings raise what they like
            raise _trouble(error) from None  # the chain could repeat the password

    return answered(work, patience)


def _keyring() -> KeyringBackend:
    """Return the keyring of the operating system. Raises RosterError "keyring-missing"."""
    import keyring  # noqa: PLC0415 - 90 ms that most runs do not need

    try:
        backend = keyring.get_keyring()
    except Exception:  # noqa: BLE001 - a broken keyring configuration is as good as none
        raise RosterError("keyring-missing") from None
    parts = _parts(backend)
    if not parts or not all(map(_is_safe, parts)):  # without any, the chainer keeps nothing
        raise RosterError("keyring-missing")
    return backend


def _parts(backend: KeyringBackend) -> tuple[KeyringBackend, ...]:
    """Return the keyrings that really keep something: the chainer asks several in turn."""
    return tuple(getattr(backend, "backends", (backend,)))


def _is_safe(backend: KeyringBackend) -> bool:
    return not type(backend).__module__.startswith(NOT_SAFE)


def _trouble(error: Exception) -> RosterError:
    from keyring.errors import KeyringLocked  # noqa: PLC0415 - loaded by now

    status = getattr(error.__cause__, "args", ())[:1]
    locked = isinstance(error, KeyringLocked) or status == (INTERACTION_NOT_ALLOWED,)
    return RosterError("keyring-locked" if locked else "keyring-refused")
