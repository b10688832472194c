"""The file with keyed digests of what went out, and the key, which lies in the keyring.

Without the key the digests say nothing, and where there is no keyring nothing is kept. All of this
is a help: whatever goes wrong with it, the work goes on without it.
"""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.database_versions import bring_up
from rosterwizard.services.folders import data_folder
from rosterwizard.services.private_files import forget_file
from rosterwizard.services.reasons import reason_of
from rosterwizard.services.servers.kept_secrets import keep_account, read_account
from rosterwizard.services.servers.keyring_wait import Patience

WAIT_S = 10
ACCOUNT = "register"
_BRIEF = Patience(longest_s=5)  # it is a help, and no work shall wait for it
_DIGEST_BYTES = 16
_KEY_BYTES = 32
# What makes each version of the file from the one before it.
_STEPS = (
    (
        """
CREATE TABLE IF NOT EXISTS numbers (
    record_type TEXT, field TEXT, digest BLOB, PRIMARY KEY (record_type, field, digest)
) WITHOUT ROWID""",
        """
CREATE TABLE IF NOT EXISTS widths (
    record_type TEXT, field TEXT, digits INTEGER, PRIMARY KEY (record_type, field, digits)
) WITHOUT ROWID""",
    ),
    (
        """
CREATE TABLE rows (
    url TEXT, record_type TEXT, key BLOB, taken BLOB, maybe BLOB, batch TEXT,
    load INTEGER, "when" TEXT, PRIMARY KEY (url, record_type, key)
) WITHOUT ROWID""",
    ),
    ("ALTER TABLE rows ADD COLUMN rest BLOB",),
    (
        'ALTER TABLE numbers ADD COLUMN "when" TEXT',
        """UPDATE numbers SET "when" = strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')""",
    ),
)
# What went out for the last time before a moment (a Unix time); rows that are in doubt stay for as
# long as the submission does in which they went.
_OLD = """julianday("when") < julianday(?, 'unixepoch')"""
_OLD_BATCHES = f"SELECT DISTINCT batch FROM rows WHERE maybe IS NOT NULL AND {_OLD}"  # noqa: S608 - ours
_FORGET_OLD_ROWS = f"DELETE FROM rows WHERE maybe IS NULL AND {_OLD}"  # noqa: S608 - ours
_FORGET_DOUBTS = f"DELETE FROM rows WHERE batch = ? AND {_OLD}"  # noqa: S608 - ours
_FORGET_OLD_NUMBERS = f"DELETE FROM numbers WHERE {_OLD}"  # noqa: S608 - ours
_FORGET_WIDTHS = """
DELETE FROM widths WHERE NOT EXISTS (
    SELECT 1 FROM numbers
    WHERE numbers.record_type = widths.record_type AND numbers.field = widths.field
)"""
VERSION = len(_STEPS)


def register_file() -> Path:
    """Return where the digests are kept."""
    return data_folder() / "register.sqlite"


@contextmanager
def opened_register() -> Iterator[sqlite3.Connection]:
    """Open the file, which is made where there is none.

    Raises sqlite3.OperationalError where it cannot be used now, and sqlite3.DatabaseError where it
    is damaged; OSError and RosterError of its folder.
    """
    path = register_file()
    path.touch(mode=0o600)  # before SQLite makes it readable for others
    database = sqlite3.connect(path, timeout=WAIT_S)
    try:
        bring_up(database, _STEPS)
        yield database
    finally:
        database.close()


def write_register(write: Callable[[sqlite3.Connection], object]) -> None:
    """Have the file written to, all of it or nothing; what cannot be kept is not kept.

    A damaged file makes way, and what it would hold comes with the next file that goes out.
    """
    with suppress(sqlite3.OperationalError, OSError, RosterError):
        try:
            with opened_register() as database, database:
                database.execute("BEGIN IMMEDIATE")
                write(database)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            forget_file(register_file())


def forget_in_register(record_types: Iterable[str]) -> None:
    """Forget all that went out of these record types (`SYSTEM/TYPE`), to whatever server.

    Raises RosterError "not-forgotten".
    """
    types = [(each,) for each in record_types]

    def forget(database: sqlite3.Connection) -> None:
        for table in ("numbers", "widths", "rows"):
            database.executemany(f"DELETE FROM {table} WHERE record_type = ?", types)  # noqa: S608 - one of ours

    if types:
        _forget(forget)


def forget_old_in_register(oldest: float, in_doubt: Collection[str]) -> None:
    """Forget what went out for the last time before that moment, a Unix time.

    in_doubt: digests of the batches of which nobody knows yet whether they are in; what was in
    them stays. Raises RosterError "not-forgotten".
    """

    def forget(database: sqlite3.Connection) -> None:
        before = (oldest,)
        old = [batch for (batch,) in database.execute(_OLD_BATCHES, before)]
        settled = [(batch, oldest) for batch in old if batch not in in_doubt]
        database.execute(_FORGET_OLD_ROWS, before)
        database.executemany(_FORGET_DOUBTS, settled)
        database.execute(_FORGET_OLD_NUMBERS, before)
        database.execute(_FORGET_WIDTHS)

    _forget(forget)


def _forget(forget: Callable[[sqlite3.Connection], object]) -> None:
    """Have it forget, so that nothing can be found in the file; all of it or nothing."""
    if not register_file().exists():
        return
    try:
        with opened_register() as database:
            database.execute("PRAGMA secure_delete = ON")
            with database:
                forget(database)
    except (sqlite3.OperationalError, OSError) as error:
        file = register_file()
        raise RosterError("not-forgotten", file=file, reason=reason_of(error)) from error
    except sqlite3.DatabaseError:
        forget_file(register_file())


def digest_of(key: bytes, *said: str) -> bytes:
    """Return the digest of some texts, none of which may hold a NUL but the last."""
    import hmac  # noqa: PLC0415 - brings OpenSSL, which few checks need

    return hmac.digest(key, "\0".join(said).encode(), "sha256")[:_DIGEST_BYTES]


def register_key() -> bytes | None:
    """Return the key; None where none is kept, or no keyring can be used. May block for a while."""
    try:
        kept = read_account(ACCOUNT, _BRIEF)
        return bytes.fromhex(kept) if kept else None
    except (RosterError, ValueError):
        return None


def new_register_key() -> bytes | None:
    """Return a new key, and forget what was kept under another; None where there is no keyring."""
    key = os.urandom(_KEY_BYTES)
    try:
        keep_account(ACCOUNT, key.hex(), _BRIEF)
        forget_file(register_file())
    except RosterError:
        return None
    return key
