"""Numbers that went out, as keyed digests, so that a new file can be held against them.

The key lies in the keyring of the operating system. Without it the digests say nothing, and where
there is no keyring nothing is kept. All of this is a help: whatever goes wrong with it, the work
goes on without it.
"""

import hmac
import secrets
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.folders import data_folder
from rosterwizard.services.private_files import forget_file
from rosterwizard.services.servers.kept_secrets import keep_account, read_account
from rosterwizard.services.servers.keyring_wait import Patience

if TYPE_CHECKING:
    import polars as pl

    from rosterwizard.core.job.job import Job

WAIT_S = 10
ACCOUNT = "register"
_BRIEF = Patience(longest_s=5)  # it is a help, and no work shall wait for it
_DIGEST_BYTES = 16
_KEY_BYTES = 32
_MAKE = """
CREATE TABLE IF NOT EXISTS numbers (
    record_type TEXT, field TEXT, digest BLOB, PRIMARY KEY (record_type, field, digest)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS widths (
    record_type TEXT, field TEXT, digits INTEGER, PRIMARY KEY (record_type, field, digits)
) WITHOUT ROWID;
"""
_INSERT_NUMBER = "INSERT OR IGNORE INTO numbers VALUES (?, ?, ?)"
_INSERT_WIDTH = "INSERT OR IGNORE INTO widths VALUES (?, ?, ?)"
_WIDTHS = "SELECT digits FROM widths WHERE record_type = ? AND field = ?"
_NUMBERS = "SELECT digest FROM numbers WHERE record_type = ? AND field = ?"


class Register:
    """What is remembered of numbers: see `core.job.taken_numbers`."""

    def widths(self, record_type: str, field: str) -> Collection[int]:
        """Return how many digits those have that begin with a zero."""
        return _found(_WIDTHS, record_type, field)

    def taken(self, record_type: str, field: str, texts: Collection[str]) -> frozenset[str]:
        """Return which of these texts went out before. May block while the keyring is unlocked."""
        key = _key()
        if key is None:
            return frozenset()
        known = _found(_NUMBERS, record_type, field)
        return frozenset(text for text in texts if _digest(key, record_type, field, text) in known)


def remember_numbers(job: "Job", rows: "Mapping[str, pl.Series] | None" = None) -> None:
    """Keep digests of the numbers that went out, of fields in which one begins with a zero.

    rows: by the name of the record type, in these rows alone (positions). May block as `taken`.
    """
    found = [*_numbers_in(job, rows)]
    key = (_key() or _new_key()) if found else None
    if key is None:
        return
    # What does not come in now comes with the next file that goes out; a damaged file makes way.
    with suppress(sqlite3.OperationalError, OSError, RosterError):
        try:
            _insert(key, found)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            forget_file(register_file())


def register_file() -> Path:
    """Return where the digests are kept."""
    return data_folder() / "register.sqlite"


def _numbers_in(
    job: "Job", rows: "Mapping[str, pl.Series] | None"
) -> Iterator[tuple[str, str, list[str]]]:
    from rosterwizard.core.cells.cells import Cells  # noqa: PLC0415 - imports polars
    from rosterwizard.core.cells.numbers_before import numbers_with_zeros  # noqa: PLC0415 - as above

    for sheet in job.sheets:
        name = sheet.record_type.name
        if rows is not None and name not in rows:
            continue
        own = None if rows is None else rows[name]
        for field, numbers in numbers_with_zeros(Cells(sheet), own):
            yield sheet.record_type.id, field, numbers


def _insert(key: bytes, found: Sequence[tuple[str, str, list[str]]]) -> None:
    path = register_file()
    path.touch(mode=0o600)  # before SQLite makes it readable for others
    with closing(sqlite3.connect(path, timeout=WAIT_S)) as database, database:
        database.executescript(_MAKE)
        for record_type, field, numbers in found:
            widths = {len(text) for text in numbers if text.startswith("0")}
            digests = (_digest(key, record_type, field, text) for text in numbers)
            place = (record_type, field)
            database.executemany(_INSERT_WIDTH, [(*place, digits) for digits in sorted(widths)])
            database.executemany(_INSERT_NUMBER, [(*place, digest) for digest in digests])


def _found(query: str, record_type: str, field: str) -> frozenset[Any]:
    try:
        path = register_file()
        if not path.exists():
            return frozenset()
        with closing(sqlite3.connect(path, timeout=WAIT_S)) as database:
            return frozenset(one for (one,) in database.execute(query, (record_type, field)))
    except (sqlite3.Error, RosterError):
        return frozenset()


def _digest(key: bytes, record_type: str, field: str, text: str) -> bytes:
    said = f"{record_type}\0{field}\0{text}".encode()
    return hmac.digest(key, said, "sha256")[:_DIGEST_BYTES]


def _key() -> bytes | None:
    """Return the key; None where none is kept, or no keyring can be used."""
    try:
        kept = read_account(ACCOUNT, _BRIEF)
        return bytes.fromhex(kept) if kept else None
    except (RosterError, ValueError):
        return None


def _new_key() -> bytes | None:
    """Return a new key, and forget what was kept under another; None where there is no keyring."""
    key = secrets.token_bytes(_KEY_BYTES)
    try:
        keep_account(ACCOUNT, key.hex(), _BRIEF)
        forget_file(register_file())
    except RosterError:
        return None
    return key
