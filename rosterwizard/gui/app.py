"""Starts the window: first the paint, then everything that takes time."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from rosterwizard.gui.look import Dresser
from rosterwizard.gui.session import Session
from rosterwizard.gui.window import Window

COLLECT_EVERY_MS = 5000


def run_window(files: Sequence[Path]) -> int:
    """Open the window, at the furthest page that `files` lead to; return the exit status.

    There must be a screen: ask `services.display.display_is_missing` first.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Roster Wizard")
    app.setDesktopFileName("rosterwizard")
    collect_on_this_thread(app)
    Dresser(app)
    window = Window(Session())
    window.show()
    return app.exec()


def collect_on_this_thread(parent: QObject) -> None:
    """Collect Python's cycles on a timer of this thread, and nowhere else.

    The collector runs in whichever thread happens to allocate, and would destroy a closed dialog
    from a worker thread: a crash (Anki met it, and does the same).
    """
    gc.disable()
    timer = QTimer(parent, interval=COLLECT_EVERY_MS)
    timer.timeout.connect(gc.collect)
    timer.start()
