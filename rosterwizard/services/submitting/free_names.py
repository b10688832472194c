"""Names for files that take nobody else's place."""

from __future__ import annotations

import secrets
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_NAMES = 1000


def free_names(name: str) -> Iterator[str]:
    """Give the name itself, then numbered ones: "users.csv", "users-2.csv", …."""
    yield name
    path = PurePath(name)
    for number in range(2, MOST_NAMES):
        yield f"{path.stem}-{number}{path.suffix}"


def unfinished_name(name: str) -> str:
    """Return a name that no watcher of `*.csv` or `*.zip` takes, and nobody else uses."""
    return f".{name}.{secrets.token_hex(4)}.part"
