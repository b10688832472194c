"""The headings above a table.

Qt's own header asks every row of a column whether it is selected, at each paint: seven seconds
for 100,000 rows that are all selected. This one only looks at the cell that has the keyboard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QHeaderView, QStyle, QTableView

from rosterwizard.gui import theme
from rosterwizard.gui.tables.column_signs import ColumnSigns, paint_signs, room_of
from rosterwizard.gui.tables.frame_table_model import ARRANGED, DISPLAY, FIELD
from rosterwizard.gui.tables.mark_painting import MARGIN_PX

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

_INK = int(Qt.ItemDataRole.ForegroundRole)
_ROOM_PX = 8
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_MOST_FROZEN = 0.6  # of the width that there is: the rest is for what is scrolled


class ColumnHeader(QHeaderView):
    """Headings on the sunken ground; the one above the cell with the keyboard stands out.

    Below each stands the field that it is taken for, where the table says that. The frozen
    columns stand first, and stay where they are while the others are scrolled.
    """

    order_changed = Signal()  # by the person
    heading_pressed = Signal(int)  # the person pressed it, and neither widened nor moved it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.wanted: tuple[int, ...] = ()  # to be frozen
        self._held = False  # a frozen heading, by the mouse
        self._pressed_at: QPoint | None = None
        self._ordering = False
        self.sectionMoved.connect(self._note_move)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def let_press(self) -> None:
        """Tell by `heading_pressed` what is pressed, instead of marking its column."""
        self.setSectionsClickable(False)
        self.setSectionsMovable(True)

    def heading_at(self, x: int) -> int:
        """Return the column of which the heading is shown there, -1 for none."""
        frozen = self.frozen_at(x)
        return self.logicalIndexAt(x) if frozen is None else frozen

    # -- Frozen columns -------------------------------------------------------------------

    def put_order(self, frozen: Sequence[int], order: Sequence[int]) -> None:
        """Let `frozen` stand first and stay there, and the others follow in that order."""
        self.wanted = tuple(frozen)
        rest = (column for column in order if column not in self.wanted)
        self._ordering = True
        for place, column in enumerate((*self.wanted, *rest)):
            if self.logicalIndex(place) != column:
                self.moveSection(self.visualIndex(column), place)
        self._ordering = False
        self.viewport().update()

    def order(self) -> list[int]:
        """Return all columns, in the order of the screen."""
        return [self.logicalIndex(place) for place in range(self.count())]

    def _note_move(self) -> None:
        """Keep what is frozen in front, also where a person drags it away or others before it."""
        if self._ordering:
            return
        order = self.order()
        self.put_order([column for column in order if column in self.wanted], order)
        self.order_changed.emit()

    def frozen(self) -> list[int]:
        """Return the columns that stay, from the left: so many as leave room for others."""
        left, found = self._room_px() * _MOST_FROZEN, list[int]()
        for column in self.wanted:
            left -= self.sectionSize(column)
            if left < 0 and found:
                break
            found.append(column)
        return found

    def frozen_px(self) -> int:
        """Return how wide the columns that stay are together."""
        return sum(self.sectionSize(column) for column in self.frozen())

    def frozen_at(self, x: int) -> int | None:
        """Return the frozen column that is shown there; None where another one is."""
        x = self.mirrored(x, 1)
        if x < 0:
            return None
        for column in self.frozen():
            x -= self.sectionSize(column)
            if x < 0:
                return column
        return None

    def mirrored(self, left: int, width: int) -> int:
        """Return the left edge of what is so wide, seen from where lines begin, or back again.

        It is another one only where they begin at the right.
        """
        return self._room_px() - left - width if self.isRightToLeft() else left

    def frozen_rects(self, top: int, height: int) -> Iterator[tuple[int, QRect]]:
        """Give each column that stays with where it is shown, in a line of that height."""
        begin = 0
        for column in self.frozen():
            width = self.sectionSize(column)
            yield column, QRect(self.mirrored(begin, width), top, width, height)
            begin += width

    def frozen_area(self, height: int, beside_px: int = 0) -> QRect:
        """Return where the columns that stay are, and so much beside them."""
        width = self.frozen_px() + beside_px
        return QRect(self.mirrored(0, width), 0, width, height)

    def scrolled_px(self) -> int:
        """Return how far to the right a frozen column is shown of where it would be scrolled to."""
        return -self.offset() if self.isRightToLeft() else self.offset()

    def paint_frozen_edge(self, painter: QPainter, height: int) -> None:
        """Draw where the frozen columns end."""
        if end := self.frozen_px():
            line = QColor(theme.colours().strong_line)
            painter.fillRect(self.mirrored(end - 1, 1), 0, 1, height, line)

    def _room_px(self) -> int:
        """Return the width of the columns' area, also before it is shown."""
        table = self.parent()
        return table.viewport().width() if isinstance(table, QTableView) else self.width()

    # -- Drawing --------------------------------------------------------------------------

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw one heading."""
        colours, model = theme.colours(), self.model()
        table = self.parent()
        here = table.currentIndex().column() if isinstance(table, QTableView) else -1
        ground = colours.accent_ground if logical == here else colours.sunken
        painter.fillRect(rect, QColor(ground))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        text = model.headerData(logical, Qt.Orientation.Horizontal, DISPLAY)
        ink = model.headerData(logical, Qt.Orientation.Horizontal, _INK)
        inner = rect.adjusted(MARGIN_PX, 0, -_ROOM_PX, 0)
        field = model.headerData(logical, Qt.Orientation.Horizontal, FIELD)
        signs = model.headerData(logical, Qt.Orientation.Horizontal, ARRANGED)
        if field is not None:
            below = QRect(inner)
            below.setTop(inner.center().y())
            inner.setBottom(inner.center().y())
            _draw(painter, below, str(field), QColor(colours.quiet))
        if isinstance(signs, ColumnSigns):
            paint_signs(painter, inner, signs)
            inner.setRight(inner.right() - room_of(signs))
        colour = ink if isinstance(ink, QColor) else QColor(colours.text)
        _draw(painter, inner, str(text or ""), colour)

    def sizeHint(self) -> QSize:
        """Leave room for the field below each heading, where the table says it."""
        hint = super().sizeHint()
        if self.model() is None or self.model().headerData(0, self.orientation(), FIELD) is None:
            return hint
        return hint + QSize(0, self.fontMetrics().height())

    # Qt's own

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the headings, the frozen ones over those that are scrolled below them."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for column, rect in self.frozen_rects(0, self.height()) if self.offset() else ():
            painter.setFont(self.font())
            self.paintSection(painter, rect, column)
        self.paint_frozen_edge(painter, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a frozen heading where it is shown."""
        place = event.position().toPoint()
        self._held = self.frozen_at(place.x()) is not None
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed_at = place if is_left and not self._is_at_edge(event) else None
        super().mousePressEvent(self._as_scrolled(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what is held."""
        if event.buttons() == Qt.MouseButton.NoButton:
            self._held = self.frozen_at(event.position().toPoint().x()) is not None
        super().mouseMoveEvent(self._as_scrolled(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of what is held."""
        super().mouseReleaseEvent(self._as_scrolled(event))
        place, pressed = event.position().toPoint(), self._pressed_at
        self._pressed_at = None
        if self.sectionsClickable() or pressed is None:
            return
        if (place - pressed).manhattanLength() < QApplication.startDragDistance():
            self.heading_pressed.emit(self.heading_at(place.x()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a frozen heading where it is shown."""
        super().mouseDoubleClickEvent(self._as_scrolled(event))

    def viewportEvent(self, event: QEvent) -> bool:
        """Say of a frozen heading what it has to say where it is shown."""
        if isinstance(event, QHelpEvent) and self.frozen_at(event.pos().x()) is not None:
            place = event.pos()
            place.setX(place.x() - self.scrolled_px())
            event = QHelpEvent(event.type(), place, event.globalPos())
        return super().viewportEvent(event)

    def _is_at_edge(self, event: QMouseEvent) -> bool:
        """Tell whether a column is widened there; Qt says so by the pointer."""
        as_scrolled = self._as_scrolled(event).position().toPoint().x()
        column = self.logicalIndexAt(as_scrolled)
        left = self.sectionViewportPosition(column)
        grip = self.style().pixelMetric(QStyle.PixelMetric.PM_HeaderGripMargin, None, self)
        return not left + grip <= as_scrolled < left + self.sectionSize(column) - grip

    def _as_scrolled(self, event: QMouseEvent) -> QMouseEvent:
        """Return the event as if a frozen heading that is held were scrolled as the others are."""
        if not (self._held and self.offset()):
            return event
        return QMouseEvent(
            event.type(),
            event.position() - QPointF(self.scrolled_px(), 0),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )


def _draw(painter: QPainter, area: QRect, text: str, ink: QColor) -> None:
    painter.setPen(ink)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, _LEFT, shown)
