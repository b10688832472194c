"""Cells in capitals, in small letters or as names are written, seen before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from rosterwizard.core.fixing.reshaping import recased
from rosterwizard.core.letters.changed_case import CASES
from rosterwizard.core.matching.heading_names import names_of_columns
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui import theme
from rosterwizard.gui.check.reshape_preview import ReshapePreview
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.flow_row import FlowRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from rosterwizard.core.fixing.reshaping import Reshaped
    from rosterwizard.core.letters.changed_case import Case


class CasePreview(ReshapePreview):
    """Asks for the case, and whether of the selected cells or of the column."""

    code = "change-case"

    def add_choices(self) -> None:
        """Add the cases, and the cells."""
        self._cases = QButtonGroup(self)
        row = FlowRow(across_px=theme.BETWEEN_PX, down_px=theme.INSIDE_PX)
        self.choices = {case: self._choice(case) for case in CASES}
        for choice in self.choices.values():
            self._cases.addButton(choice)
            row.addWidget(choice)
        self.choices["names"].setChecked(True)
        self.form.addRow(row)
        self.scope = self.add_choice("in", self._scopes)

    def _scopes(self) -> list[tuple[str, object]]:
        """Return the choice between the column and the selected cells."""
        heading = names_of_columns(self.sheet.matching)[self.chosen.column]
        if self.chosen.all_rows:
            column = sentence("change-case", "column", heading=heading)
        else:
            rows = len(self.chosen.rows)
            column = counted("change-case-shown", rows, heading=heading)
        entries: list[tuple[str, object]] = [(column, "column")]
        if self.chosen.cells > 1:
            selected = counted("change-case-selected", self.chosen.cells)
            entries.insert(0, (selected, "selected"))
        return entries

    def work(self) -> Callable[[], Reshaped]:
        """Return what puts the cells in the case."""
        sheet, chosen = self.sheet, self.chosen
        case = next(each for each, choice in self.choices.items() if choice.isChecked())
        if self.scope.currentData() == "selected":
            return lambda: recased(sheet, chosen.areas, case, in_rows=True)
        areas = [(chosen.rows, (chosen.column,))]
        return lambda: recased(sheet, areas, case, in_rows=not chosen.all_rows)

    def _choice(self, case: Case) -> QRadioButton:
        choice = named(QRadioButton(sentence("change-case", case)), f"change_case.{case}")
        choice.clicked.connect(self.try_out)
        return choice
