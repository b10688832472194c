"""How the rows divide into states, drawn as one bar; the buttons below it say it in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import number
from rosterwizard.core.showing.states import STATE_MARKS, present_states, state_name
from rosterwizard.gui import theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.core.job.row_states import State

_HEIGHT_PX = 12
_NARROWEST_PX = 6.0  # one row of a thousand can still be seen
_GAP_PX = 2.0
# States with the same mark that stand beside each other: how much of its colour they have.
_SHARES: Mapping[State, float] = {
    "updated": 0.55,
    "unchanged": 0.3,
    "delivered": 0.55,
    "queued": 0.55,
}


class StateBar(QWidget):
    """One stretch for each state, in the order of the buttons below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results.bar")
        self._counts: Mapping[State, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Mapping[State, int]) -> None:
        """Show how many rows have each state."""
        self._counts = counts
        said = [f"{state_name(state)} {number(counts[state])}" for state in present_states(counts)]
        self.setAccessibleName(listed(said))
        self.update()

    def stretches(self) -> list[tuple[State, float]]:
        """Return how wide each present state is drawn."""
        states = present_states(self._counts)
        if not states:
            return []
        room = self.width() - _GAP_PX * (len(states) - 1)
        total = sum(self._counts[state] for state in states)
        raised = [max(room * self._counts[state] / total, _NARROWEST_PX) for state in states]
        scale = room / sum(raised)
        return [(state, width * scale) for state, width in zip(states, raised, strict=True)]

    # Qt's own

    def sizeHint(self) -> QSize:
        """Be a thin bar."""
        return QSize(200, _HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the stretches, round at both ends."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), _HEIGHT_PX / 2, _HEIGHT_PX / 2)
        painter.setClipPath(clip)
        left = 0.0
        for state, width in self.stretches():
            painter.fillRect(QRectF(left, 0, width, self.height()), _brush(state))
            left += width + _GAP_PX


def _brush(state: State) -> QBrush:
    colour = QColor(theme.mark_colour(STATE_MARKS[state]))
    colour.setAlphaF(_SHARES.get(state, 1.0))
    return QBrush(colour)
