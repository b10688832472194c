"""Writing the journal of a submission: each step is on the disk before the program goes on."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Self

import msgspec

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.file_locks import TakenError, locked
from rosterwizard.services.journal import Sending, journal_folder, journal_of, lock_of
from rosterwizard.services.reasons import reason_of
from rosterwizard.services.whole_files import not_written

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from rosterwizard.services.journal import Step

_OPENED = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
ON_WINDOWS = os.name == "nt"


class Journal:
    """Writes the journal of one submission. Its methods raise RosterError "journal-unwritable".

    Use it in a `with` statement. Meanwhile no other program takes the submission for cut off; a
    journal of nothing that was begun is gone afterwards.
    """

    def __init__(self, submission: str) -> None:
        self.path = journal_of(submission)
        self._lock: sqlite3.Connection | None = None
        self._file: int | None = None
        self._owed = b""
        self._has_begun = False

    def __enter__(self) -> Self:
        """Open the file; it must be new."""
        try:
            folder = journal_folder()
            self._lock = self.locked(lock_of(self.path), 0)
            self._file = os.open(self.path, _OPENED | os.O_EXCL, 0o600)
            _sync_folder(folder)
        except OSError as error:
            self._let_go()
            raise self.unwritable(reason_of(error)) from error
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file and leave it to others, whatever the disk says."""
        if self._file is None:
            return
        file, self._file = self._file, None
        try:
            with suppress(OSError):
                self._write_owed(file)
            with suppress(OSError):
                os.close(file)
            with suppress(OSError):
                if not self._has_begun:
                    self.path.unlink()
        finally:  # also after a Ctrl-C
            self._let_go()

    def write(self, step: Step) -> None:
        """Write one line and wait until the disk has it.

        What could not be written is tried again with the next line.
        """
        if self._file is None:
            raise ValueError("the journal is not open")
        self._owed += _line(step)
        try:
            self._write_owed(self._file)
        except OSError as error:
            raise self.unwritable(reason_of(error)) from error
        self._has_begun = self._has_begun or isinstance(step, Sending)

    def unwritable(self, reason: str) -> RosterError:
        """Return what a person is told where it cannot be written."""
        return RosterError("journal-unwritable", file=self.path, reason=reason)

    def locked(self, lock: Path, wait_s: float) -> sqlite3.Connection:
        """Return a lock that is wanted for the journal; closing it lets go."""
        try:
            return locked(lock, wait_s)
        except TakenError as error:
            raise self.unwritable(sentence("database-trouble", "busy")) from error
        except RosterError as error:
            raise self.unwritable(str(error.params["reason"])) from error

    def _let_go(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None
            with suppress(OSError):
                lock_of(self.path).unlink()

    def _write_owed(self, file: int) -> None:
        while self._owed:
            self._owed = self._owed[os.write(file, self._owed) :]
        os.fsync(file)


def add_to_journal(submission: str, steps: Sequence[Step]) -> None:
    """Write further steps into the journal of a submission that is over.

    Raises RosterError "not-written".
    """
    path = journal_of(submission)
    try:
        journal_folder()
        file = os.open(path, _OPENED, 0o600)
        try:
            # The last line may be one that was cut off.
            _write_all(file, b"\n" + b"".join(map(_line, steps)))
        finally:
            os.close(file)
    except OSError as error:
        raise not_written(path, error) from error


def _line(step: Step) -> bytes:
    return msgspec.json.encode(step) + b"\n"


def _write_all(file: int, content: bytes) -> None:
    while content:
        content = content[os.write(file, content) :]
    os.fsync(file)


def _sync_folder(folder: Path) -> None:
    """Let the disk know the new name, too; not every network drive can."""
    if ON_WINDOWS:
        return
    with suppress(OSError):
        there = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(there)
        finally:
            os.close(there)
