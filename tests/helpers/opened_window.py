"""Opens the real window as the program does, and closes it again."""

from __future__ import annotations

import gc
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rosterwizard.core.messages.screen_mask import hide_personal
from rosterwizard.gui import task
from rosterwizard.gui.after_first_paint import fill_frame
from rosterwizard.gui.frame import Frame
from tests.helpers.wizard import Wizard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from rosterwizard.gui.look import Dresser
    from rosterwizard.gui.window import Window

    Fact = Callable[[], bool]

WAIT_S = 30
_TURN_MS = 5


def wait_until(fact: Fact, timeout_s: float = WAIT_S) -> None:
    """Let the window work until `fact` holds; raise TimeoutError when it never does."""
    end = time.monotonic() + timeout_s
    while not fact():
        if time.monotonic() > end:
            raise TimeoutError("the window did not come to it")
        QTest.qWait(_TURN_MS)


@contextmanager
def opened_window(
    dresser: Dresser,
    wait: Callable[[Fact], None],
    size_px: tuple[int, int],
    files: Sequence[Path] = (),
) -> Iterator[Wizard]:
    """Open the window as the program does, and close it without asking in the end.

    Exceptions in its slots go where they went before, so that a test sees them.
    """
    hook = sys.excepthook
    windows: list[Window] = []
    gc.disable()  # as the program does: it would collect in whichever thread allocates
    gc.freeze()  # what is there already need not be gone through when the window is closed
    frame = Frame()
    frame.resize(*size_px)
    frame.painted.connect(
        lambda: QTimer.singleShot(0, lambda: windows.append(fill_frame(frame, dresser, files)))
    )
    try:
        frame.show()
        wait(lambda: bool(windows and windows[0].session.profiles))
        sys.excepthook = hook
        wizard = Wizard(frame, windows[0], wait)
        wizard.wait_until_idle()
        yield wizard
    finally:
        sys.excepthook = hook
        hide_personal(hidden=False)
        task.cancel_all()
        QTest.qWait(0)  # what was done in the last moment still finds its widgets
        frame.hide()
        frame.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        gc.unfreeze()
        gc.enable()
