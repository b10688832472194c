"""The table of the check page: a person's sheet with the edits and the marks laid over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor

from rosterwizard.core.matching.told_texts import personal_columns
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.screen_mask import hides_personal, screened_heading
from rosterwizard.core.messages.secret_text import masked
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.sheet.sheet import column_letter
from rosterwizard.core.showing.arrangement import Arrangement, order_in_words
from rosterwizard.core.showing.row_naming import naming_of
from rosterwizard.gui import theme
from rosterwizard.gui.plain_text import plain_tip
from rosterwizard.gui.tables.column_signs import ColumnSigns
from rosterwizard.gui.tables.frame_table_model import (
    ARRANGED,
    DISPLAY,
    EDIT,
    FIELD,
    FrameTableModel,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl
    from PySide6.QtCore import QObject

    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import Field
    from rosterwizard.core.showing.cell_marks import CellMark, CellMarks
    from rosterwizard.gui.tables.frame_table_model import Index

MARK = int(Qt.ItemDataRole.UserRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_INK = int(Qt.ItemDataRole.ForegroundRole)
_CELL = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
    | Qt.ItemFlag.ItemIsEditable
)
_TOLD_ONE_BY_ONE = 500  # cells; beyond, the view is told of the whole area at once


class SheetTableModel(FrameTableModel):
    """Shows a job sheet. What is typed is only told by `typed`; the session makes it an edit."""

    typed = Signal(int, int, str)  # position of the row, column, text
    marked = Signal()  # the marks are others; whoever paints them must paint again

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet: JobSheet | None = None
        self._marks: CellMarks | None = None
        self._personal: frozenset[int] = frozenset()
        self.is_held = False  # nothing may be changed: it is looked at
        self._arrangement = Arrangement()

    def show_arrangement(self, arrangement: Arrangement) -> None:
        """Say above the columns by which of them the rows are filtered and sorted."""
        self._arrangement = arrangement
        if self.columnCount():
            last = self.columnCount() - 1
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def show_sheet(self, sheet: JobSheet, marks: CellMarks | None, rows: Sequence[int]) -> None:
        """Show another sheet. The view must stand at its top."""
        self._sheet, self._marks = sheet, marks
        secret = sheet.secret_columns
        told = sheet.told.of
        self._personal = personal_columns(sheet.matching, sheet.record_type)
        self.show_frame(sheet.frame, _headings(sheet), sheet.sheet.places, rows, secret, told=told)

    def forget(self) -> None:
        """Show nothing."""
        self._sheet = self._marks = None
        super().forget()

    def sheet(self) -> JobSheet | None:
        """Return the sheet that is shown."""
        return self._sheet

    def lay_edit(self, sheet: JobSheet, cells: pl.DataFrame) -> None:
        """Take the same sheet with `cells` (schema `CELLS`) changed, and tell of just those.

        It may have new rows below all others, which are shown whatever the filter says.
        """
        has_grown = self._sheet is not None and not sheet.has_rows_of(self._sheet)
        self._sheet = sheet
        self.put_frame(sheet.frame, _headings(sheet))
        if has_grown:
            self.add_rows(sheet.sheet.places)
        if cells.height > _TOLD_ONE_BY_ONE:
            self._tell_all([DISPLAY, EDIT])
            return
        for row, column in cells.select("row", "column").iter_rows():
            shown = self.shown(row)
            if shown is not None:
                index = self.index(shown, column)
                self.dataChanged.emit(index, index, [DISPLAY, EDIT])

    def put_marks(self, marks: CellMarks) -> None:
        """Take what was found by the last check.

        Not told by `dataChanged`: Qt would put the old text back into an open editor.
        """
        self._marks = marks
        self.marked.emit()

    def marks(self) -> CellMarks | None:
        """Return what was found by the last check."""
        return self._marks

    def mark(self, index: Index) -> CellMark | None:
        """Return the mark of a shown cell."""
        if self._marks is None:
            return None
        return self._marks.at(self.position(index.row()), index.column())

    def row_mark(self, shown: int) -> CellMark | None:
        """Return the worst mark of a shown row."""
        return None if self._marks is None else self._marks.of_row(self.position(shown))

    def covers(self, index: Index) -> bool:
        """Tell whether a shown cell may not be changed: it is only looked at, or is hidden."""
        if self.is_held or not hides_personal():
            return self.is_held
        row, column = self.position(index.row()), index.column()
        return column in self._personal or self.shown_text(row, column) != self.text(row, column)

    def field_at(self, column: int) -> Field | None:
        """Return the field that the column fills, or None."""
        name = self._field(column)
        return self._sheet.record_type.field(name) if name and self._sheet else None

    def goes_along(self, column: int) -> bool:
        """Tell whether the column fills or makes a field; others are only kept for the person."""
        return self._field(column) is not None or bool(self._makes(column))

    def _field(self, column: int) -> str | None:
        matches = self._sheet.matching.matches if self._sheet else ()
        return next((each.field for each in matches if each.column == column), None)

    def _spoken(self, index: Index) -> str:
        mark = self.mark(index)
        place = self.position(index.row()), index.column()
        text = self.shown_text(*place)
        text = masked(self.text(*place)) if self.hides(index.column()) else text
        text = text or sentence("check-said", "empty")
        return sentence("mark", "cell", text=text, mark=sentence("mark", mark)) if mark else text

    def _tell_all(self, roles: list[int]) -> None:
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last, roles)

    def _heading_hint(self, column: int) -> str:
        field = self.field_at(column)
        letter, makes = column_letter(column), self._makes(column)
        if field is None and makes:
            return sentence("check-column-makes", letter=letter, fields=listed(makes))
        if field is None:
            return sentence("check-column-unmatched", letter=letter)
        return sentence("check-column", letter=letter, field=field.name, label=field.label)

    def _row_spoken(self, shown: int) -> str:
        position = self.position(shown)
        mark, row = self.row_mark(shown), self.row_name(position)
        if self._sheet is not None and position in self._sheet.blank_rows():
            return sentence("mark", "blank-row", row=row)
        called = naming_of(self._sheet, position).in_words() if self._sheet else ""
        name = sentence("mark", "called-row", row=row, called=called) if called else None
        name = name or sentence("mark", "row", row=row)
        return sentence("mark", "cell", text=name, mark=sentence("mark", mark)) if mark else name

    def _field_words(self, column: int) -> str:
        field, makes = self.field_at(column), self._makes(column)
        if field is None and makes:
            return sentence("headings-part-of", fields=listed(makes))
        return field.label if field else sentence("check-column-left-out")

    def _makes(self, column: int) -> tuple[str, ...]:
        return self._sheet.matching.made_with(column) if self._sheet else ()

    def _signs(self, column: int) -> ColumnSigns | None:
        order = self._arrangement.order_of(column)
        filtered = self._arrangement.filter_of(column) is not None
        if order is None and not filtered:
            return None
        return ColumnSigns(order.descending if order else None, filtered)

    def _heading_spoken(self, column: int) -> str:
        """Return the heading, its field, and how the rows are arranged by it."""
        heading = screened_heading(self.headings()[column])
        order = self._arrangement.order_of(column)
        said = sentence("check-heading-said", heading=heading, field=self._field_words(column))
        by = self._arrangement.filter_of(column)
        parts = [said, order_in_words(order, heading) if order else ""]
        parts.append(by.words(heading, self.telling(column)) if by else "")
        return listed(each for each in parts if each)

    def _of_column(self, column: int, role: int) -> object:
        """Return what a heading has to say beyond its text."""
        if role == _INK and not self.goes_along(column):
            return QColor(theme.colours().quiet)
        says = {
            _TOOLTIP: lambda column: plain_tip(self._heading_hint(column)),
            FIELD: self._field_words,
            ARRANGED: self._signs,
            _SPOKEN: self._heading_spoken,
        }.get(role)
        return says(column) if says else None

    def _of_row(self, shown: int, role: int) -> object:
        """Return what a row's number has to say beyond it."""
        says = {MARK: self.row_mark, _SPOKEN: self._row_spoken}.get(role)
        return says(shown) if says else None

    # Qt's own

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be edited whose text may be seen."""
        if index.isValid() and self.covers(index):
            return _CELL & ~Qt.ItemFlag.ItemIsEditable
        return _CELL if index.isValid() else super().flags(index)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Return the text, the mark, or what a screen reader says of a cell."""
        if role == MARK:
            return self.mark(index) if index.isValid() else None
        if role == _SPOKEN and index.isValid():
            return self._spoken(index)
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = EDIT) -> bool:
        """Tell what was typed; the cell shows it once it is laid over the sheet."""
        if role != EDIT or not index.isValid():
            return False
        row = self.position(index.row())
        if str(value) != self.text(row, index.column()):
            self.typed.emit(row, index.column(), str(value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """Return a heading, a row's number, or what either has to say beyond that."""
        sideways = orientation == Qt.Orientation.Horizontal
        if section < (self.columnCount() if sideways else self.rowCount()):
            said = self._of_column(section, role) if sideways else self._of_row(section, role)
            if said is not None:
                return said
        return super().headerData(section, orientation, role)


def _headings(sheet: JobSheet) -> tuple[str, ...]:
    return tuple(each.heading for each in sheet.matching.matches)
