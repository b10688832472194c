"""What Enter does: it presses the button that has the focus ring, and no other."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QRadioButton,
)

_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def is_enter(event: QKeyEvent) -> bool:
    """Tell whether it is Enter, of the letters or of the digits, with nothing else held."""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in _KEYS and not plain


def press_focused(event: QKeyEvent) -> bool:
    """Press the button that has the focus; False where something else has it.

    Qt presses some buttons only (`autoDefault`), and the dialog's main one instead of the others.
    A key that is held down presses once: each page puts another button under it.
    """
    focused = QApplication.focusWidget()
    if not isinstance(focused, QAbstractButton):
        return False
    if not event.isAutoRepeat():
        focused.click()
    return True


def is_in_line() -> bool:
    """Tell whether the keyboard is in one line that is typed into."""
    return isinstance(QApplication.focusWidget(), QLineEdit | QAbstractSpinBox)


def is_on_chosen() -> bool:
    """Tell whether the keyboard is on one of several that is the chosen one already."""
    focused = QApplication.focusWidget()
    return isinstance(focused, QRadioButton) and focused.isChecked()
