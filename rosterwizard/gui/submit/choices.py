"""Groups of rows of which one is chosen: what becomes of bad rows, how the system takes a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from rosterwizard.gui import theme
from rosterwizard.gui.widgets.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence


class Offer(NamedTuple):
    """One row. mark: a word on its right, where it needs one."""

    key: str
    title: str
    line: str
    mark: str = ""


class Choices(QWidget):
    """Radio buttons, one below the other, each with a line that says what it means."""

    chosen = Signal(str)  # the key of what the person pressed

    def __init__(self, name: str, speaks: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(speaks)
        self.rows: dict[str, Choice] = {}
        self._offers: tuple[Offer, ...] = ()
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.INSIDE_PX)

    def show_offers(self, offers: Sequence[Offer], chosen: str) -> None:
        """Show these rows, `chosen` pressed."""
        if tuple(offers) != self._offers:
            self._make(offers)
        if chosen in self.rows:
            self.rows[chosen].button.setChecked(True)

    def key(self) -> str:
        """Return what is chosen, "" for nothing."""
        return next((key for key, row in self.rows.items() if row.button.isChecked()), "")

    def _make(self, offers: Sequence[Offer]) -> None:
        for row in self.rows.values():
            self._group.removeButton(row.button)
            self._column.removeWidget(row)
            row.deleteLater()
        self._offers = tuple(offers)
        self.rows = {}
        for offer in offers:
            name = f"{self.objectName()}_{offer.key}"
            row = Choice(name, offer.title, offer.line, ticks=False, mark=offer.mark)
            row.button.clicked.connect(lambda _=False, key=offer.key: self.chosen.emit(key))
            self._group.addButton(row.button)
            self._column.addWidget(row)
            self.rows[offer.key] = row
