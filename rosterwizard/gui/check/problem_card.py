"""One problem explained like a good colleague would: what, where, what is allowed, who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.showing.short_text import shown_shortly
from rosterwizard.core.showing.visible_blanks import has_odd_blanks, spoken_blanks, visible
from rosterwizard.gui import theme
from rosterwizard.gui.plain_text import PlainLabel, breakable, set_tip
from rosterwizard.gui.widgets.flipping_row import FlippingRow
from rosterwizard.gui.widgets.labels import quiet_label, text_label, title_label
from rosterwizard.gui.widgets.mark_labels import MarkShape, MarkWord

if TYPE_CHECKING:
    from rosterwizard.core.reports.described import Problem


class ProblemCard(QFrame):
    """The words of one problem; `fixes` is where its buttons go."""

    def __init__(self, problem: Problem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(_place(problem))
        title = title_label(breakable(problem.title))
        column.addWidget(title)
        column.addWidget(wrapped_label(problem.message))
        if problem.row_name is not None and problem.value is not None:
            column.addWidget(ValueBox(problem.value))
        self.fixes = QVBoxLayout()
        self.fixes.setSpacing(theme.INSIDE_PX)
        column.addLayout(self.fixes)
        column.addLayout(_facts(problem))
        self.setAccessibleName(problem.message)
        self.setAccessibleDescription(problem.todo)


class SunkenLabel(PlainLabel):
    """Words that are not ours, on a sunken ground."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(breakable(text), parent)
        self.setWordWrap(True)
        self.setContentsMargins(10, 6, 10, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground behind the text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.colours().line))
        painter.setBrush(QColor(theme.colours().sunken))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, theme.CORNER_PX, theme.CORNER_PX)
        painter.end()
        super().paintEvent(event)


class ValueBox(SunkenLabel):
    """A value in letters of one width, its blanks made visible where they matter."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        text = shown_shortly(text)
        odd = has_odd_blanks(text)
        shown = visible(text) if odd else text
        super().__init__(shown or sentence("check-empty-cell"), parent)
        if text:
            self.setFont(theme.fixed_font())
        if odd:
            self.setAccessibleName(f"{text}, {spoken_blanks(text)}")
            set_tip(self, spoken_blanks(text))


def wrapped_label(text: str) -> QLabel:
    """Return running text that fits into any width.

    Where a word may be broken it cannot be copied: the places to break at would go along.
    """
    label = text_label(breakable(text))
    if label.text() != text:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        label.setAccessibleName(text)
    return label


def _place(problem: Problem) -> FlippingRow:
    gravity = QWidget()
    line = QHBoxLayout(gravity)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(MarkShape(problem.severity))
    line.addWidget(MarkWord(problem.severity))
    return FlippingRow([gravity, quiet_label(breakable(_where(problem)))], [0, 1])


def _where(problem: Problem) -> str:
    row = problem.row_name
    if row is None:
        return sentence("check-place-file")
    if not problem.heading:
        return sentence("check-place-row", row=row)
    return sentence("check-place-cell", row=row, heading=problem.heading)


def _facts(problem: Problem) -> QVBoxLayout:
    facts = QVBoxLayout()
    facts.setSpacing(2)
    for words, text in (
        (sentence("problem-card", "todo"), problem.todo),
        (sentence("problem-card", "rule"), problem.rule),
        (sentence("problem-card", "allowed"), problem.allowed),
        (
            sentence("problem-card", "example"),
            "" if problem.example in problem.rule else problem.example,
        ),
        (sentence("problem-card", "also"), problem.says),
        (sentence("problem-card", "source"), _source(problem)),
    ):
        if text:
            facts.addWidget(quiet_label(words))
            facts.addWidget(wrapped_label(text))
            facts.addSpacing(6)
    return facts


def _source(problem: Problem) -> str:
    if not problem.source:
        return ""
    return sentence(
        "check-source", "inferred" if problem.inferred else "message", source=problem.source
    )
