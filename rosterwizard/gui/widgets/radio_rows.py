"""Groups of rows of which one is chosen: what becomes of bad rows, how files are taken."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.widgets.choice import Choice
from rosterwizard.gui.widgets.flipping_row import FlippingRow
from rosterwizard.gui.widgets.labels import clear_labels
from rosterwizard.gui.widgets.tab_order import take_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.profiles.language import Mode


class Offer(NamedTuple):
    """One row. mark: a word on its right, where it needs one."""

    key: str
    title: str
    line: str
    mark: str = ""


def offer_of(mode: Mode) -> Offer:
    """Return the row of one of a system's modes: its name, what it does, and whether it deletes."""
    mark = sentence("submit-deletes") if mode.deletes else ""
    return Offer(mode.name, mode.title, mode.says, mark)


class RadioRows(QWidget):
    """Radio buttons, each with a line that says what it means.

    beside: they stand side by side where there is room, else one below the other.
    """

    chosen = Signal(str)  # the key of what the person chose

    def __init__(
        self, name: str, speaks: str, parent: QWidget | None = None, *, beside: bool = False
    ) -> None:
        super().__init__(parent)
        self._beside = beside
        self.setObjectName(name)
        self.setAccessibleName(speaks)
        self.rows: dict[str, Choice] = {}
        self._offers: tuple[Offer, ...] = ()
        self._showing = False
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.INSIDE_PX)

    def show_offers(self, offers: Sequence[Offer], chosen: str) -> None:
        """Show these rows, `chosen` pressed."""
        if tuple(offers) != self._offers:
            self._make(offers)
        self.press(chosen)

    def press(self, key: str) -> None:
        """Choose a row, where it is there; that is no person's choice."""
        self._showing = True
        if key in self.rows:
            self.rows[key].button.setChecked(True)
        self._showing = False

    def key(self) -> str:
        """Return what is chosen, "" for nothing."""
        return next((key for key, row in self.rows.items() if row.button.isChecked()), "")

    def _make(self, offers: Sequence[Offer]) -> None:
        for row in self.rows.values():
            self._group.removeButton(row.button)
        clear_labels(self._column)
        self._offers = tuple(offers)
        self.rows = {}
        for offer in offers:
            name = f"{self.objectName()}_{offer.key}"
            row = Choice(name, offer.title, offer.line, ticks=False, mark=offer.mark)
            row.button.toggled.connect(partial(self._toggled, offer.key))
            self._group.addButton(row.button)
            self.rows[offer.key] = row
        rows = list(self.rows.values())
        for part in [FlippingRow(rows, [1] * len(rows), alike=True)] if self._beside else rows:
            self._column.addWidget(part)
        take_place(self, [row.button for row in rows])

    def _toggled(self, key: str, on: bool) -> None:
        """Take what is checked now by whatever means: a press, a key, an assistive tool."""
        if on and not self._showing:
            self.chosen.emit(key)
