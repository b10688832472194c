"""The list to choose a field from, for one heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from rosterwizard.core.matching.heading_names import names_of_columns
from rosterwizard.core.matching.likely_makings import fields_of_names
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.headings.fitting_box import FittingBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from rosterwizard.core.matching.matching import Match, Matching
    from rosterwizard.core.profiles.language import RecordType

_OPEN = 0  # the places of the two first lines
_LEFT_OUT = 1
_SPLITS = ("\0given-first", "\0family-first")  # no field is called so


class FieldBox(FittingBox):
    """Fields that nothing fills yet come first; taking another one's field is possible, too."""

    picked = Signal(object)  # the name of a field, or None: the column is left out
    split_picked = Signal(bool)  # the column is split; whether the family name stands first

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.activated.connect(self._tell)

    def show_match(self, match: Match, matching: Matching, record_type: RecordType) -> None:
        """Show all fields, with the one that the heading has now."""
        self.clear()
        makes = listed(matching.made_with(match.column))
        first = sentence("headings-part-of", fields=makes) if makes else sentence("headings-choose")
        self.addItem(first, "")
        self.addItem(sentence("headings-leave-out-column"), None)
        self._add_splits(record_type)
        names = names_of_columns(matching)
        taken: dict[str | None, str] = {
            name: listed(names[each] for each in making.columns)
            for name, making in matching.made.items()
        }
        taken |= {each.field: each.heading for each in matching.matches if each is not match}
        ordered = sorted(record_type.fields, key=lambda field: field.name in taken)
        for field in ordered:
            name = (
                field.name if field.title in ("", field.name) else f"{field.name} · {field.title}"
            )
            other = taken.get(field.name)
            words = sentence("headings-taken", field=name, heading=other) if other else name
            self.addItem(words, field.name)
        split = _split_of(match.column, matching)
        if match.field is None and split is not None and self.findData(split) >= 0:
            self.setCurrentIndex(self.findData(split))
        elif match.field is not None:
            self.setCurrentIndex(self.findData(match.field))
        else:
            is_out = match.certain and not makes
            self.setCurrentIndex(_LEFT_OUT if is_out else _OPEN)

    def field(self) -> str | None:
        """Return the name of the field that is shown, or None."""
        name = self.currentData()
        return None if name in _SPLITS else name or None

    def _add_splits(self, record_type: RecordType) -> None:
        fields = fields_of_names(record_type)
        if fields is not None:
            for data, names in zip(_SPLITS, (fields, fields[::-1]), strict=True):
                self.addItem(sentence("headings-split", first=names[0], second=names[1]), data)

    def _tell(self, place: int) -> None:
        if self.itemData(place) in _SPLITS:
            self.split_picked.emit(self.itemData(place) == _SPLITS[1])
        elif place != _OPEN:
            self.picked.emit(self.itemData(place))


def _split_of(column: int, matching: Matching) -> str | None:
    """Return how the column is split; None where it is not."""
    makings = [matching.made[name] for name in matching.made_with(column)]
    return next((_SPLITS[each.family_first] for each in makings if each.splits), None)
