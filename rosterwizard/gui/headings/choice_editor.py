"""Choosing the answer to a line: typing looks for it, in a list below with what each one means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.showing.match_choices import MatchChoice, choices_found
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.tables.frame_table_model import DISPLAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QKeyEvent, QMoveEvent, QResizeEvent, QShowEvent

    from rosterwizard.gui.tables.frame_table_model import Index

CHOICE = int(Qt.ItemDataRole.UserRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_MOST_LINES = 8
_LEAST_LETTERS = 56  # wide enough for what a field means
_MARGIN_PX = 10
_ABOVE_PX = 5
_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_SELECTED = QStyle.StateFlag.State_Selected.value
_HOVER = QStyle.StateFlag.State_MouseOver.value
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _MOST_LINES - 1,
    Qt.Key.Key_PageUp: 1 - _MOST_LINES,
}


class ChoiceModel(QAbstractListModel):
    """The answers that were found; where there is none, one line says so, and is no answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[MatchChoice, ...] = ()

    def show_choices(self, choices: Sequence[MatchChoice]) -> None:
        """Show these."""
        self.beginResetModel()
        self._choices = tuple(choices)
        self.endResetModel()

    # Qt's own

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """Return how many there are."""
        return 0 if parent.isValid() else max(len(self._choices), 1)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Return the words of an answer, or itself."""
        if not index.isValid():
            return None
        if not self._choices:
            words = sentence("headings-choices", "none")
            return words if role in {DISPLAY, _SPOKEN} else None
        choice = self._choices[index.row()]
        if role == _SPOKEN:
            meaning = choice.meaning
            words = sentence("headings-choice-spoken", words=choice.words, meaning=meaning)
            return words if meaning else choice.words
        return {DISPLAY: choice.words, CHOICE: choice}.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a line: what says that there is none is not chosen."""
        return super().flags(index) if self._choices else Qt.ItemFlag.ItemIsEnabled


class ChoiceDelegate(QStyledItemDelegate):
    """Paints what an answer says, and below it, more quietly, what that means."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one answer."""
        area, colours = option.rect, theme.colours()
        painter.save()
        if option.state.value & _SELECTED:
            painter.fillRect(area, QColor(colours.accent_ground))
            bar = QRect(area.topLeft(), QSize(3, area.height()))
            painter.fillRect(bar, QColor(colours.accent))
        elif option.state.value & _HOVER:
            painter.fillRect(area, QColor(colours.hover))
        room = area.adjusted(_MARGIN_PX, _ABOVE_PX, -_MARGIN_PX, -_ABOVE_PX)
        words, meaning = _lines(index)
        for text, font, ink in (
            (words, theme.text_font(), colours.text if index.data(CHOICE) else colours.quiet),
            (meaning, theme.small_font(), colours.quiet),
        ):
            painter.setFont(font)
            painter.setPen(QColor(ink))
            metrics = painter.fontMetrics()
            line = QRect(room.left(), room.top(), room.width(), metrics.height())
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, _ONE_LINE, shown)
            room.setTop(line.bottom() + 1)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room for one line or two."""
        height = option.fontMetrics.height() + 2 * _ABOVE_PX
        if _lines(index)[1]:
            height += option.fontMetrics.height()
        return QSize(1, height)


def _lines(index: Index) -> tuple[str, str]:
    """Return what a line says, and what that means."""
    choice = index.data(CHOICE)
    return str(index.data(DISPLAY)), choice.meaning if isinstance(choice, MatchChoice) else ""


class ChoiceList(QListView):
    """Lies over the window, below what is typed into; the keyboard never leaves that."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        named(self, "headings.choices", sentence("headings-choices"))
        self._found = ChoiceModel(self)
        self.setModel(self._found)
        self.setItemDelegate(ChoiceDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.hide()

    def show_choices(self, choices: Sequence[MatchChoice], place: int) -> None:
        """Show these, with that one marked."""
        self._found.show_choices(choices)
        self.go_to(place)

    def go_to(self, place: int) -> None:
        """Mark the answer at that place, or the nearest one."""
        last = self._found.rowCount() - 1
        self.setCurrentIndex(self._found.index(max(0, min(place, last)), 0))

    def marked(self) -> MatchChoice | None:
        """Return the answer that is marked."""
        choice = self.currentIndex().data(CHOICE)
        return choice if isinstance(choice, MatchChoice) else None

    def place_below(self, line: QWidget) -> None:
        """Lie below the line, or above it where there is more room."""
        window = self._over
        top_left = line.mapTo(window, QPoint(0, 0))
        count = self._found.rowCount()
        heights = (self.sizeHintForRow(row) for row in range(min(count, _MOST_LINES)))
        wanted = sum(heights) + 2 * self.frameWidth() + 2
        below = window.height() - top_left.y() - line.height() - theme.INSIDE_PX
        above = top_left.y() - theme.INSIDE_PX
        is_below = below >= min(wanted, above)
        height = min(wanted, below if is_below else above)
        width = min(
            max(line.width(), theme.letters_px(_LEAST_LETTERS)),
            window.width() - 2 * theme.INSIDE_PX,
        )
        left = min(top_left.x(), window.width() - width - theme.INSIDE_PX)
        top = top_left.y() + line.height() if is_below else top_left.y() - height
        self.setGeometry(left, top, width, height)


class ChoiceEditor(QLineEdit):
    """What is typed looks for the answer; Enter or a press takes the marked one, Escape none."""

    pressed = Signal()  # an answer, by the mouse

    def __init__(
        self,
        list_: ChoiceList,
        choices: Sequence[MatchChoice],
        place: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.chosen: MatchChoice | None = None
        self._list, self._choices, self._place = list_, tuple(choices), place
        self.setObjectName("headings.choose")
        self.setProperty("role", "cell")
        self.setFrame(False)
        self._say_now()
        list_.show_choices(self._choices, place)
        list_.clicked.connect(self._take_pressed)
        self.textChanged.connect(self._look)

    def show_choices(self, choices: Sequence[MatchChoice]) -> None:
        """Show the same answers in other words; the marked one stays so."""
        marked = self._list.currentIndex().row()
        self._choices = tuple(choices)
        self._say_now()
        self._look(self.text())
        self._list.go_to(marked)
        self._say_marked()

    def take(self) -> bool:
        """Take the answer that is marked; False where there is none."""
        self.chosen = self._list.marked()
        return self.chosen is not None

    def _say_now(self) -> None:
        """Say in the empty line which answer there is now."""
        if self._choices:
            self.setPlaceholderText(self._choices[self._place].words)

    def _look(self, text: str) -> None:
        if text.strip():
            self._list.show_choices(choices_found(self._choices, text), 0)
        else:
            self._list.show_choices(self._choices, self._place)
        self._list.place_below(self)
        self._say_marked()

    def _take_pressed(self) -> None:
        if self.take():
            self.pressed.emit()

    def _say_marked(self) -> None:
        """Let a screen reader say which answer is marked; the keyboard stays in the line."""
        self.setAccessibleDescription(str(self._list.currentIndex().data(_SPOKEN) or ""))

    # Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list; all else is typed."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        row, count = self._list.currentIndex().row(), self._list.model().rowCount()
        around = count if abs(step) == 1 else 0  # the last one is one step above the first
        self._list.go_to((row + step) % around if around else row + step)
        self._say_marked()

    def showEvent(self, event: QShowEvent) -> None:
        """Open the list with the line."""
        super().showEvent(event)
        self._list.place_below(self)
        self._list.show()
        self._list.raise_()
        self._list.scrollTo(self._list.currentIndex())
        self._say_marked()

    def hideEvent(self, event: QHideEvent) -> None:
        """Close the list with the line."""
        self._list.hide()
        super().hideEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Keep the list below the line."""
        super().moveEvent(event)
        self._list.place_below(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list below the line."""
        super().resizeEvent(event)
        self._list.place_below(self)
