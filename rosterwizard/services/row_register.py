"""Rows that went to a server, as keyed digests of their key and of all that was written of them."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.register_store import (
    digest_of,
    new_register_key,
    opened_register,
    register_file,
    register_key,
    write_register,
)

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.services.servers.server import Server

_LOAD = "SELECT coalesce(max(load), 0) + 1 FROM rows WHERE url = ? AND record_type = ?"
_TAKEN = """
INSERT INTO rows (url, record_type, key, taken, maybe, batch, load, "when", rest)
VALUES (?, ?, ?, ?, NULL, '', ?, ?, ?)
ON CONFLICT DO UPDATE SET taken = excluded.taken, maybe = NULL, batch = '',
    load = excluded.load, "when" = excluded."when", rest = excluded.rest
"""
_MAYBE = """
INSERT INTO rows (url, record_type, key, taken, maybe, batch, load, "when", rest)
VALUES (?1, ?2, ?3, NULL, ?4, ?8, ?5, ?6, ?7)
ON CONFLICT DO UPDATE SET maybe = excluded.maybe, batch = excluded.batch,
    load = excluded.load, "when" = excluded."when"
"""
_SEEN = """
UPDATE rows SET load = ?, "when" = ? WHERE url = ? AND record_type = ? AND key = ?"""
_GONE = "DELETE FROM rows WHERE url = ? AND record_type = ? AND load < ?"
_KEPT = """
SELECT key, taken, maybe, batch, load, "when", rest FROM rows WHERE url = ? AND record_type = ?"""


@dataclass(frozen=True, slots=True)
class KeptRow:
    """What is remembered of a row: digests of what the server took last, and of what it may have.

    batch: the digest of the file in which went what it may have. load: counts the files that went
    there, the row was in that one. when: it went, ISO 8601. rest: the digest of all but its key;
    None where that is not known.
    """

    taken: bytes | None = field(repr=False)
    maybe: bytes | None = field(repr=False)
    batch: str
    load: int
    when: str
    rest: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class RowDigests:
    """By position in the sheet, the digests of a row's key, of all of it and of all but its key.

    rests: None where all but the key is blank.
    has_keys: rows have keys of their own; one without is known again by all of it alone, and says
    nothing of the others.
    """

    keys: Sequence[bytes] = field(repr=False)
    rows: Sequence[bytes] = field(repr=False)
    rests: Sequence[bytes | None] = field(repr=False)
    has_keys: bool


@dataclass(frozen=True, slots=True)
class WentOut:
    """What became of a sheet's rows, by position. maybe: the digest of the file that each was in.

    is_all: what the file did not hold is there no longer.
    """

    taken: Sequence[int]
    maybe: Mapping[int, str]
    when: str
    is_all: bool = False


def digests_of_rows(sheet: "JobSheet", key: bytes) -> RowDigests:
    """Return the digests of the rows of a sheet."""
    from rosterwizard.core.output.known_again import (  # noqa: PLC0415 - imports polars
        known_by,
        rows_as_written,
    )

    of = sheet.record_type.id
    known, written = known_by(sheet), rows_as_written(sheet)
    rows = [digest_of(key, of, "row", text) for text in written["row"]]
    rests = [text and digest_of(key, of, "rest", text) for text in written["rest"]]
    keys = [
        row if text is None else digest_of(key, of, "key", text)
        for row, text in zip(rows, known, strict=True)
    ]
    has_keys = known.is_empty() or known.null_count() < len(known)
    return RowDigests(keys, rows, rests, has_keys=has_keys)


def kept_rows(server: "Server", record_type: str) -> dict[bytes, KeptRow]:
    """Return what is remembered of the rows of a record type at a server, by the key's digest."""
    try:
        if not register_file().exists():
            return {}
        with opened_register() as database:
            found = database.execute(_KEPT, (_place(server), record_type))
            return {key: KeptRow(*rest) for key, *rest in found}
    except (sqlite3.Error, OSError, RosterError):
        return {}


def keep_rows(server: "Server", went: "Iterable[tuple[JobSheet, WentOut]]") -> None:
    """Remember rows that went out. May block for a while, as the keyring does."""
    some = [(sheet, each) for sheet, each in went if each.taken or each.maybe]
    key = (register_key() or new_register_key()) if some else None
    if key is None:
        return
    for sheet, each in some:
        digests = digests_of_rows(sheet, key)
        place = (_place(server), sheet.record_type.id)
        write_register(lambda database: _keep(database, place, digests, each))  # noqa: B023 - at once


def _keep(
    database: sqlite3.Connection, place: tuple[str, str], digests: RowDigests, went: WentOut
) -> None:
    (load,) = database.execute(_LOAD, place).fetchone()
    now = (load, went.when)
    keys, rows, rests = digests.keys, digests.rows, digests.rests
    taken = ((*place, keys[at], rows[at], *now, rests[at]) for at in went.taken)
    maybe = (
        (*place, keys[at], rows[at], *now, rests[at], batch) for at, batch in went.maybe.items()
    )
    database.executemany(_SEEN, ((*now, *place, key) for key in keys))
    database.executemany(_TAKEN, taken)
    database.executemany(_MAYBE, maybe)
    if went.is_all:
        database.execute(_GONE, (*place, load))


def _place(server: "Server") -> str:
    """Return where the rows are; practice holds them whatever it plays."""
    return "practice" if server.is_practice else server.url
