"""The list to choose a field from, for one heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.headings.fitting_box import FittingBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from rosterwizard.core.matching.matching import Match, Matching
    from rosterwizard.core.profiles.language import RecordType

_OPEN = 0  # the places of the two first lines
_LEFT_OUT = 1


class FieldBox(FittingBox):
    """Fields that nothing fills yet come first; taking another one's field is possible, too."""

    picked = Signal(object)  # the name of a field, or None: the column is left out

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.activated.connect(self._tell)

    def show_match(self, match: Match, matching: Matching, record_type: RecordType) -> None:
        """Show all fields, with the one that the heading has now."""
        self.clear()
        self.addItem(sentence("headings-choose"), "")
        self.addItem(sentence("headings-leave-out-column"), None)
        taken = {each.field: each.heading for each in matching.matches if each is not match}
        ordered = sorted(record_type.fields, key=lambda field: field.name in taken)
        for field in ordered:
            name = (
                field.name if field.title in ("", field.name) else f"{field.name} · {field.title}"
            )
            other = taken.get(field.name)
            words = sentence("headings-taken", field=name, heading=other) if other else name
            self.addItem(words, field.name)
        if match.field is not None:
            self.setCurrentIndex(self.findData(match.field))
        else:
            self.setCurrentIndex(_LEFT_OUT if match.certain else _OPEN)

    def field(self) -> str | None:
        """Return the name of the field that is shown, or None."""
        return self.currentData() or None

    def _tell(self, place: int) -> None:
        if place != _OPEN:
            self.picked.emit(self.itemData(place))
