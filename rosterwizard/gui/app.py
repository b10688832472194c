"""Starts the window: first the paint, then everything that takes time."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from rosterwizard.gui import theme
from rosterwizard.gui.frame import Frame
from rosterwizard.gui.program import Program
from rosterwizard.gui.theme import Look
from rosterwizard.gui.window_place import stand_as_before
from rosterwizard.gui.window_size import show_whole
from rosterwizard.services.ctrl_c import end_at_ctrl_c
from rosterwizard.services.kept_appearance import kept_appearance

COLLECT_EVERY_MS = 5000
_froze = False  # to ask Python takes longer than to collect
_MIDDLE_GREY = 128


def run_window(files: Sequence[Path]) -> int:
    """Open the window, at the furthest page that `files` lead to; return the exit status.

    There must be a screen: ask `services.display.display_is_missing` first.
    """
    end_at_ctrl_c()
    # Fusion on every desktop; asked for here because `setStyle` loads all of QStyle.
    app = Program([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("Roster Wizard")
    app.setDesktopFileName("rosterwizard")
    collect_on_this_thread(app)
    before = kept_appearance()
    look = Look(before.look)
    theme.use(dark=begins_dark(app, look))
    frame = Frame()
    stand_as_before(frame, before.window_place)
    frame.painted.connect(lambda: QTimer.singleShot(0, lambda: bring_wizard(frame, look, files)))
    show_whole(frame)
    return app.exec()


def begins_dark(app: QApplication, look: Look) -> bool:
    """Tell whether the first paint is dark.

    Asked of the desktop's palette: its colour scheme would be told in a namespace of Qt that
    takes as long to load as everything else before the first paint together.
    """
    if look is not Look.SYSTEM:
        return look is Look.DARK
    return app.palette().color(QPalette.ColorRole.Window).lightness() < _MIDDLE_GREY


def bring_wizard(frame: Frame, look: Look, files: Sequence[Path]) -> None:
    """Bring the wizard into the painted frame. Only from here on more than Qt is loaded."""
    try:
        from rosterwizard.gui.after_first_paint import begin  # noqa: PLC0415 - as said

        begin(frame, look, files)
    except BaseException as error:  # noqa: BLE001 - whatever it is, an empty window says nothing
        from rosterwizard.gui.start_fault import end_over  # noqa: PLC0415 - only then

        end_over(frame, error)


def collect() -> None:
    """Collect cycles, but for what is loaded for good.

    Gone through each time, the modules of the engine would hold the window up for 50 ms.
    """
    global _froze  # noqa: PLW0603 - one program, one collector
    if "polars" in sys.modules and not _froze:
        gc.freeze()
        _froze = True
    gc.collect()


def collect_on_this_thread(parent: QObject) -> None:
    """Collect Python's cycles on a timer of this thread, and nowhere else.

    The collector runs in whichever thread happens to allocate, and would destroy a closed dialog
    from a worker thread: a crash (Anki met it, and does the same).
    """
    gc.disable()
    timer = QTimer(parent)
    timer.timeout.connect(collect)
    timer.start(COLLECT_EVERY_MS)
