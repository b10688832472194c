"""A layout that sets things side by side, and goes on below where the room ends."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_NO_ROOM = Qt.Orientation(0)


class FlowRow(QLayout):
    """Each item has the size it asks for. at_end: what room is left in a line stands before it."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        across_px: int,
        down_px: int,
        at_end: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._across, self._down, self._at_end = across_px, down_px, at_end
        self.setContentsMargins(0, 0, 0, 0)

    def _lay_out(self, area: QRect) -> None:
        """Put the items there."""
        top = area.top()
        for line in self._lines(area.width()):
            room = area.width() - self._width_of(line)
            left = area.left() + (max(room, 0) if self._at_end else 0)
            for item in line:
                size = item.sizeHint()
                width = min(size.width(), area.width())
                item.setGeometry(QRect(QPoint(left, top), QSize(width, size.height())))
                left += size.width() + self._across
            top += _height_of(line) + self._down

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return the items that are shown, as many in a line as there is room for."""
        lines: list[list[QLayoutItem]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            if lines and self._width_of([*lines[-1], item]) <= width:
                lines[-1].append(item)
            else:
                lines.append([item])
        return lines

    def _width_of(self, line: Sequence[QLayoutItem]) -> int:
        widths = [each.sizeHint().width() for each in line]
        return sum(widths) + self._across * (len(widths) - 1)

    # -- Qt's own -------------------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item; the layout keeps it."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than needed."""
        return _NO_ROOM

    def hasHeightForWidth(self) -> bool:
        """Say that less width takes more height."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the items need."""
        heights = [_height_of(line) for line in self._lines(width)]
        return sum(heights) + self._down * max(len(heights) - 1, 0)

    def setGeometry(self, rect: QRect) -> None:
        """Put the items in their places."""
        super().setGeometry(rect)
        self._lay_out(rect)

    def sizeHint(self) -> QSize:
        """Return the least."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size


def _height_of(line: Sequence[QLayoutItem]) -> int:
    return max(each.sizeHint().height() for each in line)
