"""The three zones side by side, or one at a time where there is no room for three."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QVBoxLayout, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.widgets.segmented_buttons import Segment, SegmentedButtons
from rosterwizard.services.folders import settings_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY = "check/zones"
_KEYS = ("causes", "rows", "problem")
_LEAST_LETTERS = (24, 38, 30)  # narrower than so many letters, a zone is of no use
_GOOD_LETTERS = (26, 0, 33)  # to begin with; all else is for the rows
_SPARE_LETTERS = 40  # where there is so much beyond the least of all, the sides have some of it
_ROWS = 1
_HANDLE_PX = 9  # wide enough to be caught; only a hairline of it is drawn


class Zones(QWidget):
    """Causes, table, problem; the table takes what the others leave. Widths are remembered."""

    def __init__(
        self, causes: QWidget, rows: QWidget, problem: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._zones = (causes, rows, problem)
        self._narrow = False
        self._shares_set = False
        self.which = SegmentedButtons("check.zone", sentence("check-zone"))
        self.which.show_segments([Segment(key, sentence("check-zone", key)) for key in _KEYS])
        self.which.chosen.connect(self.show_zone)
        self.which.hide()
        self.splitter = _Splitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("check.zones")
        self.splitter.setHandleWidth(_HANDLE_PX)
        self.splitter.setChildrenCollapsible(False)
        for place, zone in enumerate(self._zones):
            self.splitter.addWidget(zone)
            self.splitter.setStretchFactor(place, int(place == _ROWS))
        self._hold_least()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(self.which)
        column.addWidget(self.splitter, 1)

    def show_zone(self, key: str) -> None:
        """Show one zone ("causes", "rows", "problem"), where there is room for one only."""
        self.which.press(key)
        if self._narrow:
            for each, zone in zip(_KEYS, self._zones, strict=True):
                zone.setVisible(each == key)

    def share_out(self) -> None:
        """Take the widths of last time, or good ones; once only, when the real width is known."""
        if self._shares_set or self._narrow:
            return
        self._shares_set = True
        kept = _window_file().value(_KEY)
        if not (isinstance(kept, list) and self._take([str(each) for each in kept])):
            least = [self._least_px(place) for place in range(len(self._zones))]
            spare = self.width() - sum(least) > _SPARE_LETTERS * self._letter_px()
            wanted = [letters * self._letter_px() for letters in _GOOD_LETTERS] if spare else least
            self.splitter.setSizes([wanted[0], self.width() - wanted[0] - wanted[2], wanted[2]])

    def remember(self) -> None:
        """Keep the widths for next time."""
        if self._shares_set and not self._narrow:
            _window_file().setValue(_KEY, [str(size) for size in self.splitter.sizes()])

    def _take(self, kept: Sequence[str]) -> bool:
        if len(kept) != len(self._zones) or not all(each.isdigit() for each in kept):
            return False
        self.splitter.setSizes([int(each) for each in kept])
        return True

    def _hold_least(self) -> None:
        for place, zone in enumerate(self._zones):
            zone.setMinimumWidth(self._least_px(place))

    def _least_px(self, place: int) -> int:
        return self._letter_px() * _LEAST_LETTERS[place]

    def _letter_px(self) -> int:
        return self.fontMetrics().averageCharWidth()

    def _fit(self) -> None:
        handles = _HANDLE_PX * (len(self._zones) - 1)
        narrow = self.width() < sum(map(self._least_px, range(len(self._zones)))) + handles
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.which.setVisible(narrow)
        for zone in self._zones:
            zone.show()
        self.show_zone(_KEYS[_ROWS])
        if self.isVisible():
            self.share_out()

    # Qt's own

    def changeEvent(self, event: QEvent) -> None:
        """Give letters of another size the room that they need."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._hold_least()
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one zone or all three."""
        super().resizeEvent(event)
        self._fit()


class _Splitter(QSplitter):
    """Needs no more width than one zone does: the others give way."""

    def createHandle(self) -> QSplitterHandle:
        """Return what is dragged."""
        return _Handle(self.orientation(), self)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest zone."""
        zones = [self.widget(place) for place in range(self.count())]
        widest = max((zone.minimumWidth() for zone in zones if zone), default=0)
        return QSize(widest, super().minimumSizeHint().height())


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
