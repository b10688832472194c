"""The name of a file until it is whole."""

from __future__ import annotations

import secrets


def unfinished_name(name: str) -> str:
    """Return a name that no watcher of `*.csv` or `*.zip` takes, and nobody else uses."""
    return f".{name}.{secrets.token_hex(4)}.part"
