"""The three zones side by side; how wide each is, is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from rosterwizard.gui import theme
from rosterwizard.services.folders import settings_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY = "check/zones"
_SHARES = (24, 50, 26)  # of a hundred
_HANDLE_PX = 9  # wide enough to be caught; only a hairline of it is drawn


class Zones(QSplitter):
    """Causes, table, problem. The table takes what the others leave."""

    def __init__(self, zones: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("check.zones")
        self.setHandleWidth(_HANDLE_PX)
        self.setChildrenCollapsible(False)
        for place, zone in enumerate(zones):
            self.addWidget(zone)
            self.setStretchFactor(place, int(place == 1))
        self._shares_set = False

    def share_out(self) -> None:
        """Take the widths of last time, or good ones; once only, when the real width is known."""
        if self._shares_set:
            return
        self._shares_set = True
        kept = _window_file().value(_KEY)
        if not (isinstance(kept, list) and self._take([str(each) for each in kept])):
            self.setSizes([self.width() * share // 100 for share in _SHARES])

    def remember(self) -> None:
        """Keep the widths for next time."""
        if self._shares_set:
            _window_file().setValue(_KEY, [str(size) for size in self.sizes()])

    # Qt's own

    def createHandle(self) -> QSplitterHandle:
        """Return what is dragged."""
        return _Handle(self.orientation(), self)

    # Inside

    def _take(self, kept: Sequence[str]) -> bool:
        if len(kept) != self.count() or not all(each.isdigit() for each in kept):
            return False
        self.setSizes([int(each) for each in kept])
        return True


class _Handle(QSplitterHandle):
    """A hairline in the middle of what can be caught; it takes the accent under the pointer."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        colours = theme.colours()
        colour = colours.accent if self.underMouse() else colours.line
        painter.fillRect(self.width() // 2, 0, 1, self.height(), QColor(colour))


def _window_file() -> QSettings:
    return QSettings(str(settings_folder() / "window.ini"), QSettings.Format.IniFormat)
