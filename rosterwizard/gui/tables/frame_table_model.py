"""The model under every table of rows: it owns no cell, only which rows are shown."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from rosterwizard.core.messages.screen_mask import hides_personal, screened, screened_heading
from rosterwizard.core.messages.secret_text import DOTS
from rosterwizard.core.sheet.row_list import RowList, with_rows_below
from rosterwizard.core.sheet.row_places import row_name, split_number
from rosterwizard.core.showing.short_text import shown_shortly

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import polars as pl
    from PySide6.QtCore import QObject

    from rosterwizard.core.messages.screen_mask import Telling
    from rosterwizard.core.sheet.row_places import RowPlaces

Index = QModelIndex | QPersistentModelIndex
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
EDIT = int(Qt.ItemDataRole.EditRole)
FIELD = int(Qt.ItemDataRole.UserRole) + 1  # of a heading: what it is taken for, in words
ARRANGED = FIELD + 1  # of a heading: the `ColumnSigns` of how its column arranges the rows
_ALL = int(Qt.ItemDataRole.AccessibleTextRole)
KEPT_ROWS = 512  # more than any screen shows at once


def _by_shape(_column: int) -> Telling:
    return screened


class FrameTableModel(QAbstractTableModel):
    """Rows of a frame of text; `rows` says which of them, in the order of the frame.

    frame: rows x columns of String. headings: one for each column. places: what stands at the
    left of each row of the frame, its place in the person's own sheet. secret: the columns whose
    texts are hidden until they are asked for. told: gives what is told of the texts of a column
    while personal ones are hidden.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame: pl.DataFrame | None = None
        self._headings: tuple[str, ...] = ()
        self._places: RowPlaces | None = None
        self._rows: Sequence[int] = ()
        self._texts: dict[int, tuple[str, ...]] = {}
        self._secret: frozenset[int] = frozenset()
        self._shows_secrets = False
        self._told: Callable[[int], Telling] = _by_shape
        self._tellings: dict[int, Telling] = {}

    def show_frame(  # noqa: PLR0913 - all of it is shown
        self,
        frame: pl.DataFrame,
        headings: tuple[str, ...],
        places: RowPlaces,
        rows: Sequence[int],
        secret: frozenset[int] = frozenset(),
        *,
        told: Callable[[int], Telling] = _by_shape,
    ) -> None:
        """Show another frame. The view must stand at its top (a reset far down is slow)."""
        self.beginResetModel()
        self._frame, self._headings, self._places = frame, headings, places
        self._rows = rows
        self._secret, self._shows_secrets = secret, False
        self._told = told
        self._texts.clear()
        self._tellings.clear()
        self.endResetModel()

    def show_secrets(self, *, shown: bool) -> None:
        """Show the texts of secret columns, or hide them again."""
        self._shows_secrets = shown
        for column in self._secret if self.rowCount() else ():
            last = self.index(self.rowCount() - 1, column)
            self.dataChanged.emit(self.index(0, column), last, [DISPLAY])

    def has_secrets(self) -> bool:
        """Tell whether any column is secret."""
        return bool(self._secret)

    def shows_secrets(self) -> bool:
        """Tell whether the texts of secret columns are shown."""
        return self._shows_secrets

    def hides(self, column: int) -> bool:
        """Tell whether the texts of the column are hidden now."""
        return column in self._secret and not (self._shows_secrets and not hides_personal())

    def covers(self, _index: Index) -> bool:
        """Tell whether a person may not change a shown cell for it is hidden."""
        return False

    def tell_again(self) -> None:
        """Have all texts told anew: personal ones are hidden now, or shown again."""
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last, [DISPLAY, _ALL])
        for way, count in (
            (Qt.Orientation.Horizontal, self.columnCount()),
            (Qt.Orientation.Vertical, self.rowCount()),
        ):
            if count:
                self.headerDataChanged.emit(way, 0, count - 1)

    def shown_text(self, row: int, column: int) -> str:
        """Return what is told of the text at a position in the frame."""
        text = self.text(row, column)
        if text and self.hides(column):
            return DOTS
        if column in self._secret or not hides_personal():
            return shown_shortly(text)
        return shown_shortly(self.telling(column)(text))

    def shown_heading(self, column: int) -> str:
        """Return what is told of a heading."""
        return shown_shortly(screened_heading(self._headings[column]))

    def telling(self, column: int) -> Telling:
        """Return what is told of the texts of a column while personal ones are hidden."""
        if column not in self._tellings:
            self._tellings[column] = self._told(column)
        return self._tellings[column]

    def forget(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._frame, self._headings, self._places, self._rows = None, (), None, ()
        self._secret = frozenset()
        self._told = _by_shape  # else it would hold the frame
        self._tellings.clear()
        self._texts.clear()
        self.endResetModel()

    def show_rows(self, rows: Sequence[int]) -> None:
        """Show these rows (positions in the frame) of the same frame."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def add_rows(self, places: RowPlaces) -> None:
        """Show the rows that the frame has by now below all others, too. places: of all rows."""
        before = 0 if self._places is None else len(self._places.number)
        more = range(before, len(places.number))
        shown = len(self._rows)
        self.beginInsertRows(QModelIndex(), shown, shown + len(more) - 1)
        self._places, self._rows = places, with_rows_below(self._rows, more)
        self.endInsertRows()

    def shown_rows(self) -> Sequence[int]:
        """Return the positions of the rows that are shown, from the top."""
        return self._rows

    def position(self, shown: int) -> int:
        """Return the position in the frame of the row that is `shown`-th from the top."""
        return int(self._rows[shown])

    def shown(self, row: int) -> int | None:
        """Return where the row of that position is shown, or None when a filter hides it."""
        rows = self.shown_rows()
        if isinstance(rows, RowList):
            return rows.place_of(row)
        place = bisect_left(rows, row)
        return place if place < len(rows) and rows[place] == row else None

    def text(self, row: int, column: int) -> str:
        """Return the text at a position in the frame."""
        kept = self._texts.get(row)
        if kept is None:
            if self._frame is None:
                return ""
            if len(self._texts) >= KEPT_ROWS:
                self._texts.clear()
            kept = self._texts[row] = self._frame.row(row)
        return kept[column]

    def number(self, row: int) -> int | None:
        """Return the number that the row at that position has in the file; None for a new one."""
        return None if self._places is None else split_number(self._places.number[row])[0]

    def row_name(self, row: int) -> int | str:
        """Return the number of the row at that position, or what else it is called."""
        if self._places is None:
            return ""
        own, sheet = self.number(row), self._places.sheet_of(row)
        if own is None or sheet is not None:
            return row_name(self._places.number[row], sheet)
        return own

    def widest_row_name(self) -> str:
        """Return a name that is as long as that of any row."""
        return "" if self._places is None else self._places.longest()

    def headings(self) -> tuple[str, ...]:
        """Return the headings, one for each column."""
        return self._headings

    def put_frame(self, frame: pl.DataFrame, headings: tuple[str, ...]) -> None:
        """Take a frame of the same shape; of changed cells the caller tells the view."""
        self._frame = frame
        self._texts.clear()
        if headings != self._headings:
            self._headings = headings
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(headings) - 1)

    # Qt's own

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Return the text of a cell."""
        if role not in (DISPLAY, EDIT) or not index.isValid():
            return None
        place = self.position(index.row()), index.column()
        return self.shown_text(*place) if role == DISPLAY else self.text(*place)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """Return the heading of a column, or what a row is called in the person's own sheet."""
        if role != DISPLAY:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.shown_heading(section) if section < len(self._headings) else None
        if section >= len(self._rows):
            return None
        return self.row_name(self.position(section))
