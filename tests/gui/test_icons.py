"""Icons follow light and dark on the buttons that are still there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QPushButton

from rosterwizard.gui import icons

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_button_of_a_closed_dialog_is_passed_over(qtbot: QtBot) -> None:
    gone, still_there = QPushButton("Copy"), QPushButton("Add")
    qtbot.addWidget(still_there)
    icons.wear(gone, "copy")
    icons.wear(still_there, "add")
    before = still_there.icon().cacheKey()
    shiboken6.delete(gone)
    icons.wear_again()
    assert still_there.icon().cacheKey() != before
