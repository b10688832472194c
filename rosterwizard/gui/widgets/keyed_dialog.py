"""A dialog in which Enter presses what has the focus ring."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from rosterwizard.gui.enter_key import is_enter, is_in_line, press_focused


class KeyedDialog(QDialog):
    """Lets Enter press the focused button; Qt would press the first one of the dialog.

    main: what Enter presses in a line that is typed into; None for nothing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.main: QPushButton | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press what has the ring by Enter; leave by Escape."""
        if not is_enter(event):
            super().keyPressEvent(event)
        elif not press_focused(event) and is_in_line() and self.main is not None:
            self.main.click()
