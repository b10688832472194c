"""Files of SQLite that are ours: each step makes a version of the file from the one before it."""

import sqlite3
import time
from collections.abc import Sequence
from itertools import chain

LOOK_EVERY_S = 0.02


class NewerDatabaseError(sqlite3.OperationalError):
    """A newer program wrote the file; it stays as it is."""


def bring_up(database: sqlite3.Connection, steps: Sequence[Sequence[str]]) -> None:
    """Take the steps that the file lacks: all or none, and by one program at a time.

    steps: the statements of each. A file that lacks none is only read, whoever writes to it just
    then. Raises NewerDatabaseError and SQLite's own errors.
    """
    if _version(database) == len(steps):
        return
    with database:
        database.execute("BEGIN IMMEDIATE")
        version = _version(database)  # another program may have been quicker
        if version > len(steps):
            raise NewerDatabaseError
        for statement in chain.from_iterable(steps[version:]):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {len(steps)}")


def write_ahead(database: sqlite3.Connection, wait_s: float) -> None:
    """Have the file keep a journal for which those who read need not wait.

    wait_s: for other programs. Where two turn it on in one new file, each would wait for the other;
    SQLite tells one of them at once that the file is locked, whatever its own time to wait is.
    Raises SQLite's own errors.
    """
    until = time.monotonic() + wait_s
    while True:
        try:
            database.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() >= until:
                raise
            time.sleep(LOOK_EVERY_S)
        else:
            return


def _version(database: sqlite3.Connection) -> int:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)
