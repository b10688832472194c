"""History keeps digests and counts, and outlives a damaged file."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing

import pytest
from msgspec.structs import replace

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.history import Entry, entries, history_file, last_taken, remember
from tests.helpers.sent_before import URL, sent

ENTRY = Entry(
    submission="1",
    when="2026-11-21T10:00:00+01:00",
    system="infiniti",
    record_type="patrons",
    server="practice",
    file="roster.csv",
    digest="ab" * 32,
    rows=3,
    counts={"created": 2, "refused": 1},
)


def test_the_latest_comes_first() -> None:
    remember([ENTRY])
    remember([replace(ENTRY, submission="2"), replace(ENTRY, submission="3")])
    assert [entry.submission for entry in entries()] == ["3", "2", "1"]
    assert entries()[-1] == ENTRY


def test_only_its_owner_can_read_it() -> None:
    remember([ENTRY])
    if sys.platform != "win32":
        assert history_file().stat().st_mode & 0o777 == 0o600


def test_what_is_remembered_is_kept_even_when_the_history_is_damaged() -> None:
    history_file().write_bytes(b"no database" * 100)
    with pytest.raises(RosterError, match="fresh history"):
        remember([ENTRY])
    assert entries() == (ENTRY,)


def test_counts_that_are_no_counts_are_damage() -> None:
    remember([ENTRY])
    with closing(sqlite3.connect(history_file())) as database, database:
        database.execute("UPDATE entries SET counts = '[]'")
    with pytest.raises(RosterError, match="cannot be understood"):
        entries()


def test_a_history_that_cannot_be_written_is_said_and_left() -> None:
    history_file().mkdir()
    with pytest.raises(RosterError, match="cannot be used"):
        remember([ENTRY])
    assert history_file().is_dir()


def test_a_history_of_the_first_version_goes_on_with_what_it_holds() -> None:
    cells = ("s1", "2026-11-28T09:00:00+00:00", "echalk", "sync-users", "Sync", "a.csv", "0", 3)
    with closing(sqlite3.connect(history_file())) as database, database:
        database.execute(
            'CREATE TABLE entries (submission TEXT, "when" TEXT, system TEXT, record_type TEXT, '
            "server TEXT, file TEXT, digest TEXT, rows INTEGER, counts TEXT)"
        )
        values = (*cells, '{"delivered": 3}')
        database.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        database.execute("PRAGMA user_version = 1")
    remember([ENTRY])
    latest, older = entries()
    assert (latest, older.counts, older.mode) == (ENTRY, {"delivered": 3}, "")


def like(**other: object) -> Entry:
    """Return an entry of a full load that was taken, but for what is `other`."""
    usual = {"mode": "full", "counts": {"delivered": 9, "refused": 1}, "record_type": "users"}
    return replace(ENTRY, **{**usual, **other})


def test_the_latest_load_that_was_taken_in_the_mode_tells_how_many_rows_there_were() -> None:
    assert last_taken(ENTRY.system, ENTRY.server, "full") is None
    remember([like(submission="a"), like(submission="a", record_type="classes")])
    remember([like(submission="b", mode="partial", counts={"delivered": 1})])
    remember([like(submission="c", server="Other", counts={"delivered": 2})])
    remember([like(submission="d", counts={"not-sent": 7, "unknown": 3})])
    assert last_taken(ENTRY.system, ENTRY.server, "full") == {"users": 9, "classes": 9}
    assert last_taken(ENTRY.system, ENTRY.server, "partial") == {"users": 1}
    assert last_taken(ENTRY.system, ENTRY.server, "") is None
    assert last_taken("another", ENTRY.server, "full") is None


def test_what_went_to_another_address_under_the_name_tells_nothing_of_this_one() -> None:
    for submission, url in (("a", URL), ("b", "https://other.example")):
        sent(submission, {"d": "delivered"}, url=url)
    remember([like(submission="a"), like(submission="b", counts={"delivered": 2})])
    where = (ENTRY.system, ENTRY.server, "full")
    assert last_taken(*where, URL) == {"users": 9}
    assert last_taken(*where, "https://third.example") is None
    assert last_taken(*where) == {"users": 2}
    remember([like(submission="without-journal", counts={"delivered": 4})])
    assert last_taken(*where, URL) == {"users": 4}


def test_a_history_that_cannot_be_read_tells_of_no_load() -> None:
    history_file().write_bytes(b"no database" * 100)
    assert last_taken(ENTRY.system, ENTRY.server, "full") is None
