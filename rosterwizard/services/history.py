"""What was submitted: digests and counts, no cells."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from rosterwizard.core.job.row_states import TAKEN
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.database_versions import NewerDatabaseError, bring_up, write_ahead
from rosterwizard.services.folders import data_folder
from rosterwizard.services.journal import journal_of, steps_in
from rosterwizard.services.journal_parts import planned_in
from rosterwizard.services.private_files import put_aside
from rosterwizard.services.reasons import reason_of

WAIT_S = 10
# What makes each version of the file from the one before it.
_STEPS = (
    (
        """
CREATE TABLE IF NOT EXISTS entries (
    submission TEXT, "when" TEXT, system TEXT, record_type TEXT, server TEXT, file TEXT,
    digest TEXT, rows INTEGER, counts TEXT
)""",
    ),
    ("ALTER TABLE entries ADD COLUMN mode TEXT DEFAULT ''",),
)
# The same sheet of the same submission stands there once, whoever writes it down.
_INSERT = """
INSERT INTO entries SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
WHERE NOT EXISTS (SELECT 1 FROM entries WHERE submission = ?1 AND record_type = ?4)"""
_DELETE = "DELETE FROM entries WHERE submission = ?"
_SELECT = "SELECT * FROM entries ORDER BY rowid DESC"


class Entry(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One sheet of one submission.

    submission: the same for all sheets that were sent together; names its journal too.
    when: ISO 8601 with the offset of the place. file: the person's own, by name.
    digest: SHA-256 of what was sent. counts: rows by state, states without rows left out.
    mode: its name; "" where there was none.
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
    mode: str = ""


def history_file() -> Path:
    """Return where the history is kept."""
    return data_folder() / "history.sqlite"


def remember(new: Sequence[Entry]) -> None:
    """Keep the entries of one submission; those that are kept already stay as they are.

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
    if not history_file().exists():
        return ()
    with _opened() as database:
        return tuple(_entry(row) for row in database.execute(_SELECT))


def forget(submissions: Sequence[str]) -> None:
    """Take the lines of these submissions out. Raises what `remember` does."""
    with _opened() as database, database:
        database.executemany(_DELETE, [(name,) for name in submissions])


def last_taken(system: str, server: str, mode: str, url: str = "") -> dict[str, int] | None:
    """Return how many rows of each record type the server took the last time in that mode.

    url: where it is now; what is known to have gone to another address under its name says nothing
    of it. None where it never took any, or where the history cannot be read: then nobody knows.
    """
    try:
        known = entries()
    except RosterError:
        return None
    like = [
        each for each in known if (each.system, each.server, each.mode) == (system, server, mode)
    ]
    for latest in like:
        same = [each for each in like if each.submission == latest.submission]
        taken = {each.record_type: _taken(each) for each in same}
        if any(taken.values()) and not _went_elsewhere(latest.submission, url):
            return taken
    return None


def _went_elsewhere(submission: str, url: str) -> bool:
    """Tell whether the journal says another address; "" is any."""
    if not url:
        return False
    try:
        planned = planned_in(steps_in(journal_of(submission)))
    except OSError:  # it is forgotten, or nobody can read it: the name is all that there is
        return False
    return planned is not None and planned.url not in {"", url}


def _taken(entry: Entry) -> int:
    return sum(entry.counts.get(state, 0) for state in TAKEN)


def _insert(new: Sequence[Entry]) -> None:
    with _opened() as database, database:
        database.executemany(_INSERT, [_row(entry) for entry in new])


def _row(entry: Entry) -> tuple[object, ...]:
    *cells, counts, mode = msgspec.structs.astuple(entry)
    return (*cells, msgspec.json.encode(counts).decode(), mode)


def _entry(row: Sequence[Any]) -> Entry:
    *cells, counts, mode = row
    names = Entry.__struct_encode_fields__
    known = dict(zip(names, (*cells, msgspec.json.decode(counts), mode), strict=True))
    return msgspec.convert(known, Entry)


@contextmanager
def _opened() -> Iterator[sqlite3.Connection]:
    """Open the history, and answer for what SQLite says about it."""
    path = history_file()
    try:
        path.touch(mode=0o600)  # before SQLite makes it readable for others
        database = sqlite3.connect(path, timeout=WAIT_S)
        try:
            write_ahead(database, WAIT_S)
            bring_up(database, _STEPS)
            yield database
        finally:
            database.close()
    except NewerDatabaseError as error:
        raise RosterError("history-newer", file=path) from error
    except (sqlite3.OperationalError, OSError) as error:
        raise RosterError("history-unwritable", file=path, reason=reason_of(error)) from error
    except (sqlite3.DatabaseError, msgspec.MsgspecError) as error:
        raise RosterError("history-put-aside", file=path, aside=put_aside(path)) from error
