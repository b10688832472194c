"""Our side of the start bench: the real program, ended at the first paint of its window or page.

Run as `python first_paint.py window|page`.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from rosterwizard.gui import app

if TYPE_CHECKING:
    from collections.abc import Callable


class Watch(QObject):
    """Ends the process when a page has been painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the paint event through, and end once it is done."""
        if event.type() is QEvent.Type.Paint and watched.inherits("QWizardPage"):
            QTimer.singleShot(0, lambda: os._exit(0))
        return super().eventFilter(watched, event)


def main(what: str) -> None:
    """Run the program until the window, or its first page, has been painted."""
    bring_wizard: Callable[..., None] = app.bring_wizard

    def end(*_: object) -> None:
        """Stand in for the wizard, which comes right after the paint of the window."""
        os._exit(0)

    def bring_and_watch(frame: QObject, *others: object) -> None:
        """Furnish, and look at every event from then on."""
        application = QCoreApplication.instance()
        assert application is not None
        application.installEventFilter(Watch(frame))
        bring_wizard(frame, *others)

    stand_in: Any = end if what == "window" else bring_and_watch
    app.bring_wizard = stand_in
    app.run_window(())


if __name__ == "__main__":
    main(sys.argv[1])
