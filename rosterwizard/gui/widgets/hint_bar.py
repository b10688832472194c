"""A strip above the page with a sentence and what can be pressed; it covers nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.plain_text import set_tip
from rosterwizard.gui.widgets.flipping_row import FlippingRow
from rosterwizard.gui.widgets.labels import badge, text_label
from rosterwizard.gui.widgets.push_button import push_button

if TYPE_CHECKING:
    from collections.abc import Callable

_LEAST_WORDS_PX = 280
_BRIEF_BELOW_PX = 600


class HintBar(QFrame):
    """Hidden until `tell`; a screen reader hears each sentence, also where it is shown briefly."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._whole = self._brief = ""
        self.setObjectName(name)
        self._word = badge("")
        self._says = text_label()
        self._says.setMinimumWidth(_LEAST_WORDS_PX)
        self._buttons = QWidget()
        self._row = QHBoxLayout(self._buttons)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.INSIDE_PX)
        words = QWidget()
        line = QHBoxLayout(words)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self._word, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._says, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(theme.EDGE_PX, theme.INSIDE_PX, theme.EDGE_PX, theme.INSIDE_PX)
        outer.addWidget(FlippingRow([words, self._buttons], [1, 0]))
        self.hide()

    def button(self, part: str, act: Callable[[], object]) -> QPushButton:
        """Add a button, in the order of their calls; its words are those of the bar's name."""
        code = self._name.replace("_", "-")
        button = push_button(f"{self._name}.{part}", sentence(code, part), act)
        self._row.addWidget(button)
        return button

    def tell(self, word: str, says: str, brief: str = "") -> None:
        """Show a sentence beside a word that says what it is.

        brief: what is shown of it where there is little room; "" for all of it.
        """
        is_new = (word, says) != (self._word.text(), self._whole) or self.isHidden()
        self._word.setText(word)
        self._whole, self._brief = says, brief
        self._fit()
        self.setAccessibleName(says)
        self.show()
        if is_new:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def text(self) -> str:
        """Return what is said, "" when nothing is."""
        return "" if self.isHidden() else self._whole

    def _fit(self) -> None:
        is_brief = bool(self._brief) and self.width() < _BRIEF_BELOW_PX
        self._says.setText(self._brief if is_brief else self._whole)
        words_px = self._says.fontMetrics().horizontalAdvance(self._brief)
        self._says.setMinimumWidth(words_px if is_brief else _LEAST_WORDS_PX)
        set_tip(self._says, self._whole if is_brief else "")

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say it briefly where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the hairline to the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.colours().accent_ground))
        painter.setPen(QColor(theme.colours().line))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
