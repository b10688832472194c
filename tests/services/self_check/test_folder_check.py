"""Each folder is written to and read, and must be for its owner alone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.folders import data_folder, log_folder, settings_folder
from rosterwizard.services.self_check import folder_check as module
from rosterwizard.services.self_check.folder_check import folders, log_level
from rosterwizard.services.settings import Settings
from tests.helpers.kept_settings import save_settings
from tests.helpers.needing import elsewhere

if TYPE_CHECKING:
    from rosterwizard.services.log_events import LogLevel
    from rosterwizard.services.self_check import Finding


def told_of_data() -> Finding:
    return next(each for each in folders() if str(data_folder()) in each.says)


def test_folders_are_made_and_left_empty() -> None:
    assert [each.state for each in folders()] == ["well"] * 3
    for folder in (settings_folder(), data_folder(), log_folder()):
        assert list(folder.iterdir()) == []


@elsewhere(sys.platform != "linux", "it keeps its data in other folders")
def test_folder_that_cannot_be_made_is_told_and_the_others_are_tried(home: Path) -> None:
    (home / "data_home").mkdir(exist_ok=True)
    (home / "data_home" / "RosterWizard").write_text("in the way")
    settings, data, logs = folders()
    assert (settings.state, data.state, logs.state) == ("well", "wrong", "well")
    assert "cannot be made" in data.says


def test_folder_that_cannot_be_written_to_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, _content: bytes) -> None:
        raise RosterError("not-written", file=path, reason="No space left on device")

    monkeypatch.setattr(module, "write_private", full)
    assert all(each.state == "wrong" and "No space left" in each.says for each in folders())


def test_folder_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert told_of_data().says.startswith(
        f"The folder {data_folder()} cannot be used: Permission denied."
    )


def test_disk_that_gives_back_something_else_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda _path: b"")
    assert "does not give back" in told_of_data().says


@elsewhere(sys.platform == "win32", "Windows has no such rights")
@pytest.mark.parametrize("rights", [0o750, 0o705])
def test_folder_that_others_can_look_into_is_told(rights: int) -> None:
    data_folder().chmod(rights)
    assert told_of_data().state == "wrong"
    assert "open to others" in told_of_data().says


@pytest.mark.parametrize("level", ["brief", "detailed"])
def test_it_is_told_how_much_goes_into_the_log(level: LogLevel) -> None:
    save_settings(Settings(log_level=level))
    (found,) = log_level()
    assert found.state == "well"
    assert f"The log is {level}" in found.says
