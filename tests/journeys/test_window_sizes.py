"""Nothing in the window is cut off: in a small window, and with letters of twice the size."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from rosterwizard.gui.frame import Frame
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


class Rooms(NamedTuple):
    """letters: how many times their usual size. sizes_px: of the window; it is opened in the first.

    A dialog takes its size from the screen and from its letters, whatever window is behind it.
    """

    letters: int
    sizes_px: tuple[tuple[int, int], ...]


ROOMS = {
    "usual-letters": Rooms(
        1,
        (
            (512, 300),  # what a scale of 200 % leaves of a small window
            (640, 400),  # and of the usual one
            (1024, 600),
            (1280, 800),
        ),
    ),
    "large-letters": Rooms(2, ((1280, 800),)),
}


@pytest.fixture(params=ROOMS)
def rooms(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Rooms]:
    """Return the rooms that there are, the letters in their size already."""
    rooms = ROOMS[request.param]
    before = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(before.pointSizeF() * rooms.letters)
    QApplication.setFont(larger)
    yield rooms
    QApplication.setFont(before)


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.__name__)
def test_nothing_is_cut_off(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, rooms: Rooms, road: Road
) -> None:
    faults: list[str] = []

    def look(name: str) -> None:
        assert name.startswith(ROADS[road]), "else `--only` would not find it"
        tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        dialogs = [top for top in tops if isinstance(top, QDialog)]
        for top in dialogs or tops:
            own_px = top.width(), top.height()
            for size_px in rooms.sizes_px if isinstance(top, Frame) else (own_px,):
                top.resize(*size_px)
                let_settle(top)
                faults.extend(f"{name} in {size_px}: {fault}" for fault in cut_off(top))
            top.resize(*own_px)

    wait = partial(qtbot.waitUntil, timeout=PATIENCE_MS)
    with opened_window(Dresser(qapp, Look.LIGHT), wait, rooms.sizes_px[0]) as wizard:
        road(wizard, tmp_path, look)
    assert not faults, "\n".join(dict.fromkeys(faults))
