"""The ring of what is left: its mended part grows until it is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.showing.left_to_mend import LeftToMend
from rosterwizard.gui import theme
from rosterwizard.gui.mark_shapes import paint_mark
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import PlainLabel, set_tip
from rosterwizard.gui.widgets.labels import quiet_label

if TYPE_CHECKING:
    from collections.abc import Iterator

_RING_PX = 36
_STROKE_PX = 5
_GAP_DEGREES = 6.0
_LEAST_DEGREES = 4.0  # one problem among thousands is still seen
_WHOLE = 360.0
_TOP = 90.0  # where it begins, in the degrees of Qt, which go round to the left
_PARTS: tuple[theme.Mark, ...] = ("fixed", "error", "warning", "note")


class LeftRing(QWidget):
    """The ring with the two numbers that it is drawn from; nothing where nothing was ever found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "check.left", sentence("check-ring"))
        self._ring = _Ring()
        self._left, self._mended = PlainLabel(), quiet_label()
        self._left.setFont(theme.strong_font())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        for label in (self._left, self._mended):
            label.setWordWrap(False)
            words.addWidget(label)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.INSIDE_PX)
        row.addWidget(self._ring)
        row.addLayout(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_left(self, now: LeftToMend) -> None:
        """Show what is left now."""
        self._ring.now = now
        self._ring.update()
        self._left.setText(counted("check-ring-left", now.left))
        self._mended.setText(now.mended_in_words())
        self.setAccessibleName(sentence("check-ring"))
        self.setAccessibleDescription(now.in_words())
        set_tip(self, now.in_words())
        self.setVisible(now.left + now.mended > 0)


class _Ring(QWidget):
    """From the top what is mended, then what is left, the gravest first; whole, it has a tick."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now = LeftToMend()
        self.setFixedSize(QSize(_RING_PX, _RING_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts clockwise."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = _STROKE_PX / 2
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        begin = _TOP
        for mark, degrees in shares(self.now):
            pen = QPen(QColor(theme.mark_colour(mark)), _STROKE_PX)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            gap = _GAP_DEGREES if degrees < _WHOLE else 0.0
            painter.drawArc(area, round((begin - gap / 2) * 16), round((gap - degrees) * 16))
            begin -= degrees
        if not self.now.left:
            paint_mark(painter, area.adjusted(8, 8, -8, -8), "fixed")


def shares(now: LeftToMend) -> Iterator[tuple[theme.Mark, float]]:
    """Give each part that there is with its degrees, 360 in all and none too small to be seen."""
    counts = {mark: now.mended if mark == "fixed" else getattr(now, mark) for mark in _PARTS}
    there = {mark: count for mark, count in counts.items() if count}
    least = _GAP_DEGREES + _LEAST_DEGREES
    spare, total = _WHOLE - least * len(there), sum(there.values())
    for mark, count in there.items():
        yield mark, least + spare * count / total
