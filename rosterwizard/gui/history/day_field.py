"""A day on one side of a span of days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from rosterwizard.gui.widgets.spin_text import set_in


class DayField(QDateEdit):
    """The outermost day leaves nothing out, and stands for any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_in(self)
        self._outermost: QDate | None = None

    def offer(self, first: date, last: date, outermost: date) -> None:
        """Take the span; a day that was chosen stays, as far as it lies in it."""
        chosen = self.day()
        self._outermost = QDate(outermost.year, outermost.month, outermost.day)
        self.setDateRange(
            QDate(first.year, first.month, first.day), QDate(last.year, last.month, last.day)
        )
        if chosen is None:
            self.choose_any()

    def day(self) -> date | None:
        """Return the day that was chosen; None for any."""
        now = self.date()
        if self._outermost is None or now == self._outermost:
            return None
        return date(now.year(), now.month(), now.day())

    def choose_any(self) -> None:
        """Leave nothing out any more."""
        if self._outermost is not None:
            self.setDate(self._outermost)
