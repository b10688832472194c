"""The headings of one sheet that need a person's word, and those that do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rosterwizard.core.matching import persons_words
from rosterwizard.core.matching.likely_makings import likely_makings
from rosterwizard.core.matching.matching import missing_fields, must_be_there
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui import theme
from rosterwizard.gui.headings.match_row import MatchRow
from rosterwizard.gui.headings.missing_row import MissingRow
from rosterwizard.gui.headings.other_fields import OtherFields
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.flipping_row import FlippingRow
from rosterwizard.gui.widgets.labels import hairline, text_label, title_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.making.made_of import Making
    from rosterwizard.core.matching.matching import Match, Matching
    from rosterwizard.core.profiles.language import Field
    from rosterwizard.core.showing.column_glance import Fit, Glance


class SheetPart(QWidget):
    """Rows stay where they are once they are settled, until the page is opened again."""

    matching_changed = Signal(str, object)  # name of the record type, the new Matching
    fit_wanted = Signal(str, int, str)  # name of the record type, column, field

    def __init__(self, sheet: JobSheet, *, titled: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = sheet.record_type.name
        self._record_type = sheet.record_type
        self._matching = sheet.matching
        self._sheet = sheet
        self.missing = [self._missing_row(field) for field in _pinned(sheet)]
        self.rows = {
            match.column: self._match_row(match.column) for match in sheet.matching.matches
        }
        self._unsure = [match.column for match in sheet.matching.matches if _asked(match)]
        self._lay_out(titled=titled)

    def begin(self) -> None:
        """Show the matching for the first time, now that somebody listens."""
        self.show_matching(self._matching)

    def show_matching(self, matching: Matching) -> None:
        """Show what the headings are by now."""
        self._matching = matching
        for missing in self.missing:
            missing.show_matching(matching)
        for match in matching.matches:
            self.rows[match.column].show_match(match, matching, self._record_type)
        pinned = {row.field.name for row in self.missing}
        self.others.show_open(matching, self._record_type, pinned)
        suggested, unknown = self._suggested(), self._unknown()
        self.accept_all.setVisible(len(suggested) > 1)
        self.accept_all.setText(counted("headings-accept-all", len(suggested)))
        self.leave_rest.setVisible(len(unknown) > 1)
        self.leave_rest.setText(counted("headings-leave-rest", len(unknown)))

    def show_glances(self, glances: Mapping[int, Glance]) -> None:
        """Show what stands in the columns."""
        for column, glance in glances.items():
            self.rows[column].show_glance(glance)

    def show_fit(self, column: int, field: str, fit: Fit) -> None:
        """Show how many values of a column fit a field."""
        self.rows[column].show_fit(field, fit)

    def first_open(self) -> QWidget | None:
        """Return the box of the first line that still needs a person's word."""
        for missing in self.missing:
            name = missing.field.name
            matching = self._matching
            settled = name in {*matching.constants, *matching.left_out, *matching.made}
            if not settled and matching.column_of(name) is None:
                return missing.way
        unsure = filter(self._matching.is_open, self._matching.matches)
        return next((self.rows[match.column].box for match in unsure), None)

    # -- What the person says -------------------------------------------------------------

    def _pick(self, column: int, field: str | None) -> None:
        self._take(persons_words.picked(self._matching, column, field))

    def _give_value(self, field: str, value: str) -> None:
        self._take(persons_words.given(self._matching, field, value))

    def _make(self, field: str, making: Making) -> None:
        self._take(persons_words.made(self._matching, self._record_type, field, making))

    def _split(self, column: int, family_first: bool) -> None:
        matching, record_type = self._matching, self._record_type
        words = persons_words.split(matching, record_type, column, family_first=family_first)
        self._take(words)

    def _leave_out(self, field: str) -> None:
        self._take(persons_words.left_out(self._matching, field))

    def _open(self, field: str) -> None:
        self._take(persons_words.opened(self._matching, field))

    def _accept_all(self) -> None:
        matching = self._matching
        for column, field in self._suggested():
            matching = matching.with_match(column, field)
        self._take(matching)

    def _leave_rest(self) -> None:
        matching = self._matching
        for column in self._unknown():
            matching = matching.with_match(column, None)
        self._take(matching)

    def _suggested(self) -> list[tuple[int, str]]:
        open_ = [
            each for each in self._matching.matches if not (each.certain or each.reason == "rival")
        ]
        return [(each.column, each.field) for each in open_ if each.field is not None]

    def _unknown(self) -> list[int]:
        likely = likely_makings(self._matching, self._record_type)
        offered = {column for made in likely for each in made.values() for column in each.columns}
        return [
            each.column
            for each in self._matching.matches
            if self._matching.is_open(each) and each.field is None and not each.rival_for
            if each.column not in offered
        ]

    def _take(self, matching: Matching) -> None:
        self.show_matching(matching)
        self.matching_changed.emit(self.name, matching)

    # -- Inside ---------------------------------------------------------------------------

    def _missing_row(self, field: Field) -> MissingRow:
        row = MissingRow(f"{self.name}_{field.name}", field, self._sheet)
        row.column_picked.connect(lambda name, column: self._pick(column, name))
        row.value_given.connect(self._give_value)
        row.made.connect(self._make)
        row.left_out.connect(self._leave_out)
        row.opened.connect(self._open)
        return row

    def _match_row(self, column: int) -> MatchRow:
        row = MatchRow(f"{self.name}_{column}", self._matching.matches[column], self._sheet)
        row.picked.connect(self._pick)
        row.split_picked.connect(self._split)
        row.fit_wanted.connect(lambda at, field: self.fit_wanted.emit(self.name, at, field))
        return row

    def _lay_out(self, *, titled: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if titled:
            title = text_label(self._record_type.title or self.name)
            title.setFont(theme.heading_font())
            column.addWidget(title)
            column.addSpacing(theme.INSIDE_PX)
        self.accept_all = self._button("accept_all", self._accept_all)
        self.leave_rest = self._button("leave_rest", self._leave_rest)
        must, others = self._pinned_rows()
        if must:
            _add_group(column, sentence("headings-must"), must, [])
        unsure = [self.rows[each] for each in self._unsure]
        if unsure:
            buttons = [self.accept_all, self.leave_rest]
            _add_group(column, sentence("headings-unsure"), unsure, buttons)
        certain = [row for place, row in self.rows.items() if place not in self._unsure]
        if certain:
            column.addWidget(self._certain(certain))
            column.addSpacing(theme.EDGE_PX)
        self.others = OtherFields(self.name, others)
        self.others.wanted.connect(self._pin)
        column.addWidget(self.others)

    def _pinned_rows(self) -> tuple[list[MissingRow], list[MissingRow]]:
        """Return the rows of the fields that must be there, and the others."""
        must = [row for row in self.missing if must_be_there(row.field, self._record_type)]
        return must, [row for row in self.missing if row not in must]

    def _pin(self, field: str) -> None:
        """Give a field that nothing fills a row of its own."""
        row = self._missing_row(self._record_type.field(field))
        self.missing.append(row)
        self.others.add(row)
        self.show_matching(self._matching)
        row.show()  # now, for it takes the keyboard
        row.way.setFocus(Qt.FocusReason.OtherFocusReason)

    def _certain(self, rows: list[MatchRow]) -> QWidget:
        """Return what shows the headings that nobody needs to be asked about."""
        holder, inner = QWidget(), QWidget()
        column, lines = QVBoxLayout(holder), QVBoxLayout(inner)
        for layout in (column, lines):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        show = named(
            QPushButton(counted("headings-certain", len(rows))), f"headings.{self.name}_more"
        )
        show.setProperty("role", "link")
        show.setCheckable(True)
        show.setAutoDefault(False)
        show.toggled.connect(inner.setVisible)
        for row in rows:
            lines.addWidget(hairline())
            lines.addWidget(row)
        inner.hide()
        first = QHBoxLayout()
        first.addWidget(show)
        first.addStretch(1)
        column.addLayout(first)
        column.addWidget(inner)
        return holder

    def _button(self, role: str, act: Callable[[], None]) -> QPushButton:
        button = named(QPushButton(), f"headings.{self.name}_{role}")
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button


def _pinned(sheet: JobSheet) -> list[Field]:
    """Return the fields that nothing fills, and those of which a person said what does."""
    matching = sheet.matching
    names = {field.name for field in missing_fields(matching, sheet.record_type)}
    names |= matching.constants.keys() | matching.left_out | matching.made.keys()
    return [field for field in sheet.record_type.fields if field.name in names]


def _asked(match: Match) -> bool:
    return not match.certain or match.reason == "chosen"


def _add_group(
    column: QVBoxLayout, words: str, rows: Sequence[QFrame], buttons: Sequence[QPushButton]
) -> None:
    column.addWidget(FlippingRow([title_label(words), *buttons], [1, *[0] * len(buttons)]))
    column.addSpacing(theme.GRID_PX)
    for row in rows:
        column.addWidget(hairline())
        column.addWidget(row)
    column.addWidget(hairline())
    column.addSpacing(theme.EDGE_PX)
