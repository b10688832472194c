"""An entry is held by one window at a time, and by none once that is gone."""

from __future__ import annotations

import gc
import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.held_entry import HeldEntry, is_held, lock_of
from tests.helpers.needing import elsewhere

if TYPE_CHECKING:
    from pathlib import Path

_HOLDING = """
import sys
from pathlib import Path
from rosterwizard.services.held_entry import HeldEntry
entry = HeldEntry(Path(sys.argv[1]))
entry.hold()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "work-2-a.records"


def test_one_window_has_it_until_it_lets_go(file: Path) -> None:
    one, other = HeldEntry(file), HeldEntry(file)
    assert not is_held(file)
    one.hold()
    one.hold()
    assert list(file.parent.iterdir()) == [lock_of(file)], "a crash leaves no more than that"
    assert is_held(file)
    with pytest.raises(RosterError, match="open in another window"):
        other.hold()
    one.let_go()
    one.let_go()
    assert not is_held(file)
    other.hold()
    other.let_go()


def test_what_is_forgotten_leaves_nothing_behind(file: Path) -> None:
    file.touch()
    entry = HeldEntry(file)
    entry.forget()
    assert list(file.parent.iterdir()) == []
    entry.hold()
    with pytest.raises(RosterError, match="open in another window"):
        HeldEntry(file).forget()
    entry.let_go()


def test_a_window_that_was_killed_holds_nothing(file: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDING, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    ) as window:
        assert window.stdout is not None
        assert window.stdout.readline().strip() == b"held"
        held = is_held(file)
        window.kill()
    assert held
    assert not is_held(file)


def test_an_entry_that_nobody_knows_any_more_is_free(file: Path) -> None:
    HeldEntry(file).hold()
    gc.collect()
    assert not is_held(file)


@elsewhere(sys.platform == "win32", "there files are private by their folder")
def test_its_lock_is_for_its_owner_alone(file: Path) -> None:
    entry = HeldEntry(file)
    entry.hold()
    assert stat.S_IMODE(lock_of(file).stat().st_mode) == 0o600
    entry.let_go()


def test_a_lock_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match="could not be saved"):
        HeldEntry(tmp_path / "no folder" / "work-2-a.records").hold()
