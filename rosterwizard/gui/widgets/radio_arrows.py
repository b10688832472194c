"""Arrow keys on radio buttons of which none is chosen yet: they move, and choose."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QRadioButton

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}


def choose_by_arrow(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Choose the next button of a group by an arrow; False where Qt does that, or nothing is to do.

    Qt only chooses where one is chosen already; until then it moves and leaves all as they are.
    """
    group = button.group()
    step = _STEPS.get(Qt.Key(event.key()), 0)
    if not step or not isinstance(button, QRadioButton) or group is None:
        return False
    if group.checkedButton() is not None:
        return False
    buttons = [each for each in group.buttons() if each.isEnabled()]
    chosen = buttons[(buttons.index(button) + step) % len(buttons)]
    chosen.setFocus(Qt.FocusReason.TabFocusReason)
    chosen.click()
    return True
