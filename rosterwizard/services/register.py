"""Numbers that went out, as keyed digests, so that a new file can be held against them."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.journal import now
from rosterwizard.services.register_store import (
    digest_of,
    new_register_key,
    opened_register,
    register_file,
    register_key,
    write_register,
)

if TYPE_CHECKING:
    import polars as pl

    from rosterwizard.core.job.job import Job

_INSERT_NUMBER = """
INSERT INTO numbers (record_type, field, digest, "when") VALUES (?, ?, ?, ?)
ON CONFLICT DO UPDATE SET "when" = excluded."when"
"""
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
        key = register_key()
        if key is None:
            return frozenset()
        known = _found(_NUMBERS, record_type, field)
        return frozenset(
            text for text in texts if digest_of(key, record_type, field, text) in known
        )


def remember_numbers(job: "Job", rows: "Mapping[str, pl.Series] | None" = None) -> None:
    """Keep digests of the numbers that went out, of fields in which one begins with a zero.

    rows: by the name of the record type, in these rows alone (positions). May block as `taken`.
    """
    found = [*_numbers_in(job, rows)]
    key = (register_key() or new_register_key()) if found else None
    if key is not None:
        write_register(lambda database: _insert(database, key, found))


def _numbers_in(
    job: "Job", rows: "Mapping[str, pl.Series] | None"
) -> Iterator[tuple[str, str, list[str]]]:
    from rosterwizard.core.cells.numbers_before import (  # noqa: PLC0415 - imports polars
        numbers_with_zeros,
    )

    for sheet in job.sheets:
        name = sheet.record_type.name
        if rows is not None and name not in rows:
            continue
        own = None if rows is None else rows[name]
        for field, numbers in numbers_with_zeros(sheet, own):
            yield sheet.record_type.id, field, numbers


def _insert(
    database: sqlite3.Connection, key: bytes, found: Sequence[tuple[str, str, list[str]]]
) -> None:
    when = now()
    for record_type, field, numbers in found:
        widths = {len(text) for text in numbers if text.startswith("0")}
        digests = (digest_of(key, record_type, field, text) for text in numbers)
        place = (record_type, field)
        database.executemany(_INSERT_WIDTH, [(*place, digits) for digits in sorted(widths)])
        database.executemany(_INSERT_NUMBER, [(*place, digest, when) for digest in digests])


def _found(query: str, record_type: str, field: str) -> frozenset[Any]:
    try:
        if not register_file().exists():
            return frozenset()
        with opened_register() as database:
            return frozenset(one for (one,) in database.execute(query, (record_type, field)))
    except (sqlite3.Error, OSError, RosterError):
        return frozenset()
