"""The headings of one sheet: a table of them all, over its first rows as they will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from rosterwizard.core.matching import persons_words
from rosterwizard.core.matching.matching import fields_open
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.showing.match_choices import choices_for, way_of
from rosterwizard.core.showing.match_lines import fields_asked, match_lines
from rosterwizard.core.showing.matched_rows import matched_rows
from rosterwizard.gui import icons, theme
from rosterwizard.gui.headings.fitting_box import FittingBox
from rosterwizard.gui.headings.line_details import LineDetails
from rosterwizard.gui.headings.match_delegate import MatchDelegate
from rosterwizard.gui.headings.match_model import MatchModel
from rosterwizard.gui.headings.match_table import MatchTable
from rosterwizard.gui.headings.rows_to_come import RowsToCome
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import set_tip
from rosterwizard.gui.widgets.flipping_row import FlippingRow
from rosterwizard.gui.widgets.labels import title_label
from rosterwizard.gui.widgets.push_button import push_button
from rosterwizard.gui.widgets.segmented_buttons import Segment, SegmentedButtons

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.matching.matching import Matching
    from rosterwizard.core.showing.column_glance import Glance
    from rosterwizard.core.showing.match_choices import Does, MatchChoice
    from rosterwizard.core.showing.match_lines import MatchLine
    from rosterwizard.core.showing.value_fit import Fit

_FIRST = 1000  # the lines take the room that they need before the rows below have any
_MOST_LINES = 12  # in sight of each sheet where there are several
_ASKS_MORE: tuple[Does, ...] = ("value", "join", "part")


class SheetPart(QWidget):
    """Lines stay where they are once they are settled, until the page is opened again.

    What a person says is told by `matching_said`; what came of it is shown by `show_sheet`.
    is_held: it is only looked at, and nothing can be said.
    """

    matching_said = Signal(str, object)  # name of the record type, the new Matching
    fit_wanted = Signal(str, int, str)  # name of the record type, column, field
    settled = Signal()  # all that was open, at once
    undo_wanted = Signal()
    redo_wanted = Signal()
    held_pressed = Signal()  # a person wants to change what is only looked at
    forget_wanted = Signal(str)  # what is remembered of that record type

    def __init__(
        self,
        sheet: JobSheet,
        recalled: Collection[str],
        *,
        is_alone: bool,
        is_held: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_held = is_held
        self.name = sheet.record_type.name
        self._sheet, self._recalled = sheet, recalled
        self._asked = list(fields_asked(sheet))
        self._which = "all"  # of the lines are shown
        self._wanted: dict[str, Does] = {}  # ways of which not enough is said yet, by field
        name = f"headings.{self.name}"
        self.model = MatchModel(self)
        self.model.choices = lambda line: choices_for(line, self._sheet)
        self.model.answered.connect(self._answer)
        self.table = named(
            MatchTable(self.model),
            f"{name}_lines",
            sentence("headings-lines", type=sheet.record_type.label),
        )
        self._delegate = MatchDelegate(lambda: self._sheet.matching, self.table)
        self.table.setItemDelegate(self._delegate)
        self.table.is_held = self._delegate.is_held = is_held
        self.table.held_pressed.connect(self.held_pressed)
        self.rows = RowsToCome(f"{name}_rows")
        self.filters = SegmentedButtons(f"{name}_show", sentence("headings-show"))
        self.accept_all = self._button("accept_all", self._accept_all)
        self.leave_rest = self._button("leave_rest", self._leave_rest)
        self.forget = self._button("forget", lambda: self.forget_wanted.emit(self.name))
        for quiet in (self.leave_rest, self.forget):
            quiet.setProperty("role", "quiet")
        self.undo = self._tool("undo", self.undo_wanted.emit)
        self.redo = self._tool("redo", self.redo_wanted.emit)
        self.another = named(FittingBox(), f"{name}_another", sentence("headings-another-for"))
        self.details = LineDetails(name, self.another, is_held=is_held)
        self._connect()
        self._lay_out(is_alone=is_alone)

    def begin(self) -> None:
        """Show the matching for the first time, now that somebody listens."""
        self.show_sheet(self._sheet)
        self.filters.press("all")
        self._show_only("all")
        first = self.first_open()
        if not (first is not None and self.table.go_to(first)) and self.model.lines():
            self.table.go_to(self.model.lines()[0].key)

    def show_sheet(self, sheet: JobSheet) -> None:
        """Show what the headings are by now."""
        self._sheet = sheet
        matching, record_type = sheet.matching, sheet.record_type
        self._wanted = {
            name: way for name, way in self._wanted.items() if not _is_settled(name, matching)
        }
        lines = self._lines()
        self.model.show_lines(lines, sheet.told.of)
        for line in lines:
            if line.column is not None and line.field is not None:
                self.fit_wanted.emit(self.name, line.column, line.field)
        self.filters.show_segments(self._segments())
        self._show_buttons()
        self.another.clear()
        self.another.addItem(sentence("headings-another"), "")
        for field in fields_open(matching, record_type):
            if field.name not in self._asked:
                self.another.addItem(field.name, field.name)
        self.another.setVisible(self.another.count() > 1 and not self._is_held)
        self.rows.show_rows(matched_rows(sheet, self.rows.most), sheet.sheet.places)
        self._show_details()

    def tell_again(self) -> None:
        """Tell of the headings what may be told now; all else stays as it is."""
        self.model.show_lines(self._lines(), self._sheet.told.of)
        self._delegate.tell_again()
        self._say_details(self.table.line_here())

    def show_steps(self, *, undo: bool, redo: bool) -> None:
        """Show whether there is a step to take back, or to do again."""
        self.undo.setEnabled(undo)
        self.redo.setEnabled(redo)

    def show_glance(self, column: int, glance: Glance) -> None:
        """Show what stands in a column."""
        self.model.take_glance(column, glance)
        self._show_details_of(column)

    def show_fit(self, column: int, field: str, fit: Fit) -> None:
        """Show how many values of a column fit a field."""
        self.model.take_fit(column, field, fit)
        self._show_details_of(column)

    def first_open(self) -> int | str | None:
        """Return the key of the first line that still needs a person's word."""
        return next((each.key for each in self.model.lines() if each.state == "open"), None)

    def go_to_open(self) -> bool:
        """Go to the first line that is open; False where none is."""
        first = self.first_open()
        if first is None:
            return False
        if not self.table.go_to(first):
            self.filters.press("all")
            self._show_only("all")
            self.table.go_to(first)
        return True

    # -- What the person says -------------------------------------------------------------

    def _answer(self, line: MatchLine, choice: MatchChoice) -> None:
        if line.column is None:
            self._fill(line, choice)
        elif choice.does == "split":
            matching, record_type = self._sheet.matching, self._sheet.record_type
            first = bool(choice.to)
            self._say(persons_words.split(matching, record_type, line.column, family_first=first))
        else:
            field = choice.to if isinstance(choice.to, str) else None
            self._say(persons_words.picked(self._sheet.matching, line.column, field))

    def _fill(self, line: MatchLine, choice: MatchChoice) -> None:
        """Take what fills a field."""
        matching, field = self._sheet.matching, line.field or ""
        if choice.does in _ASKS_MORE:
            self._ask_more(field, choice.does)
        elif choice.does == "likely":
            self._do_likely(line)
        elif choice.does == "column" and isinstance(choice.to, int):
            self._say(persons_words.picked(matching, choice.to, field))
        elif choice.does == "out":
            self._say(persons_words.left_out(matching, field))
        else:
            self._say(persons_words.opened(matching, field))

    def _ask_more(self, field: str, way: Does) -> None:
        """Ask which value, or which columns; the field is open until that is said."""
        matching = self._sheet.matching
        if self._way_of(field) != way:
            self._say(persons_words.opened(matching, field), onwards=False)
            self._wanted[field] = way
        self.table.go_to(field)
        self._show_details()
        self.details.take_keyboard()

    def _accept(self, line: MatchLine) -> None:
        if line.suggested and line.column is not None:
            self._say(persons_words.picked(self._sheet.matching, line.column, line.field))

    def _leave_out(self, line: MatchLine) -> None:
        matching = self._sheet.matching
        if line.column is None:
            self._say(persons_words.left_out(matching, line.field or ""))
        else:
            self._say(persons_words.picked(matching, line.column, None))

    def _do_likely(self, line: MatchLine) -> None:
        matching, record_type, likely = self._sheet.matching, self._sheet.record_type, line.likely
        if likely is None:
            return
        if line.column is None:
            self._say(persons_words.made(matching, record_type, line.field or "", likely))
        else:
            first = likely.family_first
            self._say(persons_words.split(matching, record_type, line.column, family_first=first))

    def _give_value(self, field: str, value: str) -> None:
        if self._sheet.matching.constants.get(field) != value:
            self._say(persons_words.given(self._sheet.matching, field, value), onwards=False)

    def _make(self, field: str, making: object) -> None:
        matching, record_type = self._sheet.matching, self._sheet.record_type
        self._say(persons_words.made(matching, record_type, field, making), onwards=False)  # type: ignore[arg-type] # a signal's

    def _accept_all(self) -> None:
        matching = self._sheet.matching
        for column, field in self._suggested():
            matching = matching.with_match(column, field)
        self._say_at_once(matching)

    def _leave_rest(self) -> None:
        matching = self._sheet.matching
        for column in self._unknown():
            matching = matching.with_match(column, None)
        self._say_at_once(matching)

    def _say_at_once(self, matching: Matching) -> None:
        """Tell the matching of many lines, by a button that goes."""
        self.table.setFocus()
        self._say(matching)
        if self.first_open() is None:
            self.settled.emit()

    def _suggested(self) -> list[tuple[int, str]]:
        matches = self._sheet.matching.matches
        open_ = [each for each in matches if not (each.certain or each.reason == "rival")]
        return [(each.column, each.field) for each in open_ if each.field is not None]

    def _unknown(self) -> list[int]:
        """Return the columns of which nothing is suggested, not even that they make a field."""
        asked = {each.column for each in self._sheet.matching.matches if each.rival_for}
        asked |= self._offered()
        return [
            each.column
            for each in self.model.lines()
            if each.column is not None and each.state == "open" and each.field is None
            if each.likely is None and each.column not in asked
        ]

    def _offered(self) -> set[int]:
        """Return the columns of which it is offered to make a field."""
        likely = (each.likely for each in self.model.lines() if each.likely is not None)
        return {column for each in likely for column in each.columns}

    def _say(self, matching: Matching, *, onwards: bool = True) -> None:
        """Tell the matching; the keyboard goes on to the next line that is open."""
        self.matching_said.emit(self.name, matching)
        if onwards:
            self._go_to_next_open()

    def _go_to_next_open(self) -> None:
        here = self.table.currentIndex().row()
        rows = [*range(here + 1, self.model.rowCount()), *range(here)]
        for row in rows:
            line = self.model.line(row)
            if line is not None and line.state == "open":
                self.table.go_to(line.key)
                return

    # -- What is shown --------------------------------------------------------------------

    def _lines(self) -> tuple[MatchLine, ...]:
        return tuple(match_lines(self._sheet, self._asked, self._recalled))

    def _segments(self) -> list[Segment]:
        lines = self.model.lines()
        open_ = sum(each.state == "open" for each in lines)
        known = sum(each.from_memory for each in lines)
        words = {key: sentence("headings-show", key) for key in ("all", "open", "remembered")}
        return [
            Segment("all", words["all"], len(lines)),
            Segment("open", words["open"], open_, "warning"),
            Segment("remembered", words["remembered"], known),
        ]

    def _show_only(self, which: str) -> None:
        here = self.table.line_here()
        self.model.show_only([each.key for each in self.model.lines() if _is_among(each, which)])
        self._which = which
        self._show_buttons()
        self.table.fit_height()
        first = self.model.line(0)
        if not (here is not None and self.table.go_to(here.key)) and first is not None:
            self.table.go_to(first.key)
        self._show_details()

    def _show_buttons(self) -> None:
        """Show the buttons for many lines at once, if those lines are shown."""
        if self._is_held:
            for button in (self.forget, self.accept_all, self.leave_rest):
                button.hide()
            return
        remembered = self._which == "remembered"
        self.forget.setVisible(remembered and any(each.from_memory for each in self.model.lines()))
        suggested, unknown = self._suggested(), self._unknown()
        self.accept_all.setVisible(len(suggested) > 1 and not remembered)
        self.accept_all.setText(counted("headings-accept-all", len(suggested)))
        self.leave_rest.setVisible(len(unknown) > 1 and not remembered)
        self.leave_rest.setText(counted("headings-leave-rest", len(unknown)))

    def _pin(self) -> None:
        """Give a field that nothing fills a line of its own, above the headings."""
        field = self.another.currentData()
        if not field:
            return
        self._asked.append(field)
        self.show_sheet(self._sheet)
        self.filters.press("all")
        self._show_only("all")
        self.table.go_to(field)
        self.table.setFocus()

    def _show_details_of(self, column: int) -> None:
        line = self.table.line_here()
        if line is not None and line.column == column:
            self._show_details()

    def _show_details(self) -> None:
        line = self.table.line_here()
        self._say_details(line)
        names = self._sheet.matching.made_with(line.column) if line and line.column else ()
        self.rows.mark([line.field] if line and line.field else names)

    def _say_details(self, line: MatchLine | None) -> None:
        self.details.show_line(line, self._all_of(line) if line else "")
        asked = line is not None and line.column is None and line.field
        field = self._sheet.record_type.field(asked) if asked else None
        way = self._way_of(asked) if asked else None
        self.details.show_way(field, way, self._sheet.matching)

    def _all_of(self, line: MatchLine) -> str:
        """Return all that the cells of a line say, which are cut off."""
        values, fit = self.model.values_of(line), self.model.fit_words(line)
        part = "bare" if not values else "message" if line.column is not None else "field"
        said = {"title": line.title, "values": values, "reason": line.reason, "fit": fit}
        return sentence("headings-details", part, **said).rstrip()

    def _way_of(self, field: str) -> Does | None:
        """Return how the field is filled, or is to be filled, where that asks for more."""
        matching = self._sheet.matching
        making = matching.making_of(field)
        if making is not None:
            return way_of(making)
        if field in matching.constants and matching.column_of(field) is None:
            return "value"
        return self._wanted.get(field)

    # -- Inside ---------------------------------------------------------------------------

    def _connect(self) -> None:
        self.table.moved.connect(self._show_details)
        self.table.left_out.connect(self._leave_out)
        self.table.accepted.connect(self._accept)
        self.details.accepted.connect(self._accept)
        self.details.likely_wanted.connect(self._do_likely)
        self.details.value_given.connect(self._give_value)
        self.details.made.connect(self._make)
        self.filters.chosen.connect(self._show_only)
        self.another.activated.connect(self._pin)

    def _lay_out(self, *, is_alone: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE_PX)
        if not is_alone:
            column.addWidget(title_label(self._sheet.record_type.label))
            self.table.setMinimumHeight(self.table.height_px(_MOST_LINES))
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.INSIDE_PX)
        for part in (self.forget, self.leave_rest, self.accept_all):
            line.addWidget(part)
        self.accept_all.ensurePolished()
        buttons.setMinimumHeight(self.accept_all.sizeHint().height())  # it comes and goes
        which = QWidget()
        left = QHBoxLayout(which)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.INSIDE_PX)
        left.addWidget(self.filters)
        left.addWidget(self.undo)
        left.addWidget(self.redo)
        left.addStretch(1)
        column.addWidget(FlippingRow([which, buttons], [1, 0]))
        column.addWidget(self.table, _FIRST)
        column.addWidget(self.details)
        column.addWidget(self.rows, 1)

    def _tool(self, role: str, act: Callable[[], None]) -> QToolButton:
        speaks = sentence("headings-tool", role)
        button = named(QToolButton(), f"headings.{self.name}_{role}", speaks)
        set_tip(button, speaks)
        icons.wear(button, role)
        button.clicked.connect(act)
        button.setEnabled(False)
        return button

    def _button(self, role: str, act: Callable[[], None]) -> QPushButton:
        words = sentence("headings-forget") if role == "forget" else ""
        return push_button(f"headings.{self.name}_{role}", words, act)


def _is_settled(field: str, matching: Matching) -> bool:
    return matching.fills(field) or field in matching.left_out


def _is_among(line: MatchLine, which: str) -> bool:
    """Tell whether the line is one of all, of those that are open, or of those remembered."""
    if which == "open":
        return line.state == "open"
    return line.from_memory or which == "all"
