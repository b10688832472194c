"""Names for files that take nobody else's place."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from rosterwizard.core.sheet.file_names import numbered_name

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_NAMES = 1000


def free_names(name: str) -> Iterator[str]:
    """Give the name itself, then numbered ones: "users.csv", "users-2.csv", …."""
    yield name
    for number in range(2, MOST_NAMES):
        yield numbered_name(name, number)


def unfinished_name(name: str) -> str:
    """Return a name that no watcher of `*.csv` or `*.zip` takes, and nobody else uses."""
    return f".{name}.{secrets.token_hex(4)}.part"
