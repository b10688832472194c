"""The private key that an account signs in with, read from a person's own file."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import paramiko

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.reasons import reason_of


def key_in(path: str, passphrase: str) -> paramiko.PKey:
    """Return the key in a file; a passphrase that it does not have is passed over.

    Raises RosterError "key-unreadable", "key-not-understood", and "key-locked" when it has a
    passphrase and this is not it. None of them repeats what the libraries say of their errors.
    """
    try:
        return _opened(path, None)
    except OSError as error:
        raise RosterError("key-unreadable", file=path, reason=reason_of(error)) from None
    except TypeError:  # so says the library below that it is locked
        pass
    except Exception:  # noqa: BLE001 - three libraries, each with errors of its own
        raise RosterError("key-not-understood", file=path) from None
    try:
        return _opened(path, passphrase.encode())
    except Exception:  # noqa: BLE001 - as above
        raise RosterError("key-locked", file=path) from None


def _opened(path: str, passphrase: bytes | None) -> paramiko.PKey:
    if not Path(path).is_file():  # a pipe would be waited for
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    # Bytes, whatever paramiko's types say: one of the libraries below takes nothing else.
    return paramiko.PKey.from_path(path, passphrase)  # type: ignore[arg-type]
