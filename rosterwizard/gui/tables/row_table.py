"""The view of every table of rows: quick to fill, filled again and scrolled, and led by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView

from rosterwizard.core.showing.column_widths import fitting_widths
from rosterwizard.core.showing.table_look import ShownColumns
from rosterwizard.gui import theme
from rosterwizard.gui.enter_key import is_enter
from rosterwizard.gui.tables.frozen_columns import FrozenColumnsTable
from rosterwizard.gui.tables.mark_painting import MarkDelegate
from rosterwizard.gui.tables.row_header import RowHeader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from rosterwizard.gui.tables.frame_table_model import FrameTableModel, Index

_MEASURED = 80  # letters; more than the widest column shows
_SAMPLE_ROWS = 200
_ANY_ROOM_PX = 1 << 20
_CELL_ROOM_PX = 30  # text margins and the mark


class RowTable(FrozenColumnsTable):
    """A table over a `FrameTableModel`. Rows and columns it speaks of are positions."""

    moved = Signal()  # another cell has the keyboard
    selected = Signal()  # other cells are
    covered_pressed = Signal()  # a person wants to change a cell that is hidden
    columns_changed = Signal()  # their widths, their order, or which are shown

    def __init__(self, model: FrameTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.fits_columns = False  # whether wide ones give way, so that more are in sight
        self._sized_for: tuple[str, ...] = ()
        self._wanted_px: list[int] = []  # by column
        self._own_px: dict[int, int] = {}  # of columns that a person made wider or narrower
        self._fitting = False
        self.setFont(theme.digits_font())
        self.setVerticalHeader(RowHeader(self))
        self.setItemDelegate(MarkDelegate(self))
        self.setModel(model)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().sectionResized.connect(self._note_width)
        self._header.order_changed.connect(self._note_order)
        self._fix_row_height()

    # -- What is shown --------------------------------------------------------------------

    def scroll_to_top(self) -> None:
        """Stand at the top: Qt takes seconds for a reset while it is scrolled far down."""
        self.scrollToTop()
        self.setCurrentIndex(QModelIndex())

    def show_rows(self, rows: Sequence[int]) -> None:
        """Show these rows, and go back to the same cell when it is still there."""
        here = self.current_cell()
        self.scroll_to_top()
        self._rows.show_rows(rows)
        if here is not None and not self.go_to(*here):
            self.go_to_first()

    def size_columns(self) -> None:
        """Give each column the width of its longest text among the first rows."""
        headings = self._rows.headings()
        if headings == self._sized_for:
            return
        self._sized_for, self._own_px = headings, {}
        shown = self._rows.shown_rows()
        sample = [int(shown[place]) for place in range(min(_SAMPLE_ROWS, len(shown)))]
        self._wanted_px = [
            self._wanted_width(column, sample) for column in range(self._rows.columnCount())
        ]
        self.fit_columns()

    def fit_columns(self) -> None:
        """Share out the width; what the person gave a column stays as it is."""
        columns = self.shown_columns()
        if self._fitting or not columns or len(self._wanted_px) <= max(columns):
            return
        wanted = [self._own_px.get(column, self._wanted_px[column]) for column in columns]
        room_px = self.viewport().width() if self.fits_columns else _ANY_ROOM_PX
        self._fitting = True  # the bar that comes or goes with it takes width, too
        frozen = sum(column in self.frozen_columns() for column in columns)
        for column, width in zip(columns, fitting_widths(wanted, room_px, frozen), strict=True):
            self.setColumnWidth(column, self._own_px.get(column, width))
        self._fitting = False

    def _wanted_width(self, column: int, sample: Sequence[int]) -> int:
        metrics, heading_metrics = self.fontMetrics(), self.horizontalHeader().fontMetrics()
        longest = max((self._rows.shown_text(row, column) for row in sample), key=len, default="")
        heading = self._rows.shown_heading(column)
        wanted = max(
            metrics.horizontalAdvance(longest[:_MEASURED]),
            heading_metrics.horizontalAdvance(heading[:_MEASURED]),
        )
        return wanted + _CELL_ROOM_PX

    def _note_width(self, column: int, _before: int, width_px: int) -> None:
        """Remember what a person drags; a column that is hidden has no width."""
        if not self._fitting and width_px:
            self._own_px[column] = width_px
            self.columns_changed.emit()

    def _note_order(self) -> None:
        self.fit_columns()
        self.viewport().update()
        self.columns_changed.emit()

    def columns(self) -> ShownColumns:
        """Return how the columns are shown; widths are those that a person gave them."""
        return ShownColumns(self.column_order(), self.hidden_columns(), dict(self._own_px))

    def usual_order(self) -> list[int]:
        """Return the columns as they stand where nobody moved any."""
        frozen = sorted(self.frozen_columns())
        return [*frozen, *(each for each in range(self._rows.columnCount()) if each not in frozen)]

    def put_columns(self, columns: ShownColumns) -> None:
        """Show the columns like that; the frozen ones stay in front."""
        self._own_px = dict(columns.widths)
        frozen = [each for each in columns.order if each in self.frozen_columns()]
        self.freeze(frozen, columns.order)
        self._hide(columns.hidden)

    def show_columns(self, hidden: Sequence[int]) -> None:
        """Show all columns but these."""
        self._hide(hidden)
        self.columns_changed.emit()

    def show_as_in_file(self) -> None:
        """Show all columns in the order of the sheet, each as wide as its texts want."""
        self.put_columns(ShownColumns(self.usual_order()))
        self.columns_changed.emit()

    def move_column(self, column: int, by: int) -> None:
        """Move a column by so many places to the right (or left) of those that are shown."""
        shown, header = self.shown_columns(), self.horizontalHeader()
        place = shown.index(column) + by
        if 0 <= place < len(shown):
            header.moveSection(header.visualIndex(column), header.visualIndex(shown[place]))

    def _hide(self, hidden: Sequence[int]) -> None:
        self._fitting = True  # a column that comes back is nobody's width
        for column in range(self._rows.columnCount()):
            self.setColumnHidden(column, column in hidden)
        self._fitting = False
        self.fit_columns()

    def make_room_for_numbers(self) -> None:
        """Make the row numbers as wide as the widest one needs."""
        header = self.verticalHeader()
        if isinstance(header, RowHeader):
            header.make_room_for(self._rows.widest_row_name())

    def tell_again(self) -> None:
        """Have all texts told anew."""
        self._rows.tell_again()
        self._size_anew()  # a shape is as long as its text, and another width

    def _size_anew(self) -> None:
        """Give each column the width that its texts have now, but for those that a person gave."""
        self._sized_for, kept = (), self.columns()
        self.size_columns()
        self.put_columns(kept)
        self.make_room_for_numbers()

    # -- Where the person is --------------------------------------------------------------

    def current_cell(self) -> tuple[int, int] | None:
        """Return the row and column that have the keyboard."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        return self._rows.position(index.row()), index.column()

    def is_editing(self) -> bool:
        """Tell whether a cell is being typed in."""
        return self.state() == QAbstractItemView.State.EditingState

    def go_to(self, row: int, column: int) -> bool:
        """Bring a cell into view and give it the keyboard; False when its row is not shown."""
        shown = self._rows.shown(row)
        if shown is None or not self._rows.columnCount():
            return False
        if self.isColumnHidden(max(column, 0)):
            self.show_columns([each for each in self.hidden_columns() if each != max(column, 0)])
        index = self._rows.index(shown, max(column, 0))
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)
        return True

    def go_to_first(self) -> None:
        """Give the keyboard to the first cell."""
        if self._rows.rowCount() and self._rows.columnCount():
            self.go_to(self._rows.position(0), 0)

    def areas(self) -> list[tuple[list[int], list[int]]]:
        """Return the selected cells as areas of rows and columns, the one on top first.

        There is no object for each cell. A column that is hidden is never among them.
        """
        seen = set(self.shown_columns())
        areas = (
            (part, [each for each in range(part.left(), part.right() + 1) if each in seen])
            for part in sorted(self._selected_parts(), key=QItemSelectionRange.top)
        )
        return [
            ([self._rows.position(row) for row in range(part.top(), part.bottom() + 1)], columns)
            for part, columns in areas
            if columns
        ]

    def has_several_selected(self) -> bool:
        """Tell whether more than one cell is selected, also where the others are hidden."""
        parts = self._selected_parts()
        return len(parts) > 1 or any(part.width() * part.height() > 1 for part in parts)

    def _selected_parts(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(place) for place in range(selection.count())]

    def block(self) -> tuple[list[int], list[int]]:
        """Return the rows and columns that have a selected cell, in the order shown."""
        lines: set[int] = set()
        columns: set[int] = set()
        for part in self._selected_parts():
            lines.update(range(part.top(), part.bottom() + 1))
            columns.update(range(part.left(), part.right() + 1))
        shown = [column for column in self.shown_columns() if column in columns]
        return [self._rows.position(line) for line in sorted(lines)] if shown else [], shown

    def from_here_on(self) -> tuple[list[int], list[int]]:
        """Return all rows and columns from the selection's top left cell on, as shown."""
        rows, columns = self.block()
        if not rows:
            return [], []
        top = self._rows.shown(rows[0]) or 0
        below = [self._rows.position(row) for row in range(top, self._rows.rowCount())]
        shown = self.shown_columns()
        return below, shown[shown.index(columns[0]) :]

    def _fix_row_height(self) -> None:
        height = self.fontMetrics().height() + 10
        header = self.verticalHeader()
        header.setMinimumSectionSize(height)
        header.setDefaultSectionSize(height)

    # Qt's own

    def changeEvent(self, event: QEvent) -> None:
        """Make rows and columns anew for letters of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._fix_row_height()
            self._size_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width that there is now."""
        super().resizeEvent(event)
        if self.fits_columns and event.size().width() != event.oldSize().width():
            self.fit_columns()
            self.scrollTo(self.currentIndex())
            self.begin_with_whole_column()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is drawn already; the style sheet has Qt draw all of it anew."""
        self.viewport().setAutoFillBackground(True)  # a sheet takes that back when it is put on
        super().scrollContentsBy(dx, dy)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another cell has the keyboard."""
        super().currentChanged(current, previous)
        self.horizontalHeader().viewport().update()
        self.moved.emit()

    def selectionChanged(self, now: QItemSelection, before: QItemSelection) -> None:
        """Tell that other cells are selected."""
        super().selectionChanged(now, before)
        self.selected.emit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go down after Enter, as every spreadsheet does."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_down()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter change a cell that can be changed, and go down elsewhere."""
        if is_enter(event):
            if not self.is_editing() and not self._begin_edit(
                event
            ):  # else `closeEditor` goes down
                self._go_down()
            event.accept()
            return
        super().keyPressEvent(event)

    def edit(self, *asked: Any) -> Any:  # noqa: ANN401 - Qt has two of that name
        """Say of a cell that is hidden that it cannot be changed."""
        index, *how = asked
        if how and index.isValid() and self._rows.covers(index) and _wants_edit(*how):
            self.covered_pressed.emit()
            return False
        return super().edit(*asked)

    def _begin_edit(self, event: QKeyEvent) -> bool:
        """Return whether the cell can be changed; the table itself knows, by its triggers."""
        return bool(self.edit(self.currentIndex(), self.EditTrigger.EditKeyPressed, event))

    def _go_down(self) -> None:
        index = self.currentIndex()
        if index.isValid() and index.row() + 1 < self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(index.row() + 1, index.column()))


_PRESSES = (
    QAbstractItemView.EditTrigger.DoubleClicked,
    QAbstractItemView.EditTrigger.EditKeyPressed,
    QAbstractItemView.EditTrigger.AnyKeyPressed,
)


def _wants_edit(trigger: QAbstractItemView.EditTrigger, event: QEvent | None) -> bool:
    """Tell whether a person wants to change a cell: by a press, or by a key that writes."""
    if trigger == QAbstractItemView.EditTrigger.AnyKeyPressed:
        return isinstance(event, QKeyEvent) and event.text().isprintable() and bool(event.text())
    return trigger in _PRESSES
