"""What a person may wish of how rows are sent: only what has changed, and so many at a time."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import PlainLabel
from rosterwizard.gui.widgets.labels import group_label
from rosterwizard.services.submitting.wishes_offered import WishesOffered

_FIGURE = "[1-9][0-9]{0,6}"
_FIGURE_PX = 90


class WishesPart(QWidget):
    """Shows only the wishes that can be met."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.only = named(QCheckBox(sentence("submit-wishes", "changes")), "submit.changes_only")
        self.at_most = named(
            QLineEdit(), "submit.rows_at_a_time", sentence("submit-wishes", "most")
        )
        self.at_most.setValidator(QRegularExpressionValidator(QRegularExpression(_FIGURE)))
        self.at_most.setMaximumWidth(_FIGURE_PX)
        self._figure = ""
        self._lay_out()
        self.hide()
        self.only.toggled.connect(self.changed)
        self.at_most.editingFinished.connect(self._figure_typed)

    def show_offers(self, offered: WishesOffered) -> None:
        """Show what may be wished; a wish that cannot be met any more is none."""
        if not offered.changes_only:
            self._silently_untick()
        if not offered.parts:
            self.at_most.clear()
            self._figure = ""
        self.only.setVisible(offered.changes_only)
        self._parts.setVisible(offered.parts)
        self.setVisible(any(offered))

    def forget(self) -> None:
        """Know no wish of a job before."""
        self.show_offers(WishesOffered(changes_only=False, parts=False))

    @property
    def changes_only(self) -> bool:
        """Whether only new and changed rows shall go."""
        return self.only.isChecked()

    @property
    def rows_at_a_time(self) -> int:
        """How many rows one file shall hold at most; 0 for no wish."""
        return int(self.at_most.text() or 0)

    def _silently_untick(self) -> None:
        self.only.blockSignals(True)
        self.only.setChecked(False)
        self.only.blockSignals(False)

    def _figure_typed(self) -> None:
        if self.at_most.text() != self._figure:
            self._figure = self.at_most.text()
            self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(group_label(sentence("submit-wishes")))
        column.addWidget(self.only)
        self._parts = QWidget()
        line = QHBoxLayout(self._parts)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.INSIDE_PX)
        before = PlainLabel(sentence("submit-wishes", "most"))
        before.setBuddy(self.at_most)
        line.addWidget(before)
        line.addWidget(self.at_most)
        line.addStretch(1)
        column.addWidget(self._parts)
