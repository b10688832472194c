"""One program at a time changes a file of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services import file_locks
from rosterwizard.services.file_locks import TakenError, is_taken, locked, turn_at

if TYPE_CHECKING:
    from pathlib import Path


def test_a_turn_ends_with_the_change(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    for _ in range(2):
        with turn_at(file):
            assert is_taken(tmp_path / "settings.json.lock")
    assert not is_taken(tmp_path / "settings.json.lock")
    assert [each.name for each in tmp_path.iterdir()] == ["settings.json.lock"]


def test_a_change_that_never_ends_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_locks, "WAIT_S", 0)
    file = tmp_path / "settings.json"
    with turn_at(file), pytest.raises(RosterError, match="nothing was changed"), turn_at(file):
        pass


def test_a_lock_without_a_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match="could not be saved"):
        locked(tmp_path / "none" / "x.lock", 0)


def test_a_lock_is_one_program_s(tmp_path: Path) -> None:
    lock = tmp_path / "x.lock"
    assert not is_taken(lock)
    held = locked(lock, 0)
    with pytest.raises(TakenError):
        locked(lock, 0)
    held.close()
    locked(lock, 0).close()
