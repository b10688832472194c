"""A stack of widgets that is only as large as the one that is shown."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget


class CurrentOnly(QWidget):
    """Qt's own is as high as its highest, and a small window would scroll for nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def add(self, widget: QWidget) -> None:
        """Take one more; the first is shown."""
        self._column.addWidget(widget)
        self._current = self._current or widget
        widget.setVisible(widget is self._current)

    def current(self) -> QWidget | None:
        """Return the one that is shown."""
        return self._current

    def show_only(self, widget: QWidget) -> None:
        """Show one of them; the keyboard stays in here."""
        before, self._current = self._current, widget
        widget.show()
        if before is None or before is widget:
            return
        if before.isAncestorOf(QApplication.focusWidget() or self):
            _first_in(widget).setFocus(Qt.FocusReason.OtherFocusReason)
        before.hide()


def _first_in(widget: QWidget) -> QWidget:
    """Return what had the keyboard there last, else the first that takes it."""
    last: QWidget | None = widget.focusWidget()
    each = last or widget.nextInFocusChain()
    while each is not None and widget.isAncestorOf(each):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.isEnabled():
            return each
        each = each.nextInFocusChain()
    return widget
