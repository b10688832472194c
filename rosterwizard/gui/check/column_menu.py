"""What can be done with one column of the table, by the mouse and by keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from rosterwizard.core.messages.words import number, sentence
from rosterwizard.core.showing.column_filters import ColumnFilter, FilterKind, values_in
from rosterwizard.core.showing.row_order import RowOrder
from rosterwizard.core.showing.short_text import shown_shortly
from rosterwizard.gui.dialogs.line_question import LineQuestion
from rosterwizard.gui.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.showing.arrangement import Arrangement
    from rosterwizard.gui.tables.row_table import RowTable

    Arrange = Callable[[Arrangement], None]

_SIMPLE: tuple[FilterKind, ...] = ("problems", "blank", "filled")


class ColumnMenu(QMenu):
    """Sorts and filters by the column; a filter that is on is ticked, and taken away by a press."""

    def __init__(
        self,
        sheet: JobSheet,
        column: int,
        arrangement: Arrangement,
        arrange: Arrange,
        table: RowTable,
    ) -> None:
        super().__init__(table)
        self._column, self._now, self._arrange = column, arrangement, arrange
        self._table = table
        self._heading = sheet.sheet.headings[column]
        named(self, "check.column_menu", sentence("column-menu", heading=self._heading))
        self._told = sheet.told.of(column)
        self._add_orders()
        self.addSeparator()
        self._add_filters(hidden=column in sheet.secret_columns)
        if column not in sheet.secret_columns:
            self._add_values(values_in(sheet, column))
        self.addSeparator()
        self._add_places()

    def _add_orders(self) -> None:
        column, order = self._column, self._now.order_of(self._column)
        for part, wanted, keys in (
            ("ascending", RowOrder(column), "Alt+Shift+Up"),
            ("descending", RowOrder(column, descending=True), "Alt+Shift+Down"),
        ):
            how = self._now.sorted_by(wanted)
            self._add(part, how, ticked=order == wanted).setShortcut(keys)
        of_file = self._add("file-order", self._now.sorted_by(None), ticked=not self._now.order)
        of_file.setShortcut("Alt+Shift+Home")

    def _add_filters(self, *, hidden: bool) -> None:
        now = self._now.filter_of(self._column)
        for kind in _SIMPLE:
            self._add_filter(kind, ticked=now is not None and now.kind == kind)
        if not hidden:  # it would guess at what nobody shall see
            action = self.addAction(sentence("column-menu", "contains"), self.ask_text)
            action.setCheckable(True)
            action.setChecked(now is not None and now.kind == "contains")
        if now is not None:
            self._add("all", self._now.unfiltered(self._column), ticked=False)

    def _add_filter(self, kind: FilterKind, *, ticked: bool) -> None:
        wanted = ColumnFilter(self._column, kind)
        without = self._now.unfiltered(self._column)
        self._add(kind, without if ticked else self._now.filtered(wanted), ticked=ticked)

    def _add_values(self, values: tuple[tuple[str, int], ...]) -> None:
        """Offer the few different texts; several of them can be shown together."""
        if not values:
            return
        now = self._now.filter_of(self._column)
        shown = now.texts if now is not None and now.kind == "values" else ()
        menu = self.addMenu(sentence("column-menu", "values"))
        told = self._told
        for text, count in values:
            words = shown_shortly(told(text)) or sentence("column-filter", "no-text")
            counted = sentence("column-menu", "value", text=words, times=number(count))
            action = menu.addAction(counted.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(text in shown)
            rest = tuple(each for each in shown if each != text)
            wanted = rest if text in shown else (*shown, text)
            how = self._now.unfiltered(self._column)
            if wanted:
                how = self._now.filtered(ColumnFilter(self._column, "values", wanted))
            action.triggered.connect(partial(self._arrange, how))

    def _add_places(self) -> None:
        """Offer to mark, move and hide the column, and to show all of them again."""
        table, column = self._table, self._column
        shown, hidden = table.shown_columns(), table.hidden_columns()
        frozen = [each for each in shown if each in table.frozen_columns()]
        among = frozen if column in frozen else [each for each in shown if each not in frozen]
        for part, act, can_be in (
            ("mark", lambda: table.selectColumn(column), True),
            ("left", lambda: table.move_column(column, -1), column != among[0]),
            ("right", lambda: table.move_column(column, 1), column != among[-1]),
            ("hide", lambda: table.show_columns([*hidden, column]), len(shown) > 1),
            ("show-all", lambda: table.show_columns([]), bool(hidden)),
            ("as-in-file", table.show_as_in_file, True),
        ):
            self.addAction(sentence("column-menu", part), act).setEnabled(can_be)

    def _add(self, part: str, how: Arrangement, *, ticked: bool) -> QAction:
        action = self.addAction(sentence("column-menu", part), partial(self._arrange, how))
        action.setCheckable(True)
        action.setChecked(ticked)
        return action

    def ask_text(self) -> None:
        """Ask for a text that the column must contain, and show those rows alone."""
        now = self._now.filter_of(self._column)
        before = now.texts[0] if now is not None and now.kind == "contains" else ""
        text = LineQuestion.ask(self._table, "column-contains", before, heading=self._heading)
        if text:
            wanted = ColumnFilter(self._column, "contains", (text,))
            self._arrange(self._now.filtered(wanted))
