"""Which columns make a field: those that are joined, or the full name that it is a part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching.heading_names import names_of_columns
from rosterwizard.core.messages.screen_mask import screened_heading
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.headings.fitting_box import FittingBox
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.flipping_row import FlippingRow

if TYPE_CHECKING:
    from rosterwizard.core.making.made_of import Part
    from rosterwizard.core.matching.matching import Matching

_MOST_JOINED = 3


class MakingBoxes(QWidget):
    """Columns in their order, for what is joined; one column and its order, for what is split."""

    chosen = Signal(object)  # a Making, once enough is chosen

    def __init__(self, name: str, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: Part = "all"
        self.columns = [
            named(
                FittingBox(),
                f"{name}_column_{place}",
                sentence("headings-column-for", field=field, place=place),
            )
            for place in range(1, _MOST_JOINED + 1)
        ]
        self.order = named(
            FittingBox(), f"{name}_order", sentence("headings-order-for", field=field)
        )
        for order in (False, True):
            words = sentence("headings-order", "family-first" if order else "given-first")
            self.order.addItem(words, order)
        for box in (*self.columns, self.order):
            box.activated.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID_PX)
        boxes = [*self.columns, self.order]
        column.addWidget(FlippingRow(boxes, [1] * len(boxes), alike=True))

    def show_making(self, part: Part, making: Making | None, matching: Matching) -> None:
        """Show what can be chosen for that part of a name, and what is."""
        # What is chosen but not enough yet stays, whatever else is said meanwhile.
        columns = making.columns if making else self._picked() if part == self._part else ()
        self._part = part
        names = tuple(map(screened_heading, names_of_columns(matching)))
        for place, box in enumerate(self.columns):
            box.clear()
            box.addItem(sentence("headings-choose-column", "more" if place > 1 else "message"), -1)
            for column, name in enumerate(names):
                box.addItem(name, column)
            box.setCurrentIndex(columns[place] + 1 if place < len(columns) else 0)
            box.setVisible(part == "all" or place == 0)
        self.order.setVisible(part != "all")
        if making is not None:
            self.order.setCurrentIndex(int(making.family_first))

    def _picked(self) -> tuple[int, ...]:
        """Return the columns that are chosen, in their order."""
        picked = (box.currentData() for box in self.columns if not box.isHidden())
        return tuple(column for column in picked if column is not None and column >= 0)

    def _tell(self) -> None:
        columns = self._picked()
        if len(columns) < (1 if self._part != "all" else 2):
            return
        family_first = self._part != "all" and bool(self.order.currentData())
        self.chosen.emit(Making(columns, self._part, family_first))
