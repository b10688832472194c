"""The file of the register is brought up to date, and nothing hangs on it."""

from __future__ import annotations

import sqlite3
import time

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.database_versions import bring_up
from rosterwizard.services.register_store import (
    _STEPS,
    VERSION,
    forget_in_register,
    forget_old_in_register,
    opened_register,
    register_file,
    write_register,
)


def version() -> int:
    with opened_register() as database:
        return int(database.execute("PRAGMA user_version").fetchone()[0])


def test_a_file_of_before_there_were_versions_is_brought_up() -> None:
    old = sqlite3.connect(register_file())
    with old:
        old.execute(
            "CREATE TABLE numbers (record_type TEXT, field TEXT, digest BLOB,"
            " PRIMARY KEY (record_type, field, digest)) WITHOUT ROWID"
        )
        old.execute("INSERT INTO numbers VALUES ('a/b', 'id', x'00')")
    old.close()
    assert version() == VERSION
    with opened_register() as database:
        assert database.execute("SELECT field FROM numbers").fetchall() == [("id",)]
        assert database.execute("SELECT * FROM rows").fetchall() == []


def test_all_of_it_is_written_or_nothing() -> None:
    def stumble(database: sqlite3.Connection) -> None:
        database.execute("INSERT INTO widths VALUES ('a/b', 'id', 3)")
        database.execute("INSERT INTO nowhere VALUES (1)")

    write_register(stumble)
    with opened_register() as database:
        assert database.execute("SELECT * FROM widths").fetchall() == []


def test_only_some_record_types_are_forgotten() -> None:
    forget_in_register(["a/b"])
    assert not register_file().exists()
    rows = [(f"a/{name}", "id", 3) for name in "bc"]
    insert = "INSERT INTO widths VALUES (?, ?, ?)"
    write_register(lambda database: database.executemany(insert, rows))
    forget_in_register([])
    forget_in_register(["a/b"])
    with opened_register() as database:
        assert database.execute("SELECT record_type FROM widths").fetchall() == [("a/c",)]


def test_what_went_out_last_before_a_moment_is_forgotten_but_for_what_is_in_doubt() -> None:
    old, new, oldest = "2024-08-24T09:00:00+02:00", "2024-08-24T09:00:00+00:00", 1724490000.0
    rows = [
        ("u", "a/b", b"old", b"t", None, "", 1, old),
        ("u", "a/b", b"new", b"t", None, "", 2, new),
        ("u", "a/b", b"open", None, b"m", "d1", 1, old),
        ("u", "a/b", b"settled", None, b"m", "d2", 1, old),
    ]
    numbers = [("a/b", "id", b"old", old), ("a/b", "id", b"new", new), ("a/c", "id", b"old", old)]

    def write(database: sqlite3.Connection) -> None:
        database.executemany("INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)", rows)
        database.executemany("INSERT INTO numbers VALUES (?, ?, ?, ?)", numbers)
        database.executemany("INSERT INTO widths VALUES (?, 'id', 5)", [("a/b",), ("a/c",)])

    forget_old_in_register(oldest, [])
    assert not register_file().exists()
    write_register(write)
    forget_old_in_register(oldest, ["d1"])
    with opened_register() as database:
        assert set(database.execute("SELECT key FROM rows")) == {(b"new",), (b"open",)}
        assert set(database.execute("SELECT digest FROM numbers")) == {(b"new",)}
        assert set(database.execute("SELECT record_type FROM widths")) == {("a/b",)}
    forget_old_in_register(oldest, [])
    with opened_register() as database:
        assert set(database.execute("SELECT key FROM rows")) == {(b"new",)}


def test_numbers_of_before_they_had_a_day_count_from_now_on() -> None:
    old = sqlite3.connect(register_file())
    with old:
        bring_up(old, _STEPS[:2])
        old.execute("INSERT INTO numbers VALUES ('a/b', 'id', x'00')")
    old.close()
    forget_old_in_register(time.time() - 3600, [])
    with opened_register() as database:
        assert len(database.execute("SELECT * FROM numbers").fetchall()) == 1


def test_what_cannot_be_forgotten_is_said_and_a_damaged_file_goes() -> None:
    assert version() == VERSION
    newer = sqlite3.connect(register_file())
    newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    newer.close()
    with pytest.raises(RosterError) as raised:
        forget_in_register(["a/b"])
    assert raised.value.code == "not-forgotten"
    register_file().write_bytes(b"no database at all, and long enough to be none" * 100)
    forget_in_register(["a/b"])
    assert not register_file().exists()
