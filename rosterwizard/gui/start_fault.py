"""A fault that keeps the wizard from coming into its window: told, and then the program ends."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from rosterwizard.core.messages.progress import WANTED_ENDS
from rosterwizard.services.unforeseen import noted_in_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_STATUS = 70  # as the command line ends where the program itself is at fault


def end_over(frame: QWidget, error: BaseException) -> None:
    """Write the fault down, tell of it, and end the program once that is read.

    An empty window would stay else, and nobody would know why. What was wanted is raised on.
    """
    if isinstance(error, WANTED_ENDS):
        raise error
    words = noted_in_words(error)
    if sys.stderr is not None:  # a window that was started by its icon may have none
        sys.stderr.write(f"{words}\n")
    try:
        _show(frame, error)
    except Exception:  # noqa: BLE001 - what the dialog is made of may be what is damaged
        QApplication.exit(_STATUS)


def _show(frame: QWidget, error: BaseException) -> None:
    from rosterwizard.gui.dialogs.bug_dialog import BugDialog  # noqa: PLC0415 - only then

    dialog = BugDialog(error, frame)
    dialog.finished.connect(lambda _result: QApplication.exit(_STATUS))
    dialog.open()
