"""Why a cell is a problem or is none: what each rule found there, the told ones first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from rosterwizard.core.explaining.cell_in_words import said_verdicts, who_looked
from rosterwizard.core.explaining.cell_report import cell_in_words, text_of_cell
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.check.problem_card import ValueBox, wrapped_label
from rosterwizard.gui.dialogs.close_button import close_button
from rosterwizard.gui.plain_text import breakable
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import group_label, quiet_label, title_label
from rosterwizard.gui.widgets.mark_labels import MarkShape
from rosterwizard.gui.widgets.reading_area import ReadingArea
from rosterwizard.gui.window_size import on_screen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rosterwizard.core.explaining.cell_in_words import Group, SaidVerdict
    from rosterwizard.core.explaining.explained_cell import ExplainedCell

_SIZE = QSize(620, 560)
_BROKEN = frozenset({"told", "follows"})


class WhyDialog(KeyedDialog):
    """The rules in groups, below the cell and what stands in it; work can go on beside it."""

    def __init__(self, found: ExplainedCell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = found
        self.setObjectName("why")
        self.setWindowTitle(sentence("why-dialog", "title"))
        self.area = ReadingArea("why.rules", sentence("why-dialog", "rules"))
        self.buttons = close_button()
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.EDGE_PX, theme.EDGE_PX, theme.EDGE_PX, theme.BETWEEN_PX)
        column.setSpacing(theme.BETWEEN_PX)
        column.addWidget(title_label(sentence("why-dialog", "title")))
        column.addWidget(self.area, 1)
        column.addWidget(self.buttons)
        self.resize(on_screen(self, _SIZE))
        self.tell_again()

    @classmethod
    def tell(cls, parent: QWidget, found: ExplainedCell) -> None:
        """Show what was found beside the window. Tests replace this."""
        dialog = cls(found, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def tell_again(self) -> None:
        """Say what may be said now: personal values may be hidden meanwhile, or shown again."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(*[theme.INSIDE_PX] * 4)
        column.setSpacing(theme.BETWEEN_PX)
        column.addWidget(self._cell())
        for group, every in groupby(said_verdicts(self._found), key=lambda each: each.group):
            column.addWidget(_group(group, list(every)))
        column.addStretch(1)
        self.area.setWidget(content)

    def _cell(self) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID_PX)
        column.addWidget(quiet_label(breakable(cell_in_words(self._found))))
        column.addWidget(ValueBox(text_of_cell(self._found.sheet, self._found.cell)))
        if said := who_looked(self._found):
            column.addWidget(quiet_label(said))
        return cell


def _group(name: Group, verdicts: Iterable[SaidVerdict]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.INSIDE_PX)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    heading = group_label(sentence("why-group", name))
    heading.setWordWrap(True)
    grid.addWidget(heading, 0, 0, 1, 2)
    if name == "not-found":  # they are many, and each says little
        titles = listed(dict.fromkeys(each.title for each in verdicts))
        grid.addWidget(quiet_label(breakable(titles)), 1, 0, 1, 2)
        return group
    for verdict in verdicts:
        _add(grid, verdict)
    return group


def _add(grid: QGridLayout, said: SaidVerdict) -> None:
    """Add what one rule asks with what else there is to say, beside its mark if it is broken."""
    row, is_broken = grid.rowCount(), said.verdict in _BROKEN
    column, span = (1, 1) if is_broken else (0, 2)
    rule = wrapped_label(said.rule)
    rule.setContentsMargins(0, theme.GRID_PX, 0, 0)
    if is_broken:
        mark = MarkShape(said.severity)
        mark.setContentsMargins(0, theme.GRID_PX, 0, 0)
        grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(rule, row, column, 1, span)
    also = "" if said.says in said.rule else said.says
    about = "" if said.about == "cell" else sentence("why-about", said.about)
    for words in filter(None, (said.why, about, also, _source(said))):
        row += 1
        grid.addWidget(quiet_label(breakable(words)), row, column, 1, span)


def _source(said: SaidVerdict) -> str:
    if not said.source:
        return ""
    return sentence("check-source", "inferred" if said.inferred else "message", source=said.source)
