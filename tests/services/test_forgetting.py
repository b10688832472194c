"""What was sent long ago is forgotten in time; what nobody knows of never is."""

from __future__ import annotations

import os
from datetime import datetime, timedelta

from msgspec.structs import replace

from rosterwizard.services.forgetting import forget_old
from rosterwizard.services.history import entries, history_file, remember
from rosterwizard.services.journal import journal_folder, journals
from rosterwizard.services.register_store import opened_register, write_register
from rosterwizard.services.submissions import every_submission, take_up
from tests.helpers.sent_before import entry, moment, sent


def names() -> list[str]:
    return sorted(each.name for each in every_submission())


def days_since_sent() -> int:
    sent_at = datetime.fromisoformat("2024-08-24T09:00:00+02:00")
    return (datetime.now().astimezone() - sent_at) // timedelta(days=1)


def test_what_is_old_goes_and_what_is_open_stays() -> None:
    sent("a", {"d1": "created"})
    sent("b", {"d2": "cut"})
    sent("c", {"d3": "created"}, url="practice:cut")
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    remember([replace(entry("new", "n", created=1), when=now)])
    take_up()
    forget_old(days_since_sent() + 2)
    assert names() == ["a", "b", "c", "new"]
    forget_old(max(days_since_sent() - 2, 0))
    assert names() == ["b", "new"]
    assert [path.stem for path in journals()] == ["b"]
    assert {each.submission for each in entries()} == {"b", "new"}


def test_fingerprints_go_with_it_but_for_those_in_doubt() -> None:
    sent("b", {"d2": "cut"})
    rows = [("u", "a/b", digest, None, b"m", digest, 1, moment(9)) for digest in ("d1", "d2")]
    insert = "INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)"
    write_register(lambda database: database.executemany(insert, rows))
    forget_old(max(days_since_sent() - 2, 0))
    with opened_register() as database:
        assert list(database.execute("SELECT key FROM rows")) == [("d2",)]


def test_a_journal_of_nothing_goes_with_what_stood_beside_it() -> None:
    for name in ("old", "new"):
        (journal_folder() / f"{name}.jsonl").touch()
    long_ago = datetime(2020, 1, 1).astimezone().timestamp()
    os.utime(journal_folder() / "old.jsonl", (long_ago, long_ago))
    (journal_folder() / "old.lock").touch()
    forget_old(400)
    assert [path.name for path in journal_folder().iterdir()] == ["new.jsonl"]


def test_what_cannot_be_forgotten_now_waits() -> None:
    history_file().mkdir()
    forget_old(1)
    history_file().rmdir()
    sent("a", {"d1": "created"})
    assert names() == ["a"]
