"""Nothing in the window is cut off: in a small window, and with letters of twice the size."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from rosterwizard.gui.look import Dresser
from rosterwizard.gui.theme import Look
from tests.helpers.cut_off import cut_off, let_settle
from tests.helpers.opened_window import opened_window
from tests.helpers.pictured_roads import ROADS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.helpers.pictured_roads import Road

# What Qt's plugin without a screen says of lists that drop down and of dialogs.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
PATIENCE_MS = 30_000


class Room(NamedTuple):
    """letters: how many times their usual size."""

    width_px: int
    height_px: int
    letters: int


ROOMS = {
    "small": Room(1024, 600, letters=1),
    "usual": Room(1280, 800, letters=1),
    "half": Room(640, 400, letters=1),  # what a scale of 200 % leaves of the usual window
    "least": Room(512, 300, letters=1),  # and of the small one
    "large-letters": Room(1280, 800, letters=2),
}


@pytest.fixture(params=ROOMS)
def room(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Room]:
    """Return the room that there is, the letters in their size already."""
    room = ROOMS[request.param]
    before = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(before.pointSizeF() * room.letters)
    QApplication.setFont(larger)
    yield room
    QApplication.setFont(before)


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.__name__)
def test_nothing_is_cut_off(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, room: Room, road: Road
) -> None:
    faults: list[str] = []

    def look(name: str) -> None:
        assert name.startswith(ROADS[road]), "else `--only` would not find it"
        tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        dialogs = [top for top in tops if isinstance(top, QDialog)]
        for top in dialogs or tops:
            let_settle(top)
            faults.extend(f"{name}: {fault}" for fault in cut_off(top))

    wait = partial(qtbot.waitUntil, timeout=PATIENCE_MS)
    size_px = room.width_px, room.height_px
    with opened_window(Dresser(qapp, Look.LIGHT), wait, size_px) as wizard:
        road(wizard, tmp_path, look)
    assert not faults, "\n".join(dict.fromkeys(faults))
