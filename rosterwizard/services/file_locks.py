"""Locks between programs, each on an empty file beside the one that it is about.

They are SQLite's own: the same on every system, and the system lets go of one when the program
ends, however it ends. What opens and closes a lock file in this program, other than SQLite, would
break the lock.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.whole_files import not_written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAIT_S = 10  # a change takes some milliseconds


class TakenError(Exception):
    """Another program, or another part of this one, has the lock."""


@contextmanager
def turn_at(file: Path) -> Iterator[None]:
    """Let no other program change the file meanwhile; whoever wants to waits.

    For reading, changing and writing it whole, as one step. Raises RosterError "file-busy" where
    the others do not come to an end, and "not-written".
    """
    try:
        lock = locked(file.with_name(f"{file.name}.lock"), WAIT_S)
    except TakenError as error:
        raise RosterError("file-busy", file=file) from error
    with closing(lock):
        yield


def locked(lock: Path, wait_s: float) -> sqlite3.Connection:
    """Return the lock that a file stands for; closing it lets go.

    wait_s: for whoever has it. Raises TakenError, and RosterError "not-written".
    """
    try:
        lock.touch(mode=0o600)  # before SQLite makes it readable for others
    except OSError as error:
        raise not_written(lock, error) from error
    # Any thread may let go: kept work is written by one of its own.
    held = sqlite3.connect(lock, timeout=wait_s, isolation_level=None, check_same_thread=False)
    try:
        held.execute("PRAGMA journal_mode = MEMORY")  # nothing is ever written, and no file left
        held.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        held.close()
        raise TakenError from error
    return held


def is_taken(lock: Path) -> bool:
    """Tell whether any program has the lock, this one too."""
    if not lock.exists():
        return False
    try:
        with closing(sqlite3.connect(lock, timeout=0)) as looking:
            looking.execute("SELECT 1 FROM sqlite_master")
    except sqlite3.Error:
        return True
    return False
