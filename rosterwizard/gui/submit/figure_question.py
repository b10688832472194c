"""A warning with a box below it: what it warns of goes only after its figure was typed."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import PlainLabel
from rosterwizard.gui.widgets.labels import text_label
from rosterwizard.gui.widgets.mark_labels import MarkShape

_FIGURE = "[0-9.,'’ \u00a0\u202f]{0,16}"  # with whatever people set between the digits
_FIGURE_PX = 120


class FigureQuestion(QWidget):
    """Hidden until something is to be asked."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = named(QLineEdit(), name)
        self.box.setValidator(QRegularExpressionValidator(QRegularExpression(_FIGURE)))
        self.box.setMaximumWidth(_FIGURE_PX)
        self._asked = PlainLabel()
        self._asked.setBuddy(self.box)
        self._warning, self._more = text_label(), text_label()
        self._warning.setProperty("mark", "error")
        self._warning.setFont(theme.strong_font())
        self._lay_out()
        self.hide()
        self.box.textChanged.connect(self.changed)

    def ask(self, warning: str, asked: str) -> None:
        """Show what is warned of, and what is to be typed."""
        self._warning.setText(warning)
        self._asked.setText(asked)
        self.box.setAccessibleName(asked.replace("&", ""))
        self.box.setAccessibleDescription(warning)
        self.show()

    @property
    def warning(self) -> str:
        """What is warned of."""
        return self._warning.text()

    def say_more(self, said: str) -> None:
        """Say something above the figure; "" for nothing."""
        self._more.setText(said)
        self._more.setVisible(bool(said))

    @property
    def figure(self) -> int | None:
        """What was typed; None for nothing, or where nothing is asked."""
        typed = "" if self.isHidden() else self.box.text()
        digits = "".join(filter(str.isdecimal, typed))
        return int(digits) if digits else None

    def forget(self) -> None:
        """Empty the box: the figure was typed for something else."""
        self.box.blockSignals(True)
        self.box.clear()
        self.box.blockSignals(False)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.INSIDE_PX, theme.GRID_PX, 0, 0)
        grid.setHorizontalSpacing(theme.INSIDE_PX)
        grid.setVerticalSpacing(theme.INSIDE_PX)
        grid.setColumnStretch(1, 1)
        figure = QHBoxLayout()
        figure.addWidget(self._asked)
        figure.addWidget(self.box)
        figure.addStretch(1)
        grid.addWidget(MarkShape("error"), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._warning, 0, 1)
        grid.addWidget(self._more, 1, 1)
        grid.addLayout(figure, 2, 1)
        self._more.hide()
