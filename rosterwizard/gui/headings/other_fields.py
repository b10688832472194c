"""Fields that need not be there and that no heading fills: joined, split, or given one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rosterwizard.core.matching.matching import fields_open
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.headings.fitting_box import FittingBox
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.labels import hairline

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from rosterwizard.core.matching.matching import Matching
    from rosterwizard.core.profiles.language import RecordType
    from rosterwizard.gui.headings.missing_row import MissingRow


class OtherFields(QWidget):
    """A row for each field that something is said of, and a box to begin with another one."""

    wanted = Signal(str)  # the field that is to have a row

    def __init__(
        self, name: str, rows: Iterable[MissingRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._rows = QVBoxLayout()
        column.addLayout(self._rows)
        for row in rows:
            self.add(row)
        self.box = named(FittingBox(), f"headings.{name}_another", sentence("headings-another-for"))
        self.box.activated.connect(self._tell)
        first = QHBoxLayout()
        first.setContentsMargins(0, theme.INSIDE_PX, 0, 0)
        first.addWidget(self.box)
        first.addStretch(1)
        column.addLayout(first)

    def add(self, row: MissingRow) -> None:
        """Show one row more."""
        self._rows.addWidget(row)
        self._rows.addWidget(hairline())

    def show_open(self, matching: Matching, record_type: RecordType, shown: Container[str]) -> None:
        """Offer the fields that nothing fills. shown: those that have a row."""
        self.box.clear()
        self.box.addItem(sentence("headings-another"), "")
        for field in fields_open(matching, record_type):
            if field.name not in shown:
                self.box.addItem(field.name, field.name)
        self.box.setVisible(self.box.count() > 1)

    def _tell(self) -> None:
        if self.box.currentData():
            self.wanted.emit(self.box.currentData())
