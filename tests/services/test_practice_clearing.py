"""What practice was sent can be taken away again."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NoReturn

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services import practice_clearing as module
from rosterwizard.services.practice_clearing import clear_practice
from rosterwizard.services.practice_server import PracticeServer, practice_folder
from tests.helpers.command_line import called

if TYPE_CHECKING:
    Capsys = pytest.CaptureFixture[str]


def test_rows_and_files_go_also_while_it_runs_and_it_says_how_many(capsys: Capsys) -> None:
    with PracticeServer(ways=("infiniti", "folder")) as running:
        folder = running.folder_of("haiku")
        (folder / "users.csv").write_text("import_id,last_name\n1,Ottilie\n2,Lee\n")
        running.drop.take_in()
        (folder / "left.part").write_text("Ottilie")
        (practice_folder() / "practice.sqlite.put-aside-1").write_text("Ottilie")
        assert running.store.kinds()
        found = called(capsys, "practice", "--clear")
        assert running.store.kinds() == []
    assert (found.status, found.out) == (0, "")
    assert "2 rows" in found.err or "1 row" in found.err
    assert found.err.rstrip().endswith(": 3.")
    files = [each for each in practice_folder().rglob("*") if each.is_file()]
    assert [each for each in files if b"Ottilie" in each.read_bytes()] == []


def test_nothing_to_remove_is_said(capsys: Capsys) -> None:
    found = called(capsys, "practice", "--clear")
    assert (found.status, "holds nothing" in found.err) == (0, True)


def test_what_stands_in_the_way_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_: object) -> NoReturn:
        raise sqlite3.OperationalError

    monkeypatch.setattr(module, "Store", locked)
    with pytest.raises(RosterError) as raised:
        clear_practice()
    assert raised.value.code == "practice-unusable"
