"""The practice server as a whole: what is started, and what is left when it cannot be."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, NoReturn

import pytest
import requests

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import Submission
from rosterwizard.services import practice_server as module
from rosterwizard.services.kept_servers import practice_server
from rosterwizard.services.practice.store import Store
from rosterwizard.services.practice_server import PracticeServer, practice_folder, practice_for
from tests.helpers.small_jobs import system

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.profiles.delivery import Protocol

MINE = "mine"
WEB: tuple[Protocol, ...] = ("infiniti",)
FOLDER: tuple[Protocol, ...] = ("folder",)


def test_all_of_it_starts_and_stops() -> None:
    with PracticeServer() as practice:
        account = (practice.user, practice.password)
        assert requests.get(practice.url, auth=account, timeout=10).status_code == 200
        assert practice.announced["sftp"].startswith("sftp://127.0.0.1:")
        assert practice.host_key
        assert practice.folder_of("echalk").is_dir()
    with pytest.raises(requests.ConnectionError):
        requests.get(practice.url, timeout=10)


def test_only_what_is_needed_starts() -> None:
    with PracticeServer(ways=FOLDER) as practice:
        assert (practice.url, practice.announced.get("sftp"), practice.host_key) == ("", None, "")


def test_each_start_has_another_password_unless_one_is_given() -> None:
    assert PracticeServer().password != PracticeServer().password
    assert PracticeServer(password=MINE).password == MINE


def test_what_it_was_sent_is_there_the_next_time() -> None:
    with PracticeServer(ways=FOLDER) as practice:
        (practice.folder_of("echalk") / "users.csv").write_text("custom_id\n1\n")
    with PracticeServer(ways=WEB) as practice:
        page = requests.get(practice.url, auth=(practice.user, practice.password), timeout=10)
    assert "echalk: users.csv, 1 row" in page.text


@pytest.mark.parametrize(
    ("submission", "name", "begins"),
    [
        (Submission(protocol="infiniti"), "infiniti", "http://127.0.0.1:"),
        (Submission(protocol="sftp"), "haiku", "sftp://127.0.0.1:"),
        (Submission(protocol="folder"), "echalk", "/in/echalk"),
        (Submission(protocol="by-hand"), "traverse", "/in/traverse"),
    ],
)
def test_each_system_is_reached_in_its_own_way(
    submission: Submission, name: str, begins: str
) -> None:
    profile = system(name=name, submission=submission)
    with practice_for(practice_server(profile)) as (server, password):
        assert begins in server.url.replace(os.sep, "/")
        assert server.is_practice is False
        assert bool(server.host_key) is (name == "haiku")
        assert password


def test_it_keeps_its_things_where_it_is_told(tmp_path: Path) -> None:
    for submission in (Submission(protocol="sftp"), Submission(protocol="folder")):
        profile = system(name="haiku", submission=submission)
        with practice_for(practice_server(profile), tmp_path):
            assert (tmp_path / "practice.sqlite").exists()
    assert list(practice_folder().iterdir()) == []


def test_a_port_that_is_taken_is_said() -> None:
    with PracticeServer(ways=WEB) as practice:
        port = int(practice.url.rpartition(":")[2])
        with pytest.raises(RosterError, match=f"port {port}"):
            PracticeServer(port=port).start()
    with pytest.raises(RosterError, match="port 99999"):
        PracticeServer(port=99999).start()


def test_nothing_is_left_running_when_a_part_cannot_start(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[str] = []

    class Noting(Store):
        def close(self) -> None:
            closed.append("store")
            super().close()

    monkeypatch.setattr(module, "Store", Noting)
    with pytest.raises(RosterError):
        PracticeServer(port=99999).start()
    assert closed == ["store"]


def database_trouble(name: str) -> sqlite3.OperationalError:
    """Return an error as SQLite raises it; its text could repeat what it was given."""
    error = sqlite3.OperationalError("near: anna@school.example")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (database_trouble("SQLITE_FULL"), "disk is full"),
        (database_trouble("SQLITE_CORRUPT_INDEX"), "OperationalError"),
        (OSError(30, "Read-only file system"), "Read-only"),
    ],
)
def test_a_folder_that_cannot_be_used_is_said(
    monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str
) -> None:
    def refusing(_: object) -> NoReturn:
        raise error

    monkeypatch.setattr(module, "Store", refusing)
    with pytest.raises(RosterError, match=reason):
        PracticeServer(ways=WEB).start()
    assert practice_folder().is_dir()
