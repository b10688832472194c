"""Looks out for parts of the window that show up as windows of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from rosterwizard.gui.frame import Frame

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class WindowWatch(QObject):
    """Notes what is shown as a window of its own but is no window, dialog, list or hint."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._flashes: list[str] = []
        app.installEventFilter(self)

    def stop(self) -> list[str]:
        """Return what was seen."""
        self._app.removeEventFilter(self)
        return self._flashes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        """Note a part that is shown before it is in its window."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and is_flash(watched):
            self._flashes.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def is_flash(widget: QWidget) -> bool:
    """Tell whether a part of the window is a window of its own."""
    kinds = {Qt.WindowType.Popup, Qt.WindowType.ToolTip}
    return (
        widget.isWindow()
        and widget.windowType() not in kinds
        and not isinstance(widget, Frame | QDialog)
    )
