"""All that is to be said of the line with the keyboard, and what else it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from rosterwizard.core.matching.name_parts import part_of_field
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.showing.match_choices import way_of
from rosterwizard.gui import theme
from rosterwizard.gui.check.editors import choices_of
from rosterwizard.gui.headings.fitting_box import FittingBox
from rosterwizard.gui.headings.making_boxes import MakingBoxes
from rosterwizard.gui.held_parts import hold
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.flipping_row import FlippingRow
from rosterwizard.gui.widgets.labels import quiet_label
from rosterwizard.gui.widgets.push_button import push_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from rosterwizard.core.making.made_of import Making
    from rosterwizard.core.matching.matching import Matching
    from rosterwizard.core.profiles.language import Field
    from rosterwizard.core.showing.match_choices import Does
    from rosterwizard.core.showing.match_lines import MatchLine

_SAYS_LETTERS = 34  # less of it beside the others would be hard to read
_VALUE_LETTERS = 20
_LINES = 2  # of text, so that the table above keeps its height


class LineDetails(QWidget):
    """Under the table: its cells are cut off, and one value or a making needs more than a cell.

    beside: stands at the right of what is said, whatever the line. is_held: nothing can be said.
    """

    accepted = Signal(object)  # the MatchLine whose suggestion is right
    likely_wanted = Signal(object)  # the MatchLine of which what is offered shall be done
    value_given = Signal(str, str)  # a field, its value for all rows
    made = Signal(str, object)  # a field, the Making

    def __init__(
        self, name: str, beside: QWidget, parent: QWidget | None = None, *, is_held: bool = False
    ) -> None:
        super().__init__(parent)
        self._name, self._is_held = name, is_held
        self._line: MatchLine | None = None
        # By field, and kept: a screen reader may be at one that is left.
        self.values: dict[str, QComboBox | QLineEdit] = {}
        self.makings: dict[str, MakingBoxes] = {}
        self.says = named(quiet_label(""), f"{name}_says")
        self.accept = self._button("accept", lambda: self.accepted.emit(self._line))
        self.likely = self._button("likely", lambda: self.likely_wanted.emit(self._line))
        self._value, self._more = QVBoxLayout(), QVBoxLayout()
        self._lay_out(beside)

    def show_line(self, line: MatchLine | None, says: str) -> None:
        """Show what is said of a line, and what one word does."""
        self._line = line
        self.says.setText(says)
        can_say = line is not None and not self._is_held
        self.accept.setVisible(can_say and line is not None and line.suggested)
        self.likely.setVisible(can_say and line is not None and line.likely is not None)
        if line is None:
            return
        self.accept.setText(sentence("headings-accept"))
        self.accept.setAccessibleName(sentence("headings-accept-for", heading=line.title))
        is_split = line.column is not None
        code = "headings-split-it" if is_split else "headings-make-it"
        self.likely.setText(sentence(code))
        spoken = sentence(f"{code}-for", heading=line.title, field=line.title)
        self.likely.setAccessibleName(spoken)

    def show_way(self, field: Field | None, way: Does | None, matching: Matching) -> None:
        """Show what a field asks for that is filled that way; None: nothing more is asked."""
        wanted: list[QWidget] = []
        if field is not None and way == "value":
            wanted.append(self._value_of(field, matching))
        elif field is not None and way in {"join", "part"}:
            wanted.append(self._making_of(field, way, matching))
        for each in (*self.values.values(), *self.makings.values()):
            each.setVisible(each in wanted)
            hold([each], is_held=self._is_held)

    def take_keyboard(self) -> None:
        """Give the keyboard to what the line asks for more, where it does."""
        shown = [each for each in self.values.values() if not each.isHidden()]
        shown += [each.columns[0] for each in self.makings.values() if not each.isHidden()]
        if shown:
            shown[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # -- Inside ---------------------------------------------------------------------------

    def _value_of(self, field: Field, matching: Matching) -> QComboBox | QLineEdit:
        box = self.values.get(field.name)
        if box is None:
            box = self.values[field.name] = self._new_value_box(field)
            self._value.addWidget(box)
        value = matching.constants.get(field.name)
        if value is not None:
            _show_value(box, value)
        elif box.isHidden():  # else somebody may be typing there
            _show_value(box, "")
        return box

    def _new_value_box(self, field: Field) -> QComboBox | QLineEdit:
        name, speaks = (
            f"{self._name}_value_{field.name}",
            sentence("headings-value-for", field=field.name),
        )
        choices = choices_of(field)
        if choices:
            box = named(FittingBox(), name, speaks)
            box.addItem(sentence("headings-choose-value"), "")
            for each in filter(None, choices):
                box.addItem(each, each)
            box.activated.connect(lambda: self._give(field.name, box.currentData()))
            return box
        line = named(QLineEdit(), name, speaks)
        line.setMinimumWidth(theme.letters_px(_VALUE_LETTERS))
        line.setPlaceholderText(field.example or sentence("headings-value-label"))
        line.editingFinished.connect(lambda: self._give(field.name, line.text()))
        return line

    def _give(self, field: str, text: str) -> None:
        if text.strip():
            self.value_given.emit(field, text.strip())

    def _making_of(self, field: Field, way: Does, matching: Matching) -> QWidget:
        boxes = self.makings.get(field.name)
        if boxes is None:
            boxes = self.makings[field.name] = MakingBoxes(f"{self._name}_{field.name}", field.name)
            boxes.chosen.connect(lambda making: self.made.emit(field.name, making))
            self._more.addWidget(boxes)
        making: Making | None = matching.making_of(field.name)
        if making is not None and way_of(making) != way:
            making = None
        part = part_of_field(field)
        boxes.show_making(part if way == "part" and part else "all", making, matching)
        return boxes

    def _button(self, role: str, act: Callable[[], None]) -> QPushButton:
        button = push_button(f"{self._name}_{role}", "", act)
        button.hide()
        return button

    def _lay_out(self, beside: QWidget) -> None:
        self.says.setMinimumHeight(_LINES * self.says.fontMetrics().lineSpacing())
        self.says.setMinimumWidth(theme.letters_px(_SAYS_LETTERS))
        self.says.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        value = QWidget()
        value.setLayout(self._value)
        row = FlippingRow([self.says, value, self.accept, self.likely, beside], [1, 0, 0, 0, 0])
        for layout in (self._value, self._more):
            layout.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID_PX)
        column.addWidget(row)
        column.addLayout(self._more)


def _show_value(box: QComboBox | QLineEdit, value: str) -> None:
    """Show a value; "" shows that none is given yet."""
    if isinstance(box, QComboBox):
        box.setCurrentIndex(max(0, box.findData(value)))
    elif box.text().strip() != value:
        box.setText(value)
