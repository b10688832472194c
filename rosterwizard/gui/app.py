"""Starts the window: first the paint, then everything that takes time."""

import gc
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtWidgets import QApplication

from rosterwizard.gui.frame import Frame
from rosterwizard.gui.look import Dresser
from rosterwizard.gui.theme import Look
from rosterwizard.services.kept_look import kept_look

COLLECT_EVERY_MS = 5000


def run_window(files: Sequence[Path]) -> int:
    """Open the window, at the furthest page that `files` lead to; return the exit status.

    There must be a screen: ask `services.display.display_is_missing` first.
    """
    # Ctrl-C in the terminal ends the program at once; Python would hear of it only by and by.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Roster Wizard")
    app.setDesktopFileName("rosterwizard")
    if QLocale().language() == QLocale.Language.C:  # it has no separators: 3,412 would be 3412
        QLocale.setDefault(QLocale(QLocale.Language.English))
    collect_on_this_thread(app)
    dresser = Dresser(app, Look(kept_look()))
    frame = Frame()
    frame.painted.connect(lambda: QTimer.singleShot(0, lambda: furnish(frame, dresser, files)))
    frame.show()
    return app.exec()


def furnish(frame: Frame, dresser: Dresser, files: Sequence[Path]) -> None:
    """Bring the wizard into the painted frame. Only from here on more than Qt is loaded."""
    from rosterwizard.gui.furnishing import furnish as bring_in  # noqa: PLC0415 - as said

    bring_in(frame, dresser, files)


def collect_on_this_thread(parent: QObject) -> None:
    """Collect Python's cycles on a timer of this thread, and nowhere else.

    The collector runs in whichever thread happens to allocate, and would destroy a closed dialog
    from a worker thread: a crash (Anki met it, and does the same).
    """
    gc.disable()
    timer = QTimer(parent)
    timer.timeout.connect(gc.collect)
    timer.start(COLLECT_EVERY_MS)
