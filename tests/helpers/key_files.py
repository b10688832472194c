"""Private keys in files, made for one test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import paramiko

if TYPE_CHECKING:
    from pathlib import Path


def key_file(folder: Path, passphrase: str = "") -> tuple[Path, str]:
    """Make a key; return its file and its fingerprint."""
    key = paramiko.ECDSAKey.generate()
    path = folder / "id_ecdsa"
    key.write_private_key_file(str(path), password=passphrase or None)
    return path, key.fingerprint
