"""The three zones of the check page, driven by one selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from rosterwizard.core.fixing.twins import next_twin
from rosterwizard.core.job.cell_edits import typed, within
from rosterwizard.core.messages.screen_mask import screened_heading
from rosterwizard.core.messages.words import number, sentence
from rosterwizard.core.sheet.row_list import with_rows_below
from rosterwizard.core.showing.arrangement import Arrangement
from rosterwizard.core.showing.personal_words import PersonalWords
from rosterwizard.core.showing.row_choice import RowChoice
from rosterwizard.core.showing.row_naming import naming_columns
from rosterwizard.core.showing.table_look import columns_of, look_of
from rosterwizard.core.showing.walk import WHOLE_ROW, Walk
from rosterwizard.gui import theme
from rosterwizard.gui.check.arranging import Arranging
from rosterwizard.gui.check.cause_list import CauseList
from rosterwizard.gui.check.editors import FieldDelegate
from rosterwizard.gui.check.find_bar import FindBar
from rosterwizard.gui.check.nothing_to_fix import NothingToFixPanel
from rosterwizard.gui.check.one_at_a_time import OneAtATime
from rosterwizard.gui.check.problem_panel import ProblemPanel
from rosterwizard.gui.check.table_actions import TableActions
from rosterwizard.gui.check.zones import Zones
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import PlainLabel
from rosterwizard.gui.tables.row_table import RowTable
from rosterwizard.gui.tables.sheet_table_model import SheetTableModel
from rosterwizard.gui.task import LatestTask
from rosterwizard.gui.widgets.segmented_buttons import Segment, SegmentedButtons

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import polars as pl
    from PySide6.QtGui import QShowEvent

    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.showing.causes import Cause
    from rosterwizard.core.showing.checked_job import CheckedSheet
    from rosterwizard.core.showing.row_filters import RowFilter
    from rosterwizard.core.showing.table_look import TableLook

_FILTERS: tuple[tuple[RowFilter, theme.Mark | None], ...] = (
    ("all", None),
    ("error", "error"),
    ("warning", "warning"),
    ("note", "note"),
    ("fixed", "fixed"),
    ("changed", None),
)
_LEAST_HEIGHT_PX = 160  # a few rows, also in the smallest window
_AT_ONCE_ROWS = 20_000  # to filter or sort more of them, the window would stand still
_EXPLAIN_AFTER_MS = 30  # arrow keys held down must not rebuild the panel at each cell


class Desk(QWidget):
    """Causes, table and problem of one sheet. It makes no edit itself, it only asks for them."""

    edit_wanted = Signal(object)  # an Edit
    told = Signal(str)  # a sentence for the person
    failed = Signal(BaseException)
    why_wanted = Signal(object, int, int)  # a CheckedSheet, and where in it
    smallest_wanted = Signal(object)  # a ProblemAt, of which to find the smallest file
    look_changed = Signal(str, object)  # `SYSTEM/TYPE`, its TableLook: the person changed columns

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: CheckedSheet | None = None
        self._not_in: Mapping[int, str] = {}
        self._words = PersonalWords()
        self._choice = RowChoice()
        self._going_to: tuple[int, int] | None = None  # once its row is shown
        self.looks: Callable[[str], TableLook | None] = lambda _record_type: None
        self.model = SheetTableModel(self)
        self.table = named(RowTable(self.model), "check.table", sentence("check-said", "rows"))
        self.table.setItemDelegate(FieldDelegate(self.table))
        self.table.fits_columns = True
        self.causes = CauseList("check.causes")
        self.nothing_to_fix = NothingToFixPanel()
        self.panel = ProblemPanel("check.problem")
        self.one = OneAtATime(self.model)
        self._at_file: int | None = None  # which problem of the whole file is shown by itself
        self.filters = SegmentedButtons("check.filter", sentence("check-said", "rows-to-show"))
        self.showing = named(PlainLabel(), "check.showing")
        self.showing.setProperty("role", "quiet")
        self.showing.setWordWrap(True)
        self.find_bar = FindBar()
        self.find_bar.selected = self.table.areas
        self.find_bar.hides = self.model.hides
        self.actions_ = TableActions(self.table, self.model)
        self.arranging = Arranging(self.table, self.model)
        self._working_out = LatestTask(self)  # the rows of a tall sheet as they are arranged
        self._twinning = LatestTask(self)  # looks for a row with the same key
        self._twinning.failed.connect(self.failed)
        self._explain_soon = QTimer(self, singleShot=True, interval=_EXPLAIN_AFTER_MS)
        self._explain_soon.timeout.connect(self.explain)
        self._lay_out()
        self._connect()

    def hold(self, *, is_held: bool) -> None:
        """Let nothing be changed while a sheet is only looked at."""
        self.model.is_held = self.panel.is_held = self.one.panel.is_held = is_held
        self.actions_.hold(is_held=is_held)

    # -- What is shown --------------------------------------------------------------------

    def show_sheet(
        self, sheet: CheckedSheet, now: JobSheet, not_in: Mapping[int, str] | None = None
    ) -> None:
        """Show another sheet, from its top. now: the sheet with edits not yet checked."""
        self._sheet, self._not_in = sheet, not_in or {}
        self._words = PersonalWords(now)
        self._choice = RowChoice(not_in=self._not_in)
        self.table.scroll_to_top()
        rows = with_rows_below(self._choice.rows(sheet), _unchecked(sheet, now))
        self.model.show_sheet(now, sheet.marks, rows)
        self._show_columns(now)
        self.arranging.begin()
        self.table.make_room_for_numbers()
        self.find_bar.show_sheet(now)
        self._search_shown()
        self._show_found()
        self._say_choice()
        if self.arranging.now:
            self._arrange()
        self.go_to_next()

    def _show_columns(self, now: JobSheet) -> None:
        """Show the columns as the person likes those of the record type."""
        self.table.freeze(naming_columns(now))
        self.table.size_columns()
        look = self.looks(now.record_type.id)
        if look is not None:
            self.table.put_columns(columns_of(now.matching, look))
        self.find_bar.show_columns(self.table.shown_columns())
        self.find_bar.forget_selection()

    def _columns_changed(self) -> None:
        self._tell_look()
        self.find_bar.show_columns(self.table.shown_columns())

    def _selection_changed(self) -> None:
        if self.find_bar.isVisible() and self.table.has_several_selected():
            self.find_bar.take_selection()  # to walk along what is found selects one cell

    def _tell_look(self) -> None:
        now = self.model.sheet()
        if now is not None:
            look = look_of(now.matching, self.table.columns(), self.table.usual_order())
            self.look_changed.emit(now.record_type.id, look)

    def forget(self, *, keeps_arranged: bool = False) -> None:
        """Show nothing: no row, no search and no choice of a sheet before.

        keeps_arranged: the same sheet comes back with other rows, sorted and filtered as it was.
        """
        self._sheet, self._not_in, self._choice = None, {}, RowChoice()
        self._words = PersonalWords()
        self._working_out.cancel()
        self._twinning.cancel()
        self._going_to = None
        self.table.scroll_to_top()
        self.model.forget()
        if not keeps_arranged:
            self.arranging.forget()
        self.find_bar.forget()
        self.actions_.forget()
        self.causes.forget()
        self.panel.show_nothing()
        self.one.forget()
        self._at_file = None

    def is_one_at_a_time(self) -> bool:
        """Tell whether one problem is shown by itself, in place of the table."""
        return self._stack.currentWidget() is self.one

    def show_one_at_a_time(self, *, on: bool) -> None:
        """Show one problem by itself, or all of them around the table."""
        if on == self.is_one_at_a_time():
            return
        self.settle()
        self._stack.setCurrentWidget(self.one if on else self.zones)
        self._at_file = None
        if on and not self._is_at_problem():
            self.go_to_next()
        self.explain()

    def settle(self) -> bool:
        """Take what is being typed; tell whether that changed the cell."""
        before = self.model.sheet()
        if self.table.is_editing():
            self.table.setFocus()  # its editor ends when it loses the focus
        self.one.take()
        return self.model.sheet() is not before

    def first_to_do(self) -> QWidget:
        """Return what takes the keyboard: the table, or the editor of the one problem."""
        return self.one.first_to_do() if self.is_one_at_a_time() else self.table

    def apply_first(self) -> bool:
        """Make the first fix that is offered; False, and a word on it, when there is none.

        What is being typed is the person's own answer: it is taken, and no fix is laid over it.
        """
        made = self.settle() or self._shown_panel().apply_first()
        if not made and self._sheet is not None:
            self.told.emit(sentence("check-no-fix"))
        return made

    def _shown_panel(self) -> ProblemPanel:
        return self.one.panel if self.is_one_at_a_time() else self.panel

    def take_check(self, sheet: CheckedSheet) -> None:
        """Take what a new check found; the rows stay where they are until another choice."""
        self._sheet = sheet
        self.model.put_marks(sheet.marks)
        self._show_found()
        self._explain_soon.start()  # what was found is painted first

    def take_fixes(self, sheet: CheckedSheet) -> None:
        """Take the same check with the fixes, which took longer."""
        self._sheet = sheet
        self.explain()

    def lay_edit(self, now: JobSheet, cells: pl.DataFrame) -> None:
        """Show the sheet with `cells` (schema `CELLS`) changed."""
        if self._shown_panel().isAncestorOf(QApplication.focusWidget() or self):
            self.first_to_do().setFocus()  # the button that was pressed will be gone
        before = self.model.sheet()
        self.model.lay_edit(now, cells)
        self.find_bar.show_sheet(now)
        if before is not None and now.frame.height > before.frame.height:
            self._show_new_rows(before.frame.height)
        elif cells.height:
            self.table.go_to(cells["row"][0], cells["column"][0])

    def _show_new_rows(self, first: int) -> None:
        """Go to the first cell of the rows that came below all others."""
        self.table.make_room_for_numbers()
        self._search_shown()
        self._say_choice()
        self.zones.show_zone("rows")
        self.table.go_to(first, next(iter(self.table.shown_columns()), 0))

    def choose(self, choice: RowChoice) -> None:
        """Show the rows of a filter, a root cause, a cause or a value, as they are arranged."""
        if self._sheet is None:
            return
        self.settle()
        self._choice = choice
        if choice.cause is None and choice.root is None:
            self.causes.choose_none()
        self._arrange(to_first=choice.key not in ("all", "changed", "not-in"))

    def _arrange(self, *, to_first: bool = False) -> None:
        """Show the rows of the choice; those of a tall sheet once they are worked out."""
        sheet, now, how = self._sheet, self.model.sheet(), self.arranging.now
        if sheet is None or now is None:
            return
        self._working_out.cancel()
        rows = self._choice.rows(sheet)
        if how and len(rows) > _AT_ONCE_ROWS:
            self._working_out.start(
                lambda _progress: how.rows(rows, now, sheet),
                lambda arranged: self._show_rows(arranged, to_first=to_first),
            )
        else:
            self._show_rows(how.rows(rows, now, sheet), to_first=to_first)

    def _show_rows(self, rows: Sequence[int], *, to_first: bool) -> None:
        self.table.show_rows(with_rows_below(rows, self._unchecked()))
        self._search_shown()
        self.zones.show_zone("rows")
        self._say_choice()
        if to_first:
            self.go_to_first_place()
        if self._going_to is not None:
            self.table.go_to(*self._going_to)
            self._going_to = None
        self._explain_soon.start()

    def _unchecked(self) -> range:
        """Return the new rows of which nothing is known yet: no filter hides them."""
        now = self.model.sheet()
        return _unchecked(self._sheet, now) if self._sheet and now else range(0)

    def refresh(self) -> None:
        """Work out the rows of the present choice anew: mended ones leave it now."""
        self.choose(self._choice)

    # -- Walking --------------------------------------------------------------------------

    def go_to_next(self, *, backwards: bool = False) -> None:
        """Go to the next problem of what is shown."""
        if self.is_one_at_a_time():
            self.one.take()
            self.one.take_focus_soon()
            self._go_on_by_one(backwards=backwards)
            self.explain()
        else:
            self._walk(self.table.current_cell(), backwards=backwards)

    def _go_on_by_one(self, *, backwards: bool) -> None:
        """Go on among the problems of the whole file and those in rows, round and round.

        A list of causes leads to the former where there is the table.
        """
        of_file, at = self._file_causes(), self._at_file
        there = None if at is None else at + (-1 if backwards else 1)
        if there is not None and 0 <= there < len(of_file):
            self._at_file = there
            return
        cell = self.table.current_cell() if at is None else None
        place = self._next_place(cell, backwards=backwards)
        ends = at is None and (place is None or self._is_round(cell, place, backwards=backwards))
        if of_file and (ends or place is None):
            self._at_file = len(of_file) - 1 if backwards else 0
            return
        self._at_file = None
        self._walk(cell, backwards=backwards)

    def _file_causes(self) -> list[Cause]:
        """Return the problems of headings and of the file, where all of a gravity are shown."""
        key = self._choice.key
        causes = self._sheet.causes if self._sheet else ()
        fits = (each for each in causes if not each.rows)
        return [each for each in fits if key in {"all", each.severity}]

    def _next_place(
        self, cell: tuple[int, int] | None, *, backwards: bool
    ) -> tuple[int, int] | None:
        if self._sheet is None:
            return None
        return self._place_after(self._choice.places(self._sheet), cell, backwards=backwards)

    def _is_round(
        self, cell: tuple[int, int] | None, place: tuple[int, int], *, backwards: bool
    ) -> bool:
        """Tell whether the way to a place led over the end of the rows, and begins anew."""
        if cell is None:
            return False
        rank = {column: rank for rank, column in enumerate(self.table.shown_columns())}
        here, there = (
            (self.model.shown(row) or 0, rank.get(column, -1)) for row, column in (cell, place)
        )
        return there >= here if backwards else there <= here

    def _is_at_problem(self) -> bool:
        cell, sheet = self.table.current_cell(), self._sheet
        if cell is None or sheet is None:
            return False
        rules = (sheet.marks.rules_at(cell[0], column) for column in (cell[1], WHOLE_ROW))
        return any(rules)

    def go_to_first_place(self) -> None:
        """Go to the first problem of what is shown."""
        self._walk(None, backwards=False)

    def go_to_next_hit(self, backwards: bool) -> None:
        """Go to the next cell that the search found."""
        hits = self.find_bar.hits
        if hits is None:
            return
        place = self._place_after(hits, self.table.current_cell(), backwards=backwards)
        if place is not None:
            self.table.go_to(*place)

    def _walk(self, cell: tuple[int, int] | None, *, backwards: bool) -> None:
        if self._sheet is None:
            return
        place = self._next_place(cell, backwards=backwards)
        if place is not None:
            self.table.go_to(*place)
        elif self.table.current_cell() is None:
            self.table.go_to_first()
        else:
            self.told.emit(sentence("check-no-further"))

    def go_to_row(self, number_: int) -> None:
        """Go to the row of that number in the person's own sheet; show all rows if need be."""
        sheet = self.model.sheet()
        rows = sheet.sheet.places.numbered(number_) if sheet else []
        if rows:
            self._go_to_one_of(rows, str(number_))
        else:
            self.told.emit(sentence("go-to-row", "none", number=number_))

    def go_to_twin(self) -> None:
        """Go to the next row that has the same key as the one with the keyboard."""
        now, sheet, cell = self.model.sheet(), self._sheet, self.table.current_cell()
        if now is not None and sheet is not None and cell is not None:
            self._twinning.start(
                lambda _progress: next_twin(now, sheet.problems, cell[0]), self._take_twin
            )

    def go_to_position(self, row: int) -> None:
        """Go to the row at that position; show all rows if need be."""
        sheet = self.model.sheet()
        if sheet is not None:
            self._go_to_one_of([row], str(self.model.row_name(row)))

    def ask_why(self) -> None:
        """Ask why the cell with the keyboard is a problem, or is none."""
        cell = self.table.current_cell()
        if self._sheet is None or cell is None:
            return
        if cell[0] in self._unchecked():
            self.told.emit(sentence("why-unchecked"))
        else:
            self.why_wanted.emit(self._sheet, *cell)

    def ask_smallest(self) -> None:
        """Ask for the smallest file that has the problem that is explained."""
        self._explain_soon.stop()
        self.explain()  # the keyboard may just have moved on
        at = self._shown_panel().explained
        if at is None:
            self.told.emit(sentence("smallest-file", "none"))
        else:
            self.smallest_wanted.emit(at)

    def _take_twin(self, row: int | None) -> None:
        if row is None:
            self.told.emit(sentence("go-to-row", "no-twin"))
        else:
            self.go_to_position(row)

    def _go_to_one_of(self, rows: Sequence[int], number_: str) -> None:
        self.settle()
        column = (self.table.current_cell() or (0, 0))[1]
        if not any(self.table.go_to(row, column) for row in rows):
            self._going_to = rows[0], column
            self._show_all()
            self.told.emit(sentence("go-to-row", "all", number=number_))

    def _place_after(
        self, places: pl.DataFrame, cell: tuple[int, int] | None, *, backwards: bool
    ) -> tuple[int, int] | None:
        """Return the next of the places among those that are shown, as they are shown."""
        row, column = cell or (None, 0)
        walk = Walk(places, self.model.shown_rows(), self.table.shown_columns())
        return walk.next(row, column, backwards=backwards)

    def explain(self) -> None:
        """Say on the right what is wrong at the cell that has the keyboard."""
        if self._sheet is None:
            return
        cell, of_file = self.table.current_cell(), self._choice.of_file(self._sheet)
        of_all = self._file_causes()
        if self._at_file is not None and self._at_file < len(of_all):
            of_file = of_all[self._at_file]
        panel = self._shown_panel()
        if self.is_one_at_a_time():
            self._show_one(self._sheet, None if of_file else cell)
        if of_file is not None:
            panel.show_cause(self._sheet, of_file)
        elif cell is not None and cell[0] not in self._unchecked():
            panel.show_cell(self._sheet, *cell, self._words.told(self._not_in.get(cell[0], "")))
        else:
            panel.show_nothing()

    def _show_one(self, sheet: CheckedSheet, cell: tuple[int, int] | None) -> None:
        """Have the editor of the cell at hand, unless what is wrong stands in no cell."""
        self.one.show_left(self._count_left(sheet))
        row, column = cell or (0, 0)
        shown = self.model.shown(row) if cell else None
        of_row = sheet.marks.rules_at(row, WHOLE_ROW) and not sheet.marks.rules_at(row, column)
        if shown is None or of_row:
            self.one.show_no_cell()
            return
        if self.model.covers(self.model.index(shown, column)):
            self.one.show_no_cell(self._why_covered())
            return
        mark = sheet.marks.at(row, column)
        heading = screened_heading(self.model.headings()[column])
        self.one.show_cell(row, shown, column, heading, mended=mark == "fixed")

    def _count_left(self, sheet: CheckedSheet) -> int:
        """Return how many problems there are in what is shown, and in no row of it."""
        rows, places = self.model.shown_rows(), self._choice.places(sheet)
        shown = places.height if isinstance(rows, range) else within(places, rows).height
        return shown + sum(each.count for each in self._file_causes())

    # -- Inside ---------------------------------------------------------------------------

    def _count_rows(self) -> int:
        """Return how many rows there are, whatever is shown of them."""
        now = self.model.sheet()
        return now.frame.height if now else 0

    def _search_shown(self) -> None:
        rows = self.model.shown_rows()
        total = self._count_rows()
        self.panel.rows_shown = None if len(rows) == total else rows
        self.one.panel.rows_shown = self.panel.rows_shown
        self.find_bar.show_rows(self.panel.rows_shown)

    def _show_found(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        segments = [
            Segment(key, sentence("check-filter", key), sheet.counts[key], mark)
            for key, mark in _FILTERS
        ]
        if self._not_in:
            segments.append(
                Segment("not-in", sentence("check-filter", "not-in"), len(self._not_in))
            )
        self.filters.show_segments(segments)
        self.filters.press(self._choice.key)
        if sheet.causes:
            self.causes.show_sheet(sheet)
        else:
            self.nothing_to_fix.show_sheet(sheet)
        self._left.setCurrentWidget(self.causes if sheet.causes else self.nothing_to_fix)

    def _say_choice(self) -> None:
        self.filters.press(self._choice.key)
        shown = self.model.rowCount()
        total = self._count_rows()
        words = self._choice.words()
        filtered = bool(self.arranging.now.filters)
        self.showing.setVisible(self._sheet is not None)  # always: else the table would jump
        if shown and shown == total and not words:
            self.showing.setText(sentence("check-showing", "all", count=total))
        elif shown and not words:
            counts = {"shown": number(shown), "count": total}
            self.showing.setText(sentence("check-showing", "filtered", **counts))
        elif shown:
            gaps = {"shown": number(shown), "count": total, "what": words}
            self.showing.setText(sentence("check-showing", **gaps))
        else:
            key = self._choice.row_filter if self._choice.key == self._choice.row_filter else None
            found = self._sheet.counts[key] if self._sheet and key else 0
            part = "filtered" if filtered else "beyond" if found else "message"
            self.showing.setText(sentence("check-no-rows", part))

    def _choose_filter(self, key: str) -> None:
        filters: dict[str, RowFilter] = {name: name for name, _ in _FILTERS}
        if key in filters:
            self.choose(RowChoice(filters[key]))
        else:
            self.choose(RowChoice(not_in=self._not_in))

    def _search_all(self) -> None:
        self._show_all()
        self.find_bar.text.setFocus()

    def _show_all(self) -> None:
        """Show all rows, in the order that they are in."""
        self.arranging.now = Arrangement(order=self.arranging.now.order)
        self.arranging.begin()
        self.choose(RowChoice())

    def _type(self, row: int, column: int, text: str) -> None:
        sheet = self.model.sheet()
        edit = typed(sheet, row, column, text) if sheet else None
        if edit is not None:
            self.edit_wanted.emit(edit)

    def _why_covered(self) -> str:
        return sentence("case-file", "held") if self.model.is_held else sentence("mask", "cell")

    def tell_again(self) -> None:
        """Tell anew what is shown: personal values are hidden now, or shown again.

        What is being typed into a cell that is hidden now is taken; elsewhere one types on.
        """
        here = self.table.currentIndex()
        if here.isValid() and self.model.covers(here):
            self.settle()
        for panel in (self.panel, self.one.panel):
            panel.forget_words()
        if self._sheet is not None:
            self._say_choice()
            self.explain()
        self.arranging.tell_again()

    def _show_secrets(self) -> None:
        self.find_bar.search_again()
        self.explain()

    def _current_moved(self) -> None:
        self._at_file = None
        self._explain_soon.start()
        cell = self.table.current_cell()
        if cell is not None:
            self.find_bar.look_in(cell[1])

    def _connect(self) -> None:
        self.filters.chosen.connect(self._choose_filter)
        self.causes.root_chosen.connect(lambda root: self.choose(RowChoice(root=root)))
        self.causes.cause_chosen.connect(lambda cause: self.choose(RowChoice(cause=cause)))
        self.causes.value_chosen.connect(
            lambda cause, value: self.choose(RowChoice(cause=cause, value=value))
        )
        self.table.moved.connect(self._current_moved)
        self.model.typed.connect(self._type)
        self.model.marked.connect(self.table.viewport().update)
        self.model.marked.connect(self.table.verticalHeader().viewport().update)
        self.arranging.arranged.connect(self._arrange)
        self.table.covered_pressed.connect(lambda: self.told.emit(self._why_covered()))
        self.table.columns_changed.connect(self._columns_changed)
        self.table.selected.connect(self._selection_changed)
        self._working_out.failed.connect(self.failed)
        self.actions_.edit_wanted.connect(self.edit_wanted)
        self.actions_.told.connect(self.told)
        self.actions_.row_wanted.connect(self.go_to_row)
        self.actions_.twin_wanted.connect(self.go_to_twin)
        self.actions_.why_wanted.connect(self.ask_why)
        self.actions_.failed.connect(self.failed)
        self.actions_.secrets.toggled.connect(lambda _shown: self._show_secrets())
        for panel in (self.panel, self.one.panel):
            panel.fix_wanted.connect(self.edit_wanted)
            panel.failed.connect(self.failed)
            panel.row_wanted.connect(self.go_to_position)
        self.one.next_wanted.connect(lambda backwards: self.go_to_next(backwards=backwards))
        self.find_bar.edit_wanted.connect(self.edit_wanted)
        self.find_bar.all_wanted.connect(self._search_all)
        self.find_bar.failed.connect(self.failed)
        self.find_bar.found_next.connect(self.go_to_next_hit)
        self.find_bar.closed.connect(lambda: self.first_to_do().setFocus())

    def _lay_out(self) -> None:
        self._left = QStackedWidget()
        self._left.addWidget(self.causes)
        self._left.addWidget(self.nothing_to_fix)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(self.arranging.chips)
        column.addWidget(self.showing)
        column.addWidget(self.table, 1)
        self.table.setMinimumHeight(_LEAST_HEIGHT_PX)
        self.zones = Zones(self._left, middle, self.panel)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.BETWEEN_PX)
        outer.addWidget(self.find_bar)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.zones)
        self._stack.addWidget(self.one)
        outer.addWidget(self._stack, 1)

    # Qt's own

    def showEvent(self, event: QShowEvent) -> None:
        """Share out the width once it is known."""
        super().showEvent(event)
        self.zones.share_out()


def _unchecked(checked: CheckedSheet, now: JobSheet) -> range:
    return range(checked.sheet.frame.height, now.frame.height)
