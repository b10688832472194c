"""One field that no heading fills by itself: match it, make it, give a value, leave it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from rosterwizard.core.matching.likely_makings import likely_makings
from rosterwizard.core.matching.name_parts import part_of_field
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.sheet.sheet import column_letter
from rosterwizard.core.showing.made_in_words import examples_of, way_in_words
from rosterwizard.gui import theme
from rosterwizard.gui.check.editors import choices_of
from rosterwizard.gui.headings.fitting_box import FittingBox
from rosterwizard.gui.headings.making_boxes import MakingBoxes
from rosterwizard.gui.headings.sides import lay_out_sides
from rosterwizard.gui.mark_shapes import mark_pixmap
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.plain_text import PlainLabel
from rosterwizard.gui.widgets.flipping_row import FlippingRow
from rosterwizard.gui.widgets.labels import quiet_label

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.making.made_of import Making
    from rosterwizard.core.matching.matching import Matching
    from rosterwizard.core.profiles.language import Field

_OPEN, _VALUE, _OUT, _JOIN, _PART = "open", "value", "out", "join", "part"
_LIKELY = "likely"
_TO_CHOOSE = {_VALUE, _JOIN, _PART}  # ways that ask for more


class MissingRow(QFrame):
    """Left what the field is; right what fills it."""

    column_picked = Signal(str, int)  # the field, the column that fills it
    value_given = Signal(str, str)  # the field, one value for all rows
    made = Signal(str, object)  # the field, the Making
    left_out = Signal(str)  # the field
    opened = Signal(str)  # the field is open again

    def __init__(
        self, name: str, field: Field, sheet: JobSheet, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"headings.{name}")
        self.field = field
        self._sheet = sheet
        self._part = part_of_field(field)
        self._likely: Making | None = None
        self._mark = PlainLabel()
        self.way = named(FittingBox(), f"headings.{name}_way")
        self._label = buddy_label(f"{field.name}".replace("&", "&&"), self.way)
        self._label.setFont(theme.strong_font())
        self.way.setAccessibleName(sentence("headings-way-for", field=field.name))
        self.value = _value_box(field)
        named(self.value, f"headings.{name}_value")
        self._value_label = buddy_label(sentence("headings-value-label"), self.value)
        self.value.setAccessibleName(sentence("headings-value-for", field=field.name))
        self.accept = named(
            QPushButton(sentence("headings-make-it")),
            f"headings.{name}_make",
            sentence("headings-make-it-for", field=field.name),
        )
        self.accept.setAutoDefault(False)
        self.accept.clicked.connect(lambda: self.made.emit(field.name, self._likely))
        self.making = MakingBoxes(f"headings.{name}", field.name)
        self.making.chosen.connect(lambda making: self.made.emit(field.name, making))
        self.says = quiet_label("")
        self.way.activated.connect(self._way_chosen)
        if isinstance(self.value, QComboBox):
            self.value.activated.connect(self._value_typed)
        else:
            self.value.editingFinished.connect(self._value_typed)
        self._lay_out()

    def show_matching(self, matching: Matching) -> None:
        """Show what fills the field by now."""
        name = self.field.name
        wanted = self.way.currentData()
        self._likely = _likely_for(name, matching, self._sheet)
        self.accept.setVisible(self._likely is not None)
        self._fill_ways(matching)
        column, making = matching.column_of(name), matching.making_of(name)
        self._show_making(wanted if making is None else _way_of(making), making, matching)
        if column is not None:
            self._show(column, sentence("headings-filled-by-column"), settled=True)
        elif making is not None:
            words = way_in_words(making, matching)
            said = examples_of(making, self._sheet)
            code = "headings-made" if said else "headings-made-of-none"
            self._show(_way_of(making), sentence(code, way=words, values=said), settled=True)
        elif name in matching.constants:
            self._show(_VALUE, sentence("headings-filled-by-value"), settled=True)
        elif name in matching.left_out:
            self._show(_OUT, sentence("headings-left-out-field"), settled=True)
        else:
            way = wanted if wanted in _TO_CHOOSE else _OPEN
            self._show(way, self._open_words(matching), settled=False)

    def given(self) -> str:
        """Return the value for all rows as it is typed."""
        if isinstance(self.value, QComboBox):
            return self.value.currentText()
        return self.value.text()

    def _open_words(self, matching: Matching) -> str:
        if self._likely is None:
            return sentence("headings-field-open")
        way = way_in_words(self._likely, matching)
        values = examples_of(self._likely, self._sheet)
        return sentence("headings-could-be-made", way=way, values=values)

    def _show_making(self, way: object, making: Making | None, matching: Matching) -> None:
        """Show the columns to choose from where the field is made, or to be made, of some."""
        self.making.setVisible(way in {_JOIN, _PART})
        if way in {_JOIN, _PART}:
            part = self._part if way == _PART and self._part else "all"
            self.making.show_making(part, making, matching)

    def _fill_ways(self, matching: Matching) -> None:
        self.way.clear()
        self.way.addItem(sentence("headings-choose-way"), _OPEN)
        if self._likely is not None:
            self.way.addItem(way_in_words(self._likely, matching), _LIKELY)
        self.way.addItem(sentence("headings-one-value"), _VALUE)
        self.way.addItem(sentence("headings-join"), _JOIN)
        if self._part in {"given", "family"}:
            self.way.addItem(sentence("headings-part", self._part), _PART)
        self.way.addItem(sentence("headings-leave-out-field"), _OUT)
        self.way.insertSeparator(self.way.count())
        for match in matching.matches:
            heading = match.heading or sentence(
                "headings-no-heading", letter=column_letter(match.column)
            )
            free = match.field in {None, self.field.name}
            code = "headings-from" if free else "headings-taken-from"
            words = sentence(code, heading=heading, field=match.field or "")
            self.way.addItem(words, match.column)

    def _show(self, way: object, says: str, *, settled: bool) -> None:
        self.way.setCurrentIndex(self.way.findData(way))
        for part in (self.value, self._value_label):
            part.setVisible(way == _VALUE)
        self.says.setText(says)
        self._mark.setPixmap(mark_pixmap("fixed" if settled else "warning"))
        self._mark.setAccessibleName(
            sentence("heading-mark", "settled") if settled else sentence("heading-mark", "open")
        )

    def _way_chosen(self) -> None:
        way = self.way.currentData()
        if way == _LIKELY:
            self.made.emit(self.field.name, self._likely)
        elif way == _OUT:
            self.left_out.emit(self.field.name)
        elif isinstance(way, int):
            self.column_picked.emit(self.field.name, way)
        else:
            self.opened.emit(self.field.name)
        if way == _VALUE:
            self.value.setFocus(Qt.FocusReason.OtherFocusReason)

    def _value_typed(self) -> None:
        if self.given().strip():
            self.value_given.emit(self.field.name, self.given().strip())

    def _lay_out(self) -> None:
        given = QHBoxLayout()
        given.setSpacing(theme.INSIDE_PX)
        given.addWidget(self._value_label)
        given.addWidget(self.value, 1)
        way = FlippingRow([self.way, self.accept], [1, 0])
        about = quiet_label(self.field.description or self.field.label)
        right = (way, given, self.making, self.says)
        lay_out_sides(self, self._mark, self._label, (about,), right)


def _way_of(making: Making) -> str:
    return _PART if making.splits else _JOIN


def _likely_for(name: str, matching: Matching, sheet: JobSheet) -> Making | None:
    """Return what the field could be made of, where the headings make that likely."""
    likely = likely_makings(matching, sheet.record_type)
    return next((each[name] for each in likely if name in each), None)


def _value_box(field: Field) -> QComboBox | QLineEdit:
    choices = choices_of(field)
    if not choices:
        line = QLineEdit()
        line.setPlaceholderText(field.example)
        return line
    box = FittingBox()
    box.addItems(["", *(each for each in choices if each)])
    return box
