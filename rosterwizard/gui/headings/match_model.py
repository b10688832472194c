"""The lines about headings as a table: what stands there, which field it is, why, how well."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.screen_mask import screened
from rosterwizard.core.messages.words import number, sentence
from rosterwizard.core.showing.value_fit import fit_in_words
from rosterwizard.core.showing.visible_blanks import visible
from rosterwizard.gui.plain_text import plain_tip
from rosterwizard.gui.tables.frame_table_model import DISPLAY, EDIT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from rosterwizard.core.messages.screen_mask import Telling
    from rosterwizard.core.showing.column_glance import Glance
    from rosterwizard.core.showing.match_choices import MatchChoice
    from rosterwizard.core.showing.match_lines import MatchLine
    from rosterwizard.core.showing.value_fit import Fit
    from rosterwizard.gui.tables.frame_table_model import Index

LINE = int(Qt.ItemDataRole.UserRole)
FIT = LINE + 1
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_LONGEST_VALUE = 28


class Part(IntEnum):
    """The columns of the table."""

    TITLE = 0
    VALUES = 1
    ANSWER = 2
    REASON = 3
    FIT = 4


class MatchModel(QAbstractTableModel):
    """Holds the lines, and what was found out of the columns so far; it decides nothing.

    choices: what a line can be answered with.
    """

    answered = Signal(object, object)  # the MatchLine, the MatchChoice

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choices: Callable[[MatchLine], Sequence[MatchChoice]] = lambda _line: ()
        self._lines: dict[int | str, MatchLine] = {}  # by their keys
        self._shown: list[int | str] = []  # the keys of the lines that are shown
        self._rows: dict[int | str, int] = {}  # by the keys of these
        self._glances: dict[int, Glance] = {}
        self._told: Callable[[int], Telling] = lambda _column: screened
        self._fits: dict[tuple[int, str], Fit] = {}

    # -- What is shown --------------------------------------------------------------------

    def show_lines(self, lines: Sequence[MatchLine], told: Callable[[int], Telling]) -> None:
        """Take the lines as they are now; those that are shown stay where they are.

        told: gives what is told of the texts of a column.
        """
        self._lines, self._told = {each.key: each for each in lines}, told
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        if last.isValid():
            self.dataChanged.emit(self.index(0, 0), last)

    def show_only(self, keys: Sequence[int | str]) -> None:
        """Show the lines with these keys, in that order."""
        self.beginResetModel()
        self._shown = list(keys)
        self._rows = {key: row for row, key in enumerate(keys)}
        self.endResetModel()

    def take_glance(self, column: int, glance: Glance) -> None:
        """Take what stands in a column."""
        self._glances[column] = glance
        self._tell(column)

    def take_fit(self, column: int, field: str, fit: Fit) -> None:
        """Take how many values of a column fit a field."""
        self._fits[column, field] = fit
        self._tell(column)

    def lines(self) -> tuple[MatchLine, ...]:
        """Return all lines, also those that are not shown."""
        return tuple(self._lines.values())

    def line(self, row: int) -> MatchLine | None:
        """Return the line in that row."""
        if not 0 <= row < len(self._shown):
            return None
        return self._lines.get(self._shown[row])

    def row_of(self, key: int | str) -> int | None:
        """Return the row of a line, None where it is not shown."""
        return self._rows.get(key)

    # -- In words -------------------------------------------------------------------------

    def values_of(self, line: MatchLine) -> str:
        """Return what stands below the heading, or what the field is."""
        if line.column is None:
            return line.values
        glance = self._glances.get(line.column)
        if glance is None:
            return ""
        if not glance.filled:
            return sentence("headings-column-empty")
        glance = glance.told(self._told(line.column))
        typical = listed(_short(text) for text in glance.typical)
        if glance.odd is None:
            return typical
        return sentence("headings-typical-and-odd", values=typical, odd=_short(glance.odd))

    def fit_of(self, line: MatchLine) -> Fit | None:
        """Return how many values fit, once that is known."""
        if line.column is None or line.field is None:
            return None
        return self._fits.get((line.column, line.field))

    def fit_words(self, line: MatchLine) -> str:
        """Return how many values fit, as a sentence."""
        fit = self.fit_of(line)
        return fit_in_words(fit) if fit else ""

    def _text(self, line: MatchLine, part: Part) -> str:
        if part is Part.FIT:
            fit = self.fit_of(line)
            if fit is None or not fit.filled:
                return ""
            return sentence("headings-percent", percent=number(fit.percent))
        return {
            Part.TITLE: line.title,
            Part.VALUES: self.values_of(line),
            Part.ANSWER: line.answer,
            Part.REASON: line.reason,
        }[part]

    def _spoken(self, line: MatchLine, part: Part) -> str:
        """Return what a screen reader says; no cell is silent."""
        if part is Part.TITLE:
            state = sentence("heading-mark", line.state)
            return sentence("headings-title-spoken", title=line.title, state=state)
        if part is Part.FIT:
            return self.fit_words(line) or sentence("headings-no-fit")
        return self._text(line, part) or sentence("headings-none-yet")

    def _tip(self, line: MatchLine, part: Part) -> str:
        return self.fit_words(line) if part is Part.FIT else self._text(line, part)

    def _tell(self, column: int) -> None:
        row = self.row_of(column)
        if row is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    # Qt's own

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """Return how many lines are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """Return how many parts a line has."""
        return 0 if parent.isValid() else len(Part)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Return a part of a line."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        part = Part(index.column())
        if role == DISPLAY:
            return self._text(line, part)
        if role == LINE:
            return line
        if role == FIT:
            return self.fit_of(line)
        if role == _SPOKEN:
            return self._spoken(line, part)
        return plain_tip(self._tip(line, part)) if role == _TIP else None

    def setData(self, index: Index, value: object, role: int = EDIT) -> bool:
        """Tell the answer that a person chose."""
        line = self.line(index.row())
        if line is None or value is None or role != EDIT:
            return False
        self.answered.emit(line, value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a person choose the answer."""
        flags = super().flags(index)
        is_answer = index.isValid() and index.column() == Part.ANSWER
        return flags | Qt.ItemFlag.ItemIsEditable if is_answer else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """Return what a part is; lines have no names of their own."""
        if role != DISPLAY or orientation != Qt.Orientation.Horizontal or section >= len(Part):
            return None
        return sentence("headings-part-of-line", Part(section).name.lower())


def _short(text: str) -> str:
    shown = visible(text.strip()).replace("·", " ")
    return shown if len(shown) <= _LONGEST_VALUE else f"{shown[:_LONGEST_VALUE]}…"
