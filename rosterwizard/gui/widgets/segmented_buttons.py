"""A row of buttons of which one, or none, is pressed: what a table shows, or which table."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QPushButton, QSizePolicy, QWidget

from rosterwizard.core.messages.words import number
from rosterwizard.gui import theme
from rosterwizard.gui.mark_shapes import paint_mark
from rosterwizard.gui.plain_text import set_tip
from rosterwizard.gui.theme import Mark
from rosterwizard.gui.widgets.tab_order import take_place

_SHAPE_PX = 13
_ROOM_PX = 10
_BRIEF_ROOM_PX = 6


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice. count: shown beside the words unless None. mark: its shape, if it has one."""

    key: str
    words: str
    count: int | None = None
    mark: Mark | None = None


class SegmentedButtons(QWidget):
    """Choices side by side; where there is no room, those with a shape drop their words."""

    chosen = Signal(str)  # the person pressed that one

    def __init__(self, name: str, speaks: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(speaks)
        self._buttons: dict[str, SegmentButton] = {}
        self._pressing = False
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # words may go
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_segments(self, segments: Sequence[Segment]) -> None:
        """Show these choices; the same ones keep their buttons and take the new counts."""
        if [each.key for each in segments] != list(self._buttons):
            self._make(segments)
        others = [
            self._buttons[each.key].show_segment(each, place, len(segments))
            for place, each in enumerate(segments)
        ]
        if any(others):
            self._fit()

    def press(self, key: str) -> None:
        """Show that choice as pressed, "" for none, without telling."""
        self._pressing = True
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == key)
        self._group.setExclusive(True)
        self._pressing = False

    def button(self, key: str) -> QPushButton:
        """Return the button of a choice."""
        return self._buttons[key]

    def _make(self, segments: Sequence[Segment]) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for each in segments:
            button = SegmentButton(f"{self.objectName()}_{each.key}", self)
            button.toggled.connect(partial(self._toggled, each.key))
            self._group.addButton(button)
            self._row.insertWidget(len(self._buttons), button)
            self._buttons[each.key] = button
        take_place(self, self._buttons.values())

    def _toggled(self, key: str, on: bool) -> None:
        """Take what is pressed now by whatever means: a press, a key, an assistive tool."""
        if on and not self._pressing:
            self.chosen.emit(key)

    def _fit(self) -> None:
        wanted = sum(button.wide_px() for button in self._buttons.values())
        for button in self._buttons.values():
            button.set_brief(brief=wanted > self.width())
        self.updateGeometry()

    # Qt's own

    def sizeHint(self) -> QSize:
        """Return the room that all words need."""
        height = max((each.sizeHint().height() for each in self._buttons.values()), default=0)
        return QSize(sum(each.wide_px() for each in self._buttons.values()), height)

    def minimumSizeHint(self) -> QSize:
        """Return the room that is needed without the words."""
        return QSize(
            sum(each.brief_px() for each in self._buttons.values()), self.sizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop or show the words."""
        super().resizeEvent(event)
        self._fit()


class SegmentButton(QPushButton):
    """One of the buttons: shape, words, count."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setCheckable(True)
        self.setAutoDefault(False)
        # It draws itself; the program's style sheet must not make it larger.
        self.setStyleSheet("min-height: 0; padding: 0; margin: 0; border: none;")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._segment = Segment("", "")
        self._brief = False
        self._ends = (True, True)

    def show_segment(self, segment: Segment, place: int, of: int) -> bool:
        """Show the choice as the `place`-th of a row; tell whether it looked otherwise before."""
        ends = (place == 0, place == of - 1)
        if (segment, ends) == (self._segment, self._ends):
            return False
        self._segment, self._ends = segment, ends
        count = "" if segment.count is None else f" {number(segment.count)}"
        self.setText(segment.words)
        self.setAccessibleName(f"{segment.words}{count}")
        set_tip(self, f"{segment.words}{count}")
        self.updateGeometry()
        self.update()
        return True

    def set_brief(self, *, brief: bool) -> None:
        """Show no words where the shape says the same."""
        if brief != self._brief:
            self._brief = brief
            self.updateGeometry()
            self.update()

    def wide_px(self) -> int:
        """Return the width with words."""
        return self._width(self._segment.words, _ROOM_PX)

    def brief_px(self) -> int:
        """Return the width without the words, where the shape says the same."""
        return self._width("" if self._segment.mark else self._segment.words, _BRIEF_ROOM_PX)

    def _room_px(self) -> int:
        return _BRIEF_ROOM_PX if self._brief else _ROOM_PX

    def _width(self, words: str, room_px: int) -> int:
        parts = [self.fontMetrics().horizontalAdvance(each) for each in (words, self._count())]
        parts += [_SHAPE_PX] if self._segment.mark else []
        shown = [part for part in parts if part]
        return sum(shown) + 6 * (len(shown) - 1) + 2 * room_px

    def _count(self) -> str:
        return "" if self._segment.count is None else number(self._segment.count)

    def _words(self) -> str:
        return "" if self._brief and self._segment.mark else self._segment.words

    # Qt's own

    def sizeHint(self) -> QSize:
        """Return the room that is needed as it is shown now."""
        return QSize(self._width(self._words(), self._room_px()), self.fontMetrics().height() + 12)

    def minimumSizeHint(self) -> QSize:
        """Return the same: nothing of it is ever cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button from the tokens of now."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        left = float(self._room_px())
        off = self._segment.count == 0 and not self.isChecked()
        colours = theme.colours()
        if self._segment.mark:
            square = QRectF(left, (self.height() - _SHAPE_PX) / 2, _SHAPE_PX, _SHAPE_PX)
            paint_mark(painter, square, self._segment.mark, colours.faint if off else "")
            left += _SHAPE_PX + 6
        for text, colour in (
            (self._words(), colours.quiet if off else colours.text),
            (self._count(), colours.quiet),
        ):
            if text:
                painter.setPen(QColor(colour))
                width = self.fontMetrics().horizontalAdvance(text)
                area = QRectF(left, 0, width + 2, self.height())
                painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)
                left += width + 6

    def _paint_ground(self, painter: QPainter) -> None:
        colours = theme.colours()
        area = QRectF(self.rect()).adjusted(0.5, 0.5, 0.5, -0.5)
        first, last = self._ends
        if last:
            area.adjust(0, 0, -1, 0)
        fill = colours.accent_ground if self.isChecked() else colours.raised
        if self.underMouse() and not self.isChecked():
            fill = colours.hover
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(colours.accent if self.isChecked() else colours.strong_line), 1))
        painter.save()
        painter.setClipRect(self.rect())
        # What would be round between two buttons lies outside of what is drawn.
        beyond = theme.CORNER_PX + 1
        shape = area.adjusted(0 if first else -beyond, 0, 0 if last else beyond, 0)
        painter.drawRoundedRect(shape, theme.CORNER_PX, theme.CORNER_PX)
        if not first:
            painter.drawLine(area.topLeft(), area.bottomLeft())
        painter.restore()
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), theme.FOCUS_PX))
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 3, 3)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the font is another."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
