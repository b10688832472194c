"""A layout that sets things side by side, and goes on below where the room ends."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_NO_ROOM = Qt.Orientation(0)


class FlowRow(QLayout):
    """Each item has the size it asks for."""

    def __init__(self, parent: QWidget | None = None, *, across_px: int, down_px: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._across, self._down = across_px, down_px
        self.setContentsMargins(0, 0, 0, 0)

    def _lay_out(self, area: QRect, *, move: bool) -> int:
        """Return the height that the items need in `area`; with `move`, put them there."""
        place, row_height = area.topLeft(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if place.x() > area.left() and place.x() + size.width() > area.right() + 1:
                place = QPoint(area.left(), place.y() + row_height + self._down)
                row_height = 0
            if move:
                width = min(size.width(), area.width())
                item.setGeometry(QRect(place, QSize(width, size.height())))
            place.setX(place.x() + size.width() + self._across)
            row_height = max(row_height, size.height())
        return place.y() + row_height - area.top()

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
        return self._lay_out(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the items in their places."""
        super().setGeometry(rect)
        self._lay_out(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the least."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size
