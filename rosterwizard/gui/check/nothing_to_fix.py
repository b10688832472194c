"""The left zone when nothing is wrong: what was looked at, so that one can believe it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.rules.rules import rule_sentence
from rosterwizard.gui import theme
from rosterwizard.gui.mark_shapes import mark_pixmap
from rosterwizard.gui.plain_text import PlainLabel, breakable
from rosterwizard.gui.widgets.labels import quiet_label, title_label

if TYPE_CHECKING:
    from rosterwizard.core.showing.checked_job import CheckedSheet

_TICK_PX = 40


class NothingToFixPanel(QScrollArea):
    """A tick, one sentence with numbers, and every rule that ran."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("check.nothing_to_fix")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_sheet(self, sheet: CheckedSheet) -> None:
        """Show what was checked in a sheet that has no problem."""
        rules = sheet.problems.rules
        code = "check-all-mended" if sheet.fixed_causes else "check-nothing-to-mend"
        said = counted(code, len(rules), rows=counted("rows-read", sheet.sheet.frame.height))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.GRID_PX, 0, theme.INSIDE_PX, 0)
        column.setSpacing(theme.INSIDE_PX)
        tick = PlainLabel()
        tick.setPixmap(mark_pixmap("fixed", _TICK_PX))
        column.addWidget(tick)
        big = title_label(breakable(said))
        big.setObjectName("check.nothing_to_fix_sentence")
        column.addWidget(big)
        column.addSpacing(theme.INSIDE_PX)
        column.addWidget(quiet_label(sentence("check-rules-that-ran")))
        for words in dict.fromkeys(rule_sentence(rule) for rule in rules):
            column.addWidget(quiet_label(breakable(words)))
        column.addStretch(1)
        self.setAccessibleName(said)
        self.setWidget(content)
