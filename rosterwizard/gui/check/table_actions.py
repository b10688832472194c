"""What the keys do in the table: copy, paste, clear, fill down, put cells in another form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from rosterwizard.core.job.cell_edits import (
    block_of,
    block_text,
    cleared,
    filled_down,
    filled_with,
    pasted,
)
from rosterwizard.core.job.sheet_edits import row_added, rows_set_aside
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.showing.away_rows import count_away
from rosterwizard.core.showing.chosen_cells import ChosenCells
from rosterwizard.core.showing.short_text import shown_shortly
from rosterwizard.gui.check.away_dialog import AwayDialog
from rosterwizard.gui.check.case_preview import CasePreview
from rosterwizard.gui.check.edit_maker import EditMaker
from rosterwizard.gui.check.join_preview import JoinPreview
from rosterwizard.gui.check.split_preview import SplitPreview
from rosterwizard.gui.dialogs.line_question import LineQuestion
from rosterwizard.gui.held_parts import hold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.job.cell_edits import Area
    from rosterwizard.gui.check.edit_maker import EditOf
    from rosterwizard.gui.check.reshape_preview import ReshapePreview
    from rosterwizard.gui.tables.row_table import RowTable
    from rosterwizard.gui.tables.sheet_table_model import SheetTableModel

_MANY_CELLS = 20_000
_CHANGING = (
    *("paste", "clear", "fill-down", "change-case", "split-column", "join-columns"),
    *("new-row", "set-aside"),
)
_MOST_DIGITS = 9  # of the number of a row: no sheet has more of them


class TableActions(QObject):
    """Turns keys into edits; each is one step that undo takes back whole."""

    edit_wanted = Signal(object)  # an Edit
    row_wanted = Signal(int)  # its number in the person's own sheet
    twin_wanted = Signal()  # to the next row with the same key
    why_wanted = Signal()  # to say why the cell is a problem, or is none
    told = Signal(str)  # a sentence for the person
    failed = Signal(BaseException)

    def __init__(self, table: RowTable, model: SheetTableModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._maker = EditMaker(model.sheet, self)
        self._maker.made.connect(self.edit_wanted)
        self._maker.failed.connect(self.failed)
        self._changing: list[QAction] = []
        for part, keys, act in (
            ("copy", QKeySequence.StandardKey.Copy, self.copy),
            ("copy-headings", "Ctrl+Shift+C", self.copy_with_headings),
            ("go-to-row", "Ctrl+G", self.ask_row),
            ("paste", QKeySequence.StandardKey.Paste, self.paste),
            ("clear", QKeySequence.StandardKey.Delete, self.clear),
            ("fill-down", "Ctrl+D", self.fill_down),
            ("change-case", "Ctrl+U", partial(self.reshape, CasePreview)),
            ("split-column", "Ctrl+Shift+J", partial(self.reshape, SplitPreview)),
            ("join-columns", "Ctrl+J", partial(self.reshape, JoinPreview)),
            ("new-row", "Ctrl+Shift+N", self.insert_row),
            ("set-aside", "Ctrl+Del", self.set_aside),
            ("away-rows", "Ctrl+Shift+A", self.show_away),
            ("go-to-twin", "Ctrl+Shift+G", self.twin_wanted.emit),
            ("why", "Shift+F1", self.why_wanted.emit),
        ):
            action = QAction(sentence("table-action", part), table)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(act)
            table.addAction(action)
            if part in _CHANGING:
                self._changing.append(action)
        self.secrets = self._secrets_action()
        table.addAction(self.secrets)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _secrets_action(self) -> QAction:
        """Return what shows the passwords of this sheet; those of another are hidden again."""
        action = QAction(sentence("table-action", "secrets"), self._table)
        action.setShortcut(QKeySequence("Ctrl+Shift+P"))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setCheckable(True)
        action.setVisible(False)
        action.toggled.connect(lambda shown: self._model.show_secrets(shown=shown))

        def begin_anew() -> None:
            action.setVisible(self._model.has_secrets())
            action.setChecked(self._model.shows_secrets())

        self._model.modelReset.connect(begin_anew)
        return action

    def hold(self, *, is_held: bool) -> None:
        """Change nothing while a sheet is only looked at."""
        hold(self._changing, is_held=is_held)

    def copy(self) -> None:
        """Put the selected cells on the clipboard."""
        self._copy(headings=False)

    def copy_with_headings(self) -> None:
        """Put the selected cells on the clipboard, with what stands above their columns."""
        self._copy(headings=True)

    def _copy(self, *, headings: bool) -> None:
        sheet = self._model.sheet()
        rows, columns = self._table.block()
        if sheet is not None and rows:
            text = block_text(sheet, rows, columns, headings=headings)
            QGuiApplication.clipboard().setText(text)

    def ask_row(self) -> None:
        """Ask for the number of a row, and want to go there."""
        if self._model.sheet() is None:
            return
        cell = self._table.current_cell()
        number = None if cell is None else self._model.number(cell[0])
        before = "" if number is None else str(number)
        asked = LineQuestion.ask(self._table, "go-to-row", before)
        digits = asked.strip()
        if not digits.isdecimal():
            return
        if len(digits) > _MOST_DIGITS:
            self.told.emit(sentence("go-to-row", "none", number=shown_shortly(digits)))
        else:
            self.row_wanted.emit(int(digits))

    def paste(self) -> None:
        """Lay what is on the clipboard over the cells from the selection's corner on."""
        sheet = self._model.sheet()
        block = block_of(QGuiApplication.clipboard().text())
        if sheet is None or not block:
            return
        if len(block) == 1 and len(block[0]) == 1:
            areas, text = self._table.areas(), block[0][0]
            self._work_out(lambda sheet: filled_with(sheet, areas, text), _size(areas))
            return
        rows, columns = self._table.from_here_on()
        if not rows:
            return
        self._work_out(lambda sheet: pasted(sheet, rows, columns, block), sum(map(len, block)))
        if len(block) > len(rows) or max(map(len, block)) > len(columns):
            self.told.emit(sentence("check-not-pasted"))

    def clear(self) -> None:
        """Empty the selected cells."""
        sheet = self._model.sheet()
        areas = self._table.areas()
        if sheet is not None:
            self._work_out(lambda sheet: cleared(sheet, areas), _size(areas))

    def fill_down(self) -> None:
        """Copy the first selected cell of each column into its others that are selected."""
        sheet = self._model.sheet()
        areas = self._table.areas()
        if sheet is not None:
            self._work_out(lambda sheet: filled_down(sheet, areas), _size(areas))

    def reshape(self, asks: type[ReshapePreview]) -> None:
        """Ask how cells shall be put in another form, with what would come of it."""
        sheet, cell = self._model.sheet(), self._table.current_cell()
        if sheet is None or cell is None:
            return
        if cell[1] in sheet.secret_columns:
            self.told.emit(sentence("check-not-reshaped"))
            return
        rows, columns = self._model.shown_rows(), self._table.shown_columns()
        chosen = ChosenCells.among(sheet, rows, columns, self._table.areas(), cell[1])
        edit = asks.wanted(sheet, chosen, self._table.window())
        if edit is not None:
            self._maker.make_at_once(lambda _sheet: edit)

    def insert_row(self) -> None:
        """Add a row below all others, of the same sheet as the one with the keyboard."""
        cell = self._table.current_cell()
        beside = None if cell is None else cell[0]
        self._maker.make_at_once(lambda sheet: row_added(sheet, beside))

    def set_aside(self) -> None:
        """Let the rows with a selected cell be no records, but keep one."""
        sheet = self._model.sheet()
        if sheet is None:
            return
        rows = {row for rows, _ in self._table.areas() for row in rows}
        if len(rows) == sheet.frame.height:
            self.told.emit(sentence("rows-stay"))
        elif edit := rows_set_aside(sheet, rows):  # as it is now: other edits may move rows
            self._maker.make_at_once(lambda _sheet: edit)

    def show_away(self) -> None:
        """Show the rows that were set aside, and bring back what the person wants."""
        sheet = self._model.sheet()
        if sheet is None:
            return
        if not count_away(sheet):
            self.told.emit(sentence("away-rows", "none"))
            return
        edit = AwayDialog.wanted(sheet, self._table.window(), is_held=self._model.is_held)
        if edit is not None:
            self._maker.make_at_once(lambda _sheet: edit)

    def forget(self) -> None:
        """Make no edit that is still being worked out: another job is shown."""
        self._maker.forget()

    def _work_out(self, edit_of: EditOf, cells: int) -> None:
        """Make the edit: at once, or away from the GUI thread when it is a large one."""
        make = self._maker.make if cells > _MANY_CELLS else self._maker.make_at_once
        make(edit_of)


def _size(areas: Sequence[Area]) -> int:
    return sum(len(rows) * len(columns) for rows, columns in areas)
