"""In the place of the problems, where there are none: what was looked at, to be believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.showing.what_ran import what_ran
from rosterwizard.gui import theme
from rosterwizard.gui.plain_text import breakable
from rosterwizard.gui.widgets.labels import quiet_label, strong_label, title_label
from rosterwizard.gui.widgets.mark_labels import MarkShape
from rosterwizard.gui.widgets.reading_area import ReadingArea

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rosterwizard.core.showing.checked_job import CheckedSheet

_TICK_PX = 40


class NothingToFixPanel(ReadingArea):
    """A tick, one sentence with numbers, every rule that ran by its field, and what did not run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("check.nothing_to_fix", sentence("check-ran"), parent)

    def show_sheet(self, sheet: CheckedSheet) -> None:
        """Show what was checked in a sheet that has no problem."""
        ran = what_ran(sheet.sheet, sheet.problems)
        code = "check-all-mended" if sheet.fixed_causes else "check-nothing-to-mend"
        said = counted(code, ran.count, rows=counted("rows-read", ran.rows))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.GRID_PX, 0, theme.INSIDE_PX, theme.INSIDE_PX)
        column.setSpacing(theme.GRID_PX)
        column.addWidget(MarkShape("fixed", _TICK_PX))
        big = title_label(breakable(said))
        big.setObjectName("check.nothing_to_fix_sentence")
        column.addWidget(big)
        _add_group(column, sentence("check-ran", "unchecked"), ran.unchecked)
        for group in ran.groups:
            _add_group(column, group.title, group.rules)
        column.addStretch(1)
        self.setAccessibleName(said)
        self.setWidget(content)


def _add_group(column: QVBoxLayout, title: str, lines: Iterable[str]) -> None:
    column.addSpacing(theme.INSIDE_PX)
    name = strong_label(breakable(title))
    name.setWordWrap(True)
    column.addWidget(name)
    for words in lines:
        column.addWidget(quiet_label(breakable(words)))
