"""A dialog in which Enter presses what has the focus ring, and personal values can be hidden."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.actions import put_action
from rosterwizard.gui.enter_key import is_enter, is_in_line, press_focused
from rosterwizard.gui.masking import MASK_KEYS, turn_mask


class KeyedDialog(QDialog):
    """Lets Enter press the focused button; Qt would press the first one of the dialog.

    main: what Enter presses in a line that is typed into; None for nothing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.main: QPushButton | None = None
        put_action(self, sentence("action", "mask"), MASK_KEYS, turn_mask, everywhere=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press what has the ring by Enter; leave by Escape."""
        if not is_enter(event):
            super().keyPressEvent(event)
        elif not press_focused(event) and is_in_line() and self.main is not None:
            self.main.click()
