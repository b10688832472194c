"""The key of the finder works also in a line that is typed into, where Qt deletes by it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QWidget
from shiboken6 import isValid

FINDER_KEYS = ("Ctrl+K",)


class FinderKey(QObject):
    """Keeps the key from whatever line has the keyboard; it looks at that one alone."""

    _line: QWidget | None = None

    def watch(self, focused: QWidget | None) -> None:
        """Take what has the keyboard now."""
        if self._line is not None and isValid(self._line):
            self._line.removeEventFilter(self)
        is_line = isinstance(focused, QLineEdit | QComboBox | QAbstractSpinBox)
        self._line = focused if is_line else None
        if self._line is not None:
            self._line.installEventFilter(self)

    # Qt's own

    def eventFilter(self, _line: QObject, event: QEvent) -> bool:
        """Let the window have the key."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        takes = control and event.key() == Qt.Key.Key_K
        if takes:
            event.ignore()
        return takes
