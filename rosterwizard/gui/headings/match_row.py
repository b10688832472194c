"""One heading of the sheet: what stands below it, and which field it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from rosterwizard.core.matching.likely_makings import fields_of_names, likely_makings
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import counted, number, sentence
from rosterwizard.core.sheet.sheet import column_letter
from rosterwizard.core.showing.made_in_words import examples_of
from rosterwizard.core.showing.visible_blanks import visible
from rosterwizard.gui import theme
from rosterwizard.gui.headings.field_box import FieldBox
from rosterwizard.gui.headings.sides import lay_out_sides
from rosterwizard.gui.mark_shapes import mark_pixmap
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.plain_text import PlainLabel
from rosterwizard.gui.widgets.flipping_row import FlippingRow
from rosterwizard.gui.widgets.labels import quiet_label

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.making.made_of import Making
    from rosterwizard.core.matching.matching import Match, Matching
    from rosterwizard.core.profiles.language import RecordType
    from rosterwizard.core.showing.column_glance import Fit, Glance

_LONGEST_VALUE = 28


class MatchRow(QFrame):
    """Left the heading with three typical values and an odd one; right the field and why."""

    picked = Signal(int, object)  # the column, and a field's name or None: left out
    split_picked = Signal(int, bool)  # the column is split; whether the family name stands first
    fit_wanted = Signal(int, str)  # how many values of the column fit that field

    def __init__(
        self, name: str, match: Match, sheet: JobSheet, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"headings.{name}")
        self._sheet = sheet
        self._column = match.column
        self._mark = PlainLabel()
        self.box = named(FieldBox(), f"headings.{name}_field")
        heading = match.heading or sentence(
            "headings-no-heading", letter=column_letter(match.column)
        )
        self._label = buddy_label(heading.replace("&", "&&"), self.box)
        self._label.setFont(theme.strong_font())
        self._label.setWordWrap(True)
        self.box.setAccessibleName(sentence("headings-field-for", heading=heading))
        self.values = quiet_label("")
        self.odd = quiet_label("")
        self.reason = quiet_label("")
        self.accept = named(
            QPushButton(sentence("headings-accept")),
            f"headings.{name}_accept",
            sentence("headings-accept-for", heading=heading),
        )
        self.accept.setAutoDefault(False)
        self.box.picked.connect(lambda field: self.picked.emit(self._column, field))
        self.accept.clicked.connect(lambda: self.picked.emit(self._column, self.box.field()))
        self.split = named(
            QPushButton(sentence("headings-split-it")),
            f"headings.{name}_split",
            sentence("headings-split-it-for", heading=heading),
        )
        self.split.setAutoDefault(False)
        self.box.split_picked.connect(lambda first: self.split_picked.emit(self._column, first))
        self.split.clicked.connect(lambda: self.split_picked.emit(self._column, self._first))
        self._lay_out()

    def show_match(self, match: Match, matching: Matching, record_type: RecordType) -> None:
        """Show which field the heading is by now, and why."""
        self.box.show_match(match, matching, record_type)
        likely = _likely_split(match.column, matching, record_type)
        self._first = likely is not None and likely.family_first
        self.split.setVisible(likely is not None)
        self._reason = self._makes(match, matching) or _reason_in_words(match, matching)
        if likely is not None:
            self._reason = sentence("headings-full-name", fields=_fields_of(likely, record_type))
        self.reason.setText(self._reason)
        self.accept.setVisible(match.field is not None and not match.certain)
        is_open = matching.is_open(match)
        self._mark.setPixmap(mark_pixmap("warning" if is_open else "fixed"))
        self._mark.setAccessibleName(
            sentence("heading-mark", "open") if is_open else sentence("heading-mark", "settled")
        )
        if match.field is not None:
            self.fit_wanted.emit(self._column, match.field)

    def show_glance(self, glance: Glance) -> None:
        """Show what stands in the column."""
        if not glance.filled:
            self.values.setText(sentence("headings-column-empty"))
            self.odd.hide()
            return
        typical = listed(_short(text) for text in glance.typical)
        self.values.setText(sentence("headings-typical", values=typical))
        self.odd.setVisible(glance.odd is not None)
        if glance.odd is not None:
            self.odd.setText(sentence("headings-odd", value=_short(glance.odd)))

    def show_fit(self, field: str, fit: Fit) -> None:
        """Show how many values fit the field, if it is still the one."""
        if field != self.box.field():
            return
        if fit.fitting == fit.filled:
            said = counted("headings-all-fit", fit.filled)
        else:
            said = sentence(
                "headings-some-fit", fitting=number(fit.fitting), filled=number(fit.filled)
            )
        self.reason.setText(f"{self._reason} {said}" if fit.filled else self._reason)

    def _makes(self, match: Match, matching: Matching) -> str:
        """Return what the column makes, with examples; "" where it makes nothing."""
        names = matching.made_with(match.column)
        if not names or match.field is not None:
            return ""
        examples = (examples_of(matching.made[name], self._sheet) for name in names)
        said = [
            sentence("headings-makes", field=name, values=values)
            for name, values in zip(names, examples, strict=True)
        ]
        return " ".join(said)

    def _lay_out(self) -> None:
        choice = FlippingRow([self.box, self.accept, self.split], [1, 0, 0])
        left, right = (self.values, self.odd), (choice, self.reason)
        lay_out_sides(self, self._mark, self._label, left, right)


def _reason_in_words(match: Match, matching: Matching) -> str:
    code = f"headings-{match.reason}"
    if match.is_left_out:
        return sentence(f"{code}-none")
    if match.field is None and match.rival_for:
        first = matching.column_of(match.rival_for)
        heading = "" if first is None else matching.matches[first].heading
        return sentence(f"{code}-none", field=match.rival_for, heading=heading)
    return sentence(code, field=match.field or "")


def _likely_split(column: int, matching: Matching, record_type: RecordType) -> Making | None:
    """Return how the column could be split, where its heading makes that likely."""
    for made in likely_makings(matching, record_type):
        for each in made.values():
            if each.splits and each.columns == (column,):
                return each
    return None


def _fields_of(split: Making, record_type: RecordType) -> str:
    fields = fields_of_names(record_type) or ()
    return listed(reversed(fields) if split.family_first else fields)


def _short(text: str) -> str:
    shown = visible(text.strip()).replace("·", " ")
    return shown if len(shown) <= _LONGEST_VALUE else f"{shown[:_LONGEST_VALUE]}…"
