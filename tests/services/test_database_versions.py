"""Files of SQLite come from any version to the latest, all steps or none."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from rosterwizard.services.database_versions import NewerDatabaseError, bring_up, write_ahead

if TYPE_CHECKING:
    from pathlib import Path

STEPS = (("CREATE TABLE a (x)", "CREATE TABLE b (x)"), ("ALTER TABLE a ADD COLUMN y",))


def state(database: sqlite3.Connection) -> tuple[int, list[str]]:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return version, [name for _, name, *_ in database.execute("PRAGMA table_info(a)")]


@pytest.mark.parametrize("had", range(len(STEPS) + 1))
def test_each_version_becomes_the_latest_and_stays_so(had: int) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        for _ in range(2):
            bring_up(database, STEPS[:had])
            bring_up(database, STEPS)
            assert state(database) == (2, ["x", "y"])
            had = len(STEPS)


def test_a_file_that_lacks_nothing_is_opened_while_another_program_writes(tmp_path: Path) -> None:
    path = tmp_path / "some.sqlite"
    with closing(sqlite3.connect(path)) as writes, closing(sqlite3.connect(path, 0)) as database:
        bring_up(writes, STEPS)
        writes.execute("BEGIN IMMEDIATE")
        bring_up(database, STEPS)
        with pytest.raises(sqlite3.OperationalError):
            bring_up(database, (*STEPS, ("CREATE TABLE c (x)",)))


def test_a_step_that_fails_takes_the_others_back() -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        with pytest.raises(sqlite3.OperationalError):
            bring_up(database, (*STEPS, ("no SQL",)))
        assert state(database) == (0, [])


def test_what_a_newer_program_wrote_stays_as_it_is() -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        bring_up(database, STEPS)
        with pytest.raises(NewerDatabaseError):
            bring_up(database, STEPS[:1])
        assert state(database) == (2, ["x", "y"])


def test_the_journal_is_turned_on_when_the_others_have_done_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "some.sqlite"
    with closing(sqlite3.connect(path)) as holds, closing(sqlite3.connect(path, 0)) as database:
        holds.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            write_ahead(database, 0)
        monkeypatch.setattr(time, "sleep", lambda _: holds.rollback())
        write_ahead(database, 60)
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
