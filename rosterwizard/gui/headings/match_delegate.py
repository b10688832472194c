"""How the lines about headings are painted, and where their answer is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from shiboken6 import isValid

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.showing.match_choices import chosen_among
from rosterwizard.gui import icons, theme
from rosterwizard.gui.enter_key import is_enter
from rosterwizard.gui.headings.choice_editor import ChoiceEditor, ChoiceList
from rosterwizard.gui.headings.match_model import FIT, LINE, MatchModel, Part
from rosterwizard.gui.mark_shapes import paint_mark
from rosterwizard.gui.tables.editor_place import lay_over
from rosterwizard.gui.tables.frame_table_model import DISPLAY, EDIT
from rosterwizard.gui.tables.mark_painting import paint_ring

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from rosterwizard.core.matching.matching import Matching
    from rosterwizard.core.showing.match_choices import MatchChoice
    from rosterwizard.core.showing.match_lines import MatchLine
    from rosterwizard.core.showing.value_fit import Fit
    from rosterwizard.gui.tables.frame_table_model import Index

_HAS_FOCUS = QStyle.StateFlag.State_HasFocus.value
_SELECTED = QStyle.StateFlag.State_Selected.value
_MARGIN_PX = 8
_SHAPE_PX = 13
_ARROW_PX = 10
_BAR_PX = 3
_GOOD_PERCENT = 90  # fewer values that fit are worth a look
_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class MatchDelegate(QStyledItemDelegate):
    """A line that is open has the shape of a warning, one that is settled a tick.

    matching: as it is now, for the answer that a line has.
    """

    def __init__(self, matching: Callable[[], Matching], parent: QWidget) -> None:
        super().__init__(parent)
        self._matching = matching
        self.is_held = False  # no answer can be chosen
        self._list: ChoiceList | None = None
        self._open: tuple[ChoiceEditor, QPersistentModelIndex] | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one part of a line."""
        line: MatchLine = index.data(LINE)
        part, area = Part(index.column()), option.rect
        colours = theme.colours()
        painter.save()
        if option.state.value & _SELECTED:
            painter.fillRect(area, QColor(colours.accent_ground))
        elif line.column is None:
            painter.fillRect(area, QColor(colours.window))
        room = area.adjusted(_MARGIN_PX, 0, -_MARGIN_PX, 0)
        if part is Part.TITLE:
            _paint_state(painter, room, line)
            room.setLeft(room.left() + _SHAPE_PX + _MARGIN_PX)
        elif part is Part.ANSWER and not self.is_held:
            _paint_arrow(painter, room)
            room.setRight(room.right() - _ARROW_PX - _MARGIN_PX)
        if part is Part.FIT:
            _paint_fit(painter, room, str(index.data(DISPLAY)), index.data(FIT))
        else:
            painter.setFont(_font(option.font, part))
            painter.setPen(QColor(_ink(line, part)))
            metrics = painter.fontMetrics()
            text = str(index.data(DISPLAY)).replace("\n", "⏎")
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _ONE_LINE, shown)
        painter.restore()
        if option.state.value & _HAS_FOCUS:
            paint_ring(painter, area)

    # -- Choosing -------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the line that looks for an answer, with its list."""
        choices = _choices_at(index)
        place = chosen_among(choices, index.data(LINE), self._matching())
        if self._list is None:
            self._list = ChoiceList(parent.window())
        editor = ChoiceEditor(self._list, choices, place, parent)
        self._open = editor, QPersistentModelIndex(index)
        _name_editor(editor, index.data(LINE))
        editor.pressed.connect(lambda: self._end(editor))
        return editor

    def tell_again(self) -> None:
        """Say what may be said now where an answer is being chosen; the lines are told by then."""
        if self._open is not None and isValid(self._open[0]):
            editor, index = self._open
            _name_editor(editor, index.data(LINE))
            editor.show_choices(_choices_at(index))

    def _end(self, editor: ChoiceEditor) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, self.EndEditHint.NoHint)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Take the marked answer by Enter; nothing where none is found, so that one types on.

        Nobody else hears of it: what takes the keyboard next would be pressed as well.
        """
        if (
            isinstance(editor, ChoiceEditor)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and is_enter(event)
        ):
            if not event.isAutoRepeat() and editor.take():
                self._end(editor)
            return True
        return super().eventFilter(editor, event)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Leave the line empty: the answer of now is marked in the list."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Tell the model what was chosen, if anything was."""
        if isinstance(editor, ChoiceEditor) and editor.chosen is not None:
            model.setData(index, editor.chosen, EDIT)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Cover the cell, and be high enough to type in."""
        lay_over(editor, option.rect)


def _choices_at(index: Index) -> Sequence[MatchChoice]:
    model = index.model()
    return tuple(model.choices(index.data(LINE))) if isinstance(model, MatchModel) else ()


def _name_editor(editor: ChoiceEditor, line: MatchLine) -> None:
    code = "headings-way-for" if line.column is None else "headings-field-for"
    editor.setAccessibleName(sentence(code, field=line.title, heading=line.title))


def _font(font: QFont, part: Part) -> QFont:
    if part in {Part.VALUES, Part.REASON}:
        return theme.small_font()
    shown = QFont(font)
    if part is Part.TITLE:
        shown.setWeight(QFont.Weight.DemiBold)
    return shown


def _ink(line: MatchLine, part: Part) -> str:
    colours = theme.colours()
    if part in {Part.VALUES, Part.REASON} or line.state == "out":
        return colours.quiet
    is_choose = part is Part.ANSWER and line.state == "open" and not line.suggested
    return colours.warning if is_choose else colours.text


def _paint_state(painter: QPainter, room: QRect, line: MatchLine) -> None:
    shape = QRectF(0, 0, _SHAPE_PX, _SHAPE_PX)
    shape.moveCenter(QRectF(room).center())
    shape.moveLeft(room.left())
    if line.state in {"out", "empty"}:
        painter.setPen(QColor(theme.colours().quiet))
        middle = shape.center().toPoint()
        painter.drawLine(middle.x() - 4, middle.y(), middle.x() + 4, middle.y())
    else:
        paint_mark(painter, shape, "warning" if line.state == "open" else "fixed")


def _paint_arrow(painter: QPainter, room: QRect) -> None:
    drawn = icons.pixmap("arrow_down", "quiet")
    left, top = room.right() - _ARROW_PX, room.center().y() - _ARROW_PX // 2
    painter.drawPixmap(QRect(left, top, _ARROW_PX, _ARROW_PX), drawn)


def _paint_fit(painter: QPainter, room: QRect, text: str, fit: Fit | None) -> None:
    """Draw the share, and a bar as long as it; what is not known leaves the cell empty."""
    if fit is None or not text:
        return
    colours = theme.colours()
    is_good = fit.percent >= _GOOD_PERCENT
    painter.setFont(theme.small_font())
    painter.setPen(QColor(colours.quiet if is_good else colours.warning))
    words = room.adjusted(0, 0, 0, -_BAR_PX)
    painter.drawText(words, _ONE_LINE | int(Qt.AlignmentFlag.AlignRight), text)
    bar = QRect(room.left(), room.bottom() - _BAR_PX - 1, room.width(), _BAR_PX)
    painter.fillRect(bar, QColor(colours.line))
    bar.setWidth(bar.width() * fit.percent // 100)
    painter.fillRect(bar, QColor(colours.fixed if is_good else colours.warning))
