"""The file of one job's kept work, held by one window at a time.

The lock is one of SQLite's, on an empty file beside it: it is the same on every system, and the
system lets go of it when the program ends, however it ends.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING
from weakref import finalize

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.private_files import forget_file
from rosterwizard.services.whole_files import not_written

if TYPE_CHECKING:
    from pathlib import Path

_WAIT_S = 0.3  # another window may be looking whether the entry is free


class HeldEntry:
    """An entry that is this window's own from `hold` on until `let_go`.

    file: the entry's own; it need not be there yet. What opens and closes its lock file in this
    program, other than SQLite, would break the lock.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._lock: sqlite3.Connection | None = None

    def hold(self) -> None:
        """Make it this window's own, if it is not yet.

        Raises RosterError "kept-work-elsewhere" when another window has it, and "not-written".
        """
        if self._lock is None:
            self._lock = _locked(self.file)
            self._ends = finalize(self, self._lock.close)

    def let_go(self) -> None:
        """Leave it to whoever wants it."""
        if self._lock is not None:
            self._ends()
            self._lock = None

    def forget(self) -> None:
        """Remove it. Raises what `hold` does, and RosterError "not-forgotten"."""
        self.hold()
        forget_file(self.file)
        self.let_go()
        forget_file(lock_of(self.file))


def lock_of(file: Path) -> Path:
    """Return the file whose lock says who has the entry."""
    return file.with_suffix(".lock")


def is_held(file: Path) -> bool:
    """Tell whether any window, also one of this program, has the entry."""
    lock = lock_of(file)
    if not lock.exists():
        return False
    try:
        _reading(lock)
    except sqlite3.Error:
        return True
    return False


def _reading(lock: Path) -> None:
    looking = sqlite3.connect(lock, timeout=0)
    try:
        looking.execute("SELECT 1 FROM sqlite_master")
    finally:
        looking.close()


def _locked(file: Path) -> sqlite3.Connection:
    lock = lock_of(file)
    try:
        lock.touch(mode=0o600)  # before SQLite makes it readable for others
    except OSError as error:
        raise not_written(lock, error) from error
    # Kept work is written by a thread of its own.
    held = sqlite3.connect(lock, timeout=_WAIT_S, isolation_level=None, check_same_thread=False)
    try:
        held.execute("PRAGMA journal_mode = MEMORY")  # nothing is ever written, and no file left
        held.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        held.close()
        raise RosterError("kept-work-elsewhere", file=file) from error
    return held
