"""A home folder of its own for every test, so that none reads or writes the developer's."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

# What platformdirs and Path.home() go by on Linux and macOS (HOME), and on Windows, where the
# override is needed because platformdirs asks the system before it looks at APPDATA.
HOME_VARIABLES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
WINDOWS_OVERRIDES = ("WIN_PD_OVERRIDE_APPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA")
XDG_FOLDERS = ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR")


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return an empty home folder; all personal folders lie in it, for child processes too.

    Not below `tmp_path`, which a test may expect to be empty.
    """
    with TemporaryDirectory(prefix="home-", ignore_cleanup_errors=True) as folder:
        for name in (*HOME_VARIABLES, *WINDOWS_OVERRIDES):
            monkeypatch.setenv(name, folder)
        for name in XDG_FOLDERS:
            monkeypatch.setenv(f"XDG_{name}", str(Path(folder, name.lower())))
        yield Path(folder)
        # What is still to be kept must not end in the home of the developer.
        if journal := sys.modules.get("rosterwizard.services.work_journal"):
            journal.settle_all()
