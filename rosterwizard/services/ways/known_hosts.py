"""The keys of servers that a person trusted with their own ssh: the file `~/.ssh/known_hosts`."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import paramiko
from paramiko.hostkeys import HostKeyEntry, HostKeys, InvalidHostKey

if TYPE_CHECKING:
    from collections.abc import Iterator

PORT = 22
_LARGEST = 4_000_000  # bytes; no person's own file has as many


def known_hosts_file() -> Path:
    """Return where it lies, whether it is there or not."""
    return Path("~/.ssh/known_hosts").expanduser()


def known_keys(host: str, port: int) -> frozenset[str]:
    """Return what it knows of a server, each key as `Server.host_key`; nothing without a file.

    Names are compared as they stand or hashed; lines with patterns or marks are passed over.
    """
    name = host if port == PORT else f"[{host}]:{port}"
    keys = HostKeys()
    found = (each.key for each in _entries() if keys._hostname_matches(name, each))  # type: ignore[attr-defined] # noqa: SLF001 - the only way to compare one line
    return frozenset(f"{key.get_name()} {key.fingerprint}" for key in found)


def _entries() -> Iterator[HostKeyEntry]:
    for line in _lines():
        # A line that is damaged stands for no server.
        with suppress(InvalidHostKey, paramiko.SSHException, ValueError):
            entry = HostKeyEntry.from_line(line)
            if entry is not None:
                yield entry


def _lines() -> list[str]:
    path = known_hosts_file()
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return []
        text = path.read_text("utf-8", errors="replace")
    except OSError:
        return []
    lines = map(str.strip, text.splitlines())
    return [line for line in lines if line and line[0] not in "#@"]
