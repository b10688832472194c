"""The rows behind one of the counts of a plan: those that are new, changed or unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rosterwizard.gui import theme
from rosterwizard.gui.dialogs.close_button import close_button
from rosterwizard.gui.naming import named
from rosterwizard.gui.tables.frame_table_model import FrameTableModel
from rosterwizard.gui.tables.row_table import RowTable
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import title_label
from rosterwizard.gui.window_size import on_screen

if TYPE_CHECKING:
    import polars as pl

    from rosterwizard.core.job.job import JobSheet

_SIZE = QSize(760, 460)


class ComparedDialog(KeyedDialog):
    """Some rows of a sheet, as they are in it; secrets stay hidden. Work can go on beside it."""

    def __init__(
        self, title: str, sheet: JobSheet, rows: pl.Series, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("compared")
        self.setWindowTitle(title)
        self.model = FrameTableModel(self)
        self.table = named(RowTable(self.model), "compared.rows", title)
        read = sheet.sheet
        self.model.show_frame(
            sheet.frame,
            read.headings,
            read.places,
            rows.to_list(),
            sheet.secret_columns,
            told=sheet.told.of,
        )
        self.table.size_columns()
        self.table.make_room_for_numbers()
        buttons = close_button()
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.EDGE_PX, theme.EDGE_PX, theme.EDGE_PX, theme.BETWEEN_PX)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(title_label(title))
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.resize(on_screen(self, self.sizeHint().expandedTo(_SIZE)))

    @classmethod
    def tell(cls, parent: QWidget, title: str, sheet: JobSheet, rows: pl.Series) -> None:
        """Show the rows beside the window."""
        dialog = cls(title, sheet, rows, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
