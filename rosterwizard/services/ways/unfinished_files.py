"""The name of a file until it is whole."""

from __future__ import annotations

import re
import secrets

# A file that is being sent changes all the time; the server is not waited for nearly as long.
_LEFT_AFTER_S = 300
_OURS = re.compile(r"\..+\.[0-9a-f]{8}\.part", re.DOTALL)


def unfinished_name(name: str) -> str:
    """Return a name that no watcher of `*.csv` or `*.zip` takes, and nobody else uses."""
    return f".{name}.{secrets.token_hex(4)}.part"


def is_left_over(name: str, changed_at: float, now: float) -> bool:
    """Tell whether a file is one that a sending of ours left when it was cut or killed.

    changed_at, now: in seconds, of the same clock.
    """
    return _OURS.fullmatch(name) is not None and changed_at < now - _LEFT_AFTER_S
