"""Files of SQLite that are ours: each step makes a version of the file from the one before it."""

import sqlite3
from collections.abc import Sequence
from itertools import chain


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


def _version(database: sqlite3.Connection) -> int:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)
