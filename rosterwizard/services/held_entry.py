"""The file of one job's kept work, held by one window at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import finalize

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.file_locks import TakenError, is_taken, locked
from rosterwizard.services.private_files import forget_file

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

_WAIT_S = 0.3  # another window may be looking whether the entry is free


class HeldEntry:
    """An entry that is this window's own from `hold` on until `let_go`.

    file: the entry's own; it need not be there yet.
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
    return is_taken(lock_of(file))


def _locked(file: Path) -> sqlite3.Connection:
    try:
        return locked(lock_of(file), _WAIT_S)
    except TakenError as error:
        raise RosterError("kept-work-elsewhere", file=file) from error
