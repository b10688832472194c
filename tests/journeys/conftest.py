"""The real window for journeys through it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.helpers.wizard import Wizard

SIZE_PX = (1280, 800)
PATIENCE_MS = 30_000


@pytest.fixture
def wizard(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wizard]:
    """Return the window as the program opens it, on an empty home.

    Faults of the program fail the test instead of opening the dialog for bugs, and so does any
    part of the window that shows up as a window of its own.
    """
    from rosterwizard.gui.dialogs.bug_dialog import BugDialog
    from rosterwizard.gui.look import Dresser
    from rosterwizard.gui.theme import Look
    from tests.helpers.opened_window import opened_window
    from tests.helpers.window_watch import WindowWatch

    monkeypatch.setattr(BugDialog, "tell", _raise)
    watch = WindowWatch(qapp)
    wait = partial(qtbot.waitUntil, timeout=PATIENCE_MS)
    with opened_window(Dresser(qapp, Look.LIGHT), wait, SIZE_PX) as wizard:
        yield wizard
    assert watch.stop() == []


def _raise(_parent: object, error: Exception, *_: object) -> None:
    raise error
