"""What the check of the program found, the worst first, each with its shape and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.labels import clear_labels, group_label, text_label
from rosterwizard.gui.widgets.mark_labels import MarkShape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.gui.theme import Mark
    from rosterwizard.services.self_check import Finding, State

MARKS: dict[State, Mark] = {"wrong": "error", "note": "note", "well": "fixed"}  # the worst first


class FindingsView(QWidget):
    """A line for each finding under the word for how it stands. Hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "settings.findings", sentence("self-check-about", "findings"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.INSIDE_PX)
        self._grid.setVerticalSpacing(theme.GRID_PX)
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these in place of the former ones."""
        clear_labels(self._grid)
        for state, mark in MARKS.items():
            self._show_those([each for each in findings if each.state == state], state, mark)
        self.setVisible(bool(findings))

    def _show_those(self, findings: Sequence[Finding], state: State, mark: Mark) -> None:
        if not findings:
            return
        row = self._grid.rowCount()
        heading = group_label(sentence("self-check-about", state))
        heading.setContentsMargins(0, theme.INSIDE_PX, 0, 0)
        self._grid.addWidget(heading, row, 0, 1, 2)
        for finding in findings:
            row += 1
            self._grid.addWidget(MarkShape(mark), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text_label(finding.says), row, 1)
