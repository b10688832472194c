"""The file of the register is brought up to date, and nothing hangs on it."""

from __future__ import annotations

import sqlite3

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.register_store import (
    VERSION,
    forget_in_register,
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


def test_a_file_of_a_newer_program_stays_as_it_is() -> None:
    assert version() == VERSION
    newer = sqlite3.connect(register_file())
    newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    newer.close()
    before = register_file().read_bytes()
    write_register(lambda _: pytest.fail("written"))
    assert register_file().read_bytes() == before


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
