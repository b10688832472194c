"""The program's own folders are private, and one that cannot be made is said."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.folders import data_folder, log_folder, settings_folder
from tests.helpers.needing import elsewhere

if TYPE_CHECKING:
    from pathlib import Path


def test_each_folder_is_there_and_for_its_owner_alone(home: Path) -> None:
    for folder in (data_folder(), log_folder(), settings_folder()):
        assert home in folder.parents
        assert folder.is_dir()
        if sys.platform != "win32":
            assert folder.stat().st_mode & 0o777 == 0o700


@elsewhere(sys.platform != "linux", "it keeps its data in other folders")
def test_a_folder_that_cannot_be_made_is_said(home: Path) -> None:
    data_folder().rmdir()
    data = home / "data_home"
    data.rmdir()
    data.write_text("in the way")
    with pytest.raises(RosterError, match="cannot be made"):
        data_folder()
