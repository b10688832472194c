"""What the practice server was sent is kept, whole, and without passwords."""

from __future__ import annotations

import sqlite3
import sys
from typing import TYPE_CHECKING

import pytest

from rosterwizard.services.practice.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "practice.sqlite")
    yield opened
    opened.close()


def test_a_record_is_kept_in_place_of_the_one_before(store: Store) -> None:
    with store.changing("infiniti", "patrons") as records:
        records.put("anna", {"username": "Anna"})
        records.put("anna", {"username": "Anna", "formclass": "8C"})
        assert records.get("anna") == {"username": "Anna", "formclass": "8C"}
        assert records.get("ben") is None
        assert list(records.all()) == [("anna", {"username": "Anna", "formclass": "8C"})]
    assert store.kinds() == [("infiniti", "patrons", 1)]


def test_records_of_one_owner_can_be_dropped(store: Store) -> None:
    with store.changing("infiniti", "contacts") as records:
        records.put("anna 1", {"contact": "1"}, owner="anna")
        records.put("ben 1", {"contact": "2"}, owner="ben")
        records.drop(owner="anna")
    assert store.rows("infiniti", "contacts", 10) == [{"contact": "2"}]


def test_nobodys_password_is_kept(store: Store, tmp_path: Path) -> None:
    store.replace("infiniti", "patrons", [{"username": "anna", "password": "Reef-Lamp"}])
    store.replace("infiniti", "others", [{"username": "ben", "password": ""}])
    (anna, *_), (ben, *_) = (store.rows("infiniti", kind, 1) for kind in ("patrons", "others"))
    assert (anna, ben) == (
        {"username": "anna", "password": "(set)"},
        {"username": "ben", "password": ""},
    )
    assert all(b"Reef-Lamp" not in path.read_bytes() for path in tmp_path.iterdir())


def test_a_file_replaces_the_one_before_in_its_order(store: Store) -> None:
    store.replace("haiku", "users.csv", [{"id": str(number)} for number in range(12)])
    store.replace("haiku", "users.csv", [{"id": str(number)} for number in range(11, 0, -1)])
    assert [row["id"] for row in store.rows("haiku", "users.csv", 3)] == ["11", "10", "9"]
    assert store.kinds() == [("haiku", "users.csv", 11)]


def test_a_change_that_goes_wrong_keeps_nothing_of_it(store: Store) -> None:
    def change() -> None:
        with store.changing("infiniti", "patrons") as records:
            records.put("anna", {"username": "anna"})
            records.put("ben", None)  # type: ignore[arg-type] # a slip half-way

    with pytest.raises(AttributeError):
        change()
    assert store.kinds() == []


def test_what_was_kept_is_there_the_next_time_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "practice.sqlite"
    for expected in ([], [("haiku", "users.csv", 1)]):
        store = Store(path)
        assert store.kinds() == expected
        store.replace("haiku", "users.csv", [{"id": "1"}])
        store.close()
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_database_that_cannot_be_opened_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "practice.sqlite"
    path.mkdir()
    with pytest.raises(sqlite3.OperationalError):
        Store(path)
    assert path.is_dir()


def test_nothing_of_what_is_cleared_stays_in_the_file(store: Store, tmp_path: Path) -> None:
    store.replace("haiku", "users.csv", [{"name": "Ottilie"}, {"name": "Ben"}])
    assert store.clear() == 2
    assert store.kinds() == []
    assert all(b"Ottilie" not in each.read_bytes() for each in tmp_path.iterdir())
