"""Walks the real window through every road: `python -m tests.helpers.walked_window [ROAD…]`.

In a process of its own, for those who look at the window from outside, on whatever screen the
environment names. What it prints ends with `WALKED`.
"""

from __future__ import annotations

import faulthandler
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from rosterwizard.gui.look import Dresser
from rosterwizard.gui.theme import Look
from tests.helpers.opened_window import opened_window, wait_until
from tests.helpers.pictured_roads import ROADS
from tests.helpers.wizard import Wizard

if TYPE_CHECKING:
    from collections.abc import Sequence

WALKED = "walked"
SIZE_PX = (1280, 800)
_KEY_S = 0.5  # where nobody is asked, it came at once
_PAUSE_MS = 300  # in which whoever looks sees what came last


class Typed(QObject):
    """Counts the keys that came through: a screen reader is asked about each of them first."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.count = 0
        app.installEventFilter(self)

    # Qt's own

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """Count a key that Qt sends again, once the reader has left it to the window."""
        self.count += event.type() == QEvent.Type.KeyRelease and not event.spontaneous()
        return False


class HeardWizard(Wizard):
    """The window in front of a person who hears it: a key comes a moment after it was pressed."""

    typed: Typed

    def type(self, text: str) -> None:
        """Type as ever, one key after the other."""
        for character in text:
            before = self.typed.count
            super().type(character)
            self._wait_for_key(before)

    def press(self, *keys: str) -> None:
        """Press as ever, one after the other."""
        for each in keys:
            before = self.typed.count
            super().press(each)
            self._wait_for_key(before)

    def choose_here(self, words: str) -> None:
        """Open the list and choose from it by its own signal: in a list, no key is waited for."""
        box = self.focus()
        assert isinstance(box, QComboBox)
        box.showPopup()
        QTest.qWait(_PAUSE_MS)
        box.hidePopup()
        box.setCurrentIndex(box.findText(words))
        box.activated.emit(box.currentIndex())
        self.come_back()
        self.wait_until_idle()

    def _wait_for_key(self, before: int) -> None:
        with suppress(TimeoutError):
            wait_until(lambda: self.typed.count > before, _KEY_S)
        self.wait_until_idle()


def walk(names: Sequence[str]) -> None:
    """Walk the roads of these names, all of them for none."""
    app = QApplication([sys.argv[0], "-style", "fusion"])
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    typed = Typed(app)
    dresser = Dresser(app, Look.LIGHT)
    for road in ROADS:
        if not names or road.__name__ in names:
            with (
                tempfile.TemporaryDirectory() as folder,
                opened_window(dresser, wait_until, SIZE_PX) as opened,
            ):
                wizard = HeardWizard(opened.frame, opened.window, opened.wait)
                wizard.typed = typed
                wizard.come_back()  # there is nobody else who would give it the keyboard
                road(wizard, Path(folder), lambda _: QTest.qWait(0))
                QTest.qWait(_PAUSE_MS)
    sys.stdout.write(WALKED)


if __name__ == "__main__":
    faulthandler.enable()
    walk(sys.argv[1:])
