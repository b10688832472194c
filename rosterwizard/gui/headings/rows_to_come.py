"""The first rows of a sheet as they will be, under the names of the fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.tables.frame_table_model import FrameTableModel
from rosterwizard.gui.tables.row_table import RowTable
from rosterwizard.gui.widgets.labels import quiet_label

if TYPE_CHECKING:
    from collections.abc import Collection

    from rosterwizard.core.sheet.row_places import RowPlaces
    from rosterwizard.core.showing.matched_rows import MatchedRows

_MOST_ROWS = 20
_LEAST_ROWS = 3  # in sight, however little room there is


class RowsToCome(QWidget):
    """A table that follows each word on the headings at once; the field of a line stands out."""

    most = _MOST_ROWS

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: list[str] = []
        self.says = quiet_label(sentence("headings-rows-to-come"))
        self.model = FrameTableModel(self)
        speaks = sentence("headings-rows-to-come", "speaks")
        self.table = named(_FewRows(self.model), name, speaks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID_PX)
        column.addWidget(self.says)
        column.addWidget(self.table, 1)
        column.addStretch(0)

    def show_rows(self, rows: MatchedRows, places: RowPlaces) -> None:
        """Show these rows. places: where the rows of the sheet stand in the person's file."""
        frame = rows.frame
        self._fields = frame.columns
        headings = tuple(frame.columns)
        self.table.scroll_to_top()
        told = rows.told.__getitem__
        self.model.show_frame(frame, headings, places, range(frame.height), rows.secret, told=told)
        self.table.size_columns()
        self.table.make_room_for_numbers()
        self.table.setMaximumHeight(self.table.height_px(max(frame.height, _LEAST_ROWS)))
        words = "message" if headings else "none"
        self.says.setText(sentence("headings-rows-to-come", words))

    def mark(self, fields: Collection[str]) -> None:
        """Let the columns of these fields stand out."""
        self.table.clearSelection()
        for place, name in enumerate(self._fields):
            if name in fields:
                self.table.selectColumn(place)
                self.table.scrollTo(self.model.index(0, place))
                return


class _FewRows(RowTable):
    """A table that is content with the first rows."""

    def height_px(self, rows: int) -> int:
        """Return the height at which so many rows are in sight."""
        bar = self.horizontalScrollBar().sizeHint().height()
        row = self.verticalHeader().defaultSectionSize()
        header = self.horizontalHeader().sizeHint().height()
        return header + rows * row + bar + 2 * self.frameWidth()

    # Qt's own

    def minimumSizeHint(self) -> QSize:
        """Return the room for the first rows."""
        return QSize(super().minimumSizeHint().width(), self.height_px(_LEAST_ROWS))

    def sizeHint(self) -> QSize:
        """Ask for no more than must be: a page with lines that wrap gives what is asked for."""
        return QSize(super().sizeHint().width(), self.height_px(_LEAST_ROWS))
