"""How the rows of the table are arranged: by its headings, by keys, and by the chips above it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from rosterwizard.core.messages.screen_mask import screened_heading
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.showing.arrangement import Arrangement, order_in_words
from rosterwizard.core.showing.row_order import RowOrder
from rosterwizard.gui import icons, theme
from rosterwizard.gui.check.column_menu import ColumnMenu
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import set_tip
from rosterwizard.gui.tables.column_header import ColumnHeader
from rosterwizard.gui.widgets.flow_row import FlowRow
from rosterwizard.gui.widgets.tab_order import take_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rosterwizard.gui.tables.row_table import RowTable
    from rosterwizard.gui.tables.sheet_table_model import SheetTableModel

_LONGEST = 60  # letters of a chip


class Chips(QWidget):
    """One button for each thing that was arranged; pressed, it is taken away."""

    pressed = Signal()  # by then it is gone, with the keyboard

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "check.arranged", sentence("check-arranged"))
        self._flow = FlowRow(self, across_px=theme.INSIDE_PX, down_px=theme.GRID_PX)
        self.hide()

    def show_chips(self, chips: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Show these words; each is followed by what its press does."""
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        buttons = [self._chip(place, *chip) for place, chip in enumerate(chips)]
        for button in buttons:
            self._flow.addWidget(button)
            button.show()
        take_place(self, buttons)
        self.setVisible(bool(chips))
        self.updateGeometry()

    def _chip(self, place: int, words: str, act: Callable[[], None]) -> QPushButton:
        short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
        button = QPushButton(short.replace("&", "&&"), self)
        named(button, f"check.arranged_{place}", sentence("check-arranged", "spoken", what=words))
        button.setProperty("role", "chip")
        button.setAutoDefault(False)
        icons.wear(button, "close")
        set_tip(button, sentence("check-arranged", "spoken", what=words))
        button.clicked.connect(act)
        button.clicked.connect(self.pressed)
        return button


class Arranging(QObject):
    """What the person arranged. It works out no rows, it only tells that there are others."""

    arranged = Signal()

    def __init__(self, table: RowTable, model: SheetTableModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._headings: tuple[str, ...] = ()
        self.now = Arrangement()
        self.chips = Chips()
        table.columns_changed.connect(self._show)
        self.chips.pressed.connect(table.setFocus)
        header = table.horizontalHeader()
        if isinstance(header, ColumnHeader):
            header.let_press()
            header.heading_pressed.connect(self.turn)
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            header.customContextMenuRequested.connect(
                lambda place: self.open_menu(header.heading_at(place.x()))
            )
        for part, keys, act in (
            ("column", "Alt+Down", lambda: self.open_menu(self._column())),
            ("ascending", "Alt+Shift+Up", lambda: self._sort(descending=False)),
            ("descending", "Alt+Shift+Down", lambda: self._sort(descending=True)),
            ("file-order", "Alt+Shift+Home", lambda: self.arrange(self.now.sorted_by(None))),
        ):
            action = QAction(sentence("column-menu", part), table)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(act)
            table.addAction(action)

    def begin(self) -> None:
        """Keep what was arranged where the same columns are shown, and nothing else."""
        if self._model.headings() != self._headings:
            self._headings, self.now = self._model.headings(), Arrangement()
        self._show()

    def forget(self) -> None:
        """Arrange nothing."""
        self._headings, self.now = (), Arrangement()
        self._show()

    def arrange(self, how: Arrangement) -> None:
        """Take what the person wants."""
        if how != self.now:
            self.now = how
            self._show()
            self.arranged.emit()

    def turn(self, column: int) -> None:
        """Sort by the column; then the other way; then as in the file."""
        if column >= 0:
            self.arrange(self.now.turned(column))

    def menu_of(self, column: int) -> ColumnMenu | None:
        """Return what can be done with a column."""
        sheet = self._model.sheet()
        if sheet is None or not 0 <= column < self._model.columnCount():
            return None
        return ColumnMenu(sheet, column, self.now, self.arrange, self._table)

    def open_menu(self, column: int) -> None:
        """Show what can be done with a column, below its heading."""
        menu = self.menu_of(column)
        if menu is None:
            return
        menu.aboutToHide.connect(menu.deleteLater)
        left = self._table.visualRect(self._model.index(0, column)).left()
        header = self._table.horizontalHeader()
        menu.popup(header.viewport().mapToGlobal(QPoint(max(left, 0), header.height())))

    def _column(self) -> int:
        cell = self._table.current_cell()
        return -1 if cell is None else cell[1]

    def _sort(self, *, descending: bool) -> None:
        if (column := self._column()) >= 0:
            self.arrange(self.now.sorted_by(RowOrder(column, descending)))

    def _show(self) -> None:
        self._model.show_arrangement(self.now)
        self.chips.show_chips(list(self._chips()))

    def _chips(self) -> Iterator[tuple[str, Callable[[], None]]]:
        if self.now.order:
            words = order_in_words(self.now.order, self._heading(self.now.order.column))
            yield words, lambda: self.arrange(self.now.sorted_by(None))
        for each in self.now.filters:
            words = each.words(self._heading(each.column), self._model.telling(each.column))
            yield words, partial(self._take_away, each.column)
        if hidden := len(self._table.hidden_columns()):
            yield counted("columns-not-shown", hidden), lambda: self._table.show_columns([])

    def tell_again(self) -> None:
        """Tell anew by what the rows are arranged."""
        self._show()

    def _heading(self, column: int) -> str:
        return screened_heading(self._headings[column])

    def _take_away(self, column: int) -> None:
        self.arrange(self.now.unfiltered(column))
