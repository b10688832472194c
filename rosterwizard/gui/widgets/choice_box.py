"""A closed list to choose from: nothing is chosen before the list is open."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from rosterwizard.gui.enter_key import is_enter

_MOVING = {
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    *(Qt.Key.Key_Home, Qt.Key.Key_End),
}
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


class ChoiceBox(QComboBox):
    """Keys open the list, and go on in it; only Enter or a press there chooses.

    Qt's own takes an entry at each letter and arrow key. Where a choice has consequences (another
    question appears, a file is read anew) the rest of a typed word would meet what came of its
    first letter. A wheel over it scrolls the page and leaves the focus where it is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list; a letter goes on to it and looks for an entry."""
        if event.modifiers() & _COMMANDS:
            super().keyPressEvent(event)
        elif is_enter(event) or event.key() in _MOVING:
            self.showPopup()
        elif event.text().strip() and event.text().isprintable():
            self.showPopup()
            QApplication.sendEvent(self.view(), event)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a wheel must not choose by accident."""
        event.ignore()
