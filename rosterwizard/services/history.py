"""What was submitted: digests and counts, no cells."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.folders import data_folder
from rosterwizard.services.private_files import put_aside
from rosterwizard.services.reasons import reason_of

VERSION = 1
WAIT_S = 10
_TABLE = """
CREATE TABLE IF NOT EXISTS entries (
    submission TEXT, "when" TEXT, system TEXT, record_type TEXT, server TEXT, file TEXT,
    digest TEXT, rows INTEGER, counts TEXT
)"""
_INSERT = "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_SELECT = "SELECT * FROM entries ORDER BY rowid DESC"


class Entry(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One sheet of one submission.

    submission: the same for all sheets that were sent together; names its journal too.
    when: ISO 8601 with the offset of the place. file: the person's own, by name.
    digest: SHA-256 of what was sent. counts: rows by state, states without rows left out.
    """

    submission: str
    when: str
    system: str
    record_type: str
    server: str
    file: str
    digest: str
    rows: int
    counts: dict[str, int]


def history_file() -> Path:
    """Return where the history is kept."""
    return data_folder() / "history.sqlite"


def remember(new: Sequence[Entry]) -> None:
    """Keep the entries of one submission.

    Raises RosterError "history-unwritable", and "history-put-aside" when a damaged file had to
    make way; in that case the entries are kept in a fresh one.
    """
    try:
        _insert(new)
    except RosterError as error:
        if error.code == "history-put-aside":
            _insert(new)
        raise


def entries() -> tuple[Entry, ...]:
    """Return what was submitted, the latest first.

    Raises RosterError "history-put-aside" when the file is damaged; the next call is empty.
    """
    with _opened() as database:
        return tuple(_entry(row) for row in database.execute(_SELECT))


def _insert(new: Sequence[Entry]) -> None:
    with _opened() as database, database:
        database.executemany(_INSERT, [_row(entry) for entry in new])


def _row(entry: Entry) -> tuple[object, ...]:
    *cells, counts = msgspec.structs.astuple(entry)
    return (*cells, msgspec.json.encode(counts).decode())


def _entry(row: Sequence[Any]) -> Entry:
    *cells, counts = row
    names = Entry.__struct_encode_fields__
    known = dict(zip(names, (*cells, msgspec.json.decode(counts)), strict=True))
    return msgspec.convert(known, Entry)


@contextmanager
def _opened() -> Iterator[sqlite3.Connection]:
    """Open the history, and answer for what SQLite says about it."""
    path = history_file()
    try:
        path.touch(mode=0o600)  # before SQLite makes it readable for others
        database = sqlite3.connect(path, timeout=WAIT_S)
        try:
            _prepare(database)
            yield database
        finally:
            database.close()
    except (sqlite3.OperationalError, OSError) as error:
        raise RosterError("history-unwritable", file=path, reason=reason_of(error)) from error
    except (sqlite3.DatabaseError, msgspec.MsgspecError) as error:
        raise RosterError("history-put-aside", file=path, aside=put_aside(path)) from error


def _prepare(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA journal_mode = WAL")
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise sqlite3.DatabaseError("written by a newer program")
    database.execute(_TABLE)
    database.execute(f"PRAGMA user_version = {VERSION}")
