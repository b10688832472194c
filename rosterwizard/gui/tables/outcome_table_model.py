"""The table of the results page: what became of each row, beside the row itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from PySide6.QtCore import Qt

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.showing.personal_words import PersonalWords
from rosterwizard.core.showing.states import STATE_MARKS, state_name
from rosterwizard.gui.plain_text import plain_tip
from rosterwizard.gui.tables.frame_table_model import DISPLAY, FrameTableModel
from rosterwizard.gui.tables.sheet_table_model import MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.job.outcomes import Outcomes
    from rosterwizard.core.job.row_states import State
    from rosterwizard.core.messages.screen_mask import Telling
    from rosterwizard.gui.tables.frame_table_model import Index
    from rosterwizard.gui.theme import Mark

_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
STATE_COLUMN, WORDS_COLUMN = 0, 1


class OutcomeTableModel(FrameTableModel):
    """State and words first, then the person's own columns. Nothing can be edited here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._states: list[State] = []

    def show_outcomes(self, sheet: JobSheet, outcomes: Outcomes, rows: Sequence[int]) -> None:
        """Show a sheet with its outcomes. The view must stand at its top."""
        states = outcomes.frame["state"].cast(pl.String)
        names = {state: state_name(state) for state in states.unique()}
        said = pl.DataFrame({"state": states.replace(names), "words": outcomes.frame["words"]})
        self._states = states.to_list()
        words = PersonalWords(sheet)
        headings = tuple(match.heading for match in sheet.matching.matches)
        self.show_frame(
            pl.concat([said, sheet.frame], how="horizontal"),
            (sentence("results-state"), sentence("results-words"), *headings),
            sheet.sheet.places,
            rows,
            frozenset(column + said.width for column in sheet.secret_columns),
            told=lambda column: words.told if column == WORDS_COLUMN else _state_or(sheet, column),
        )

    def state_mark(self, shown: int) -> Mark:
        """Return the mark of a shown row's state."""
        return STATE_MARKS[self._states[self.position(shown)]]

    def shown_heading(self, column: int) -> str:
        """Return what is told of a heading; two are ours."""
        return self.headings()[column] if column <= WORDS_COLUMN else super().shown_heading(column)

    # Qt's own

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Return the text of a cell; the first column has the mark of its state."""
        if role == MARK and index.isValid() and index.column() == STATE_COLUMN:
            return self.state_mark(index.row())
        if role == _TOOLTIP and index.isValid() and index.column() == WORDS_COLUMN:
            return plain_tip(self.shown_text(self.position(index.row()), WORDS_COLUMN))
        return super().data(index, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """Return a heading, a row's number, or its mark where it needs a look."""
        if orientation == Qt.Orientation.Vertical and role == MARK and section < self.rowCount():
            mark = self.state_mark(section)
            return None if mark == "fixed" else mark
        return super().headerData(section, orientation, role)


def _state_or(sheet: JobSheet, column: int) -> Telling:
    """Return what is told of the texts of a column: that of the states is of nobody."""
    own = column - WORDS_COLUMN - 1
    return str if own < 0 else sheet.told.of(own)
