"""The window stands while a screen reader reads all of it, whatever is opened, mended and sent."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from parts import AT_SPI, SCREEN
from tests.helpers.needing import needs
from tests.helpers.screen_reader import ScreenReader, hidden_desktop
from tests.helpers.walked_window import WALKED

ROOT = Path(__file__).parents[2]
LONGEST_S = 120  # far more than it takes, also on a busy machine
pytestmark = [needs(SCREEN, AT_SPI), pytest.mark.timeout(LONGEST_S + 30)]


@pytest.mark.parametrize(
    "roads",
    [
        ("infiniti", "haiku"),
        ("record_types", "headings", "kept"),
        ("by_hand", "deleting"),
        ("dialogs",),
    ],
    ids=["sending", "pages", "other-ways", "dialogs"],
)
def test_window_stands_while_it_is_read(tmp_path: Path, roads: tuple[str, ...]) -> None:
    with hidden_desktop() as desktop, (tmp_path / "said").open("w+") as said:
        with subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.walked_window", *roads],
            cwd=ROOT,
            env={**os.environ, **desktop},
            stdout=said,
            stderr=subprocess.STDOUT,
        ) as walk:
            reader = ScreenReader(desktop["DBUS_SESSION_BUS_ADDRESS"])
            end = time.monotonic() + LONGEST_S
            most = 0
            try:
                while walk.poll() is None and time.monotonic() < end:
                    most = max(most, reader.read())
            finally:
                walk.kill()
                reader.close()
        said.seek(0)
        words = said.read()
    assert (walk.returncode, words[-len(WALKED) :]) == (0, WALKED), words[-4000:]
    assert most > 50, "hardly anything was read"
