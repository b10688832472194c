"""One column split into several at a separator, seen before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from rosterwizard.core.fixing.reshaping import (
    Splitting,
    likely_separator,
    most_pieces,
    split_up,
)
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.check.reshape_preview import ReshapePreview
from rosterwizard.gui.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl

    from rosterwizard.core.fixing.reshaping import Reshaped
    from rosterwizard.gui.widgets.choice_box import ChoiceBox

_MOST_PIECES = 4
_OPEN, _OUT = -2, -1  # where a piece goes: it was not said, nowhere
_SAMPLE = 10_000  # rows; a separator shows in fewer


class SplitPreview(ReshapePreview):
    """Asks for the separator, and for the column of each piece; none is lost unasked."""

    code = "split-column"

    def add_choices(self) -> None:
        """Add the separator, the rows, and as many columns as there are pieces."""
        texts = self._texts()
        separator = sentence("split-column", "separator")
        self.separator = named(QLineEdit(likely_separator(texts)), "split_column.separator")
        self.form.add_input(separator, self.separator)
        self.rows = self.add_rows_choice()
        others: list[tuple[str, object]] = [
            (sentence("split-column", "open"), _OPEN),
            (sentence("split-column", "out"), _OUT),
        ]
        self.targets = [
            self.add_choice(f"piece-{piece}", lambda: [*others, *self.columns_entries()], target)
            for piece, target in enumerate(self._likely_targets(), 1)
        ]
        self.separator.textChanged.connect(self._show_pieces)
        self._show_pieces()

    def work(self) -> Callable[[], Reshaped] | str:
        """Return what splits the column; or what is still to be chosen."""
        targets = [box.currentData() for box in self._used()]
        said = [each for each in targets if each != _OUT]
        if not self.separator.text():
            return sentence("split-column", "no-separator")
        if _OPEN in targets:
            return sentence("split-column", "to-choose")
        if len(set(said)) < len(said):
            return sentence("split-column", "twice")
        columns = tuple(None if each == _OUT else each for each in targets)
        how = Splitting(self.chosen.column, self.separator.text(), columns)
        sheet, rows = self.sheet, self.rows_of(self.rows.currentData())
        in_rows = len(rows) < sheet.frame.height
        return lambda: split_up(sheet, rows, how, in_rows=in_rows)

    def _texts(self) -> pl.Series:
        rows = [self.chosen.rows[place] for place in range(min(_SAMPLE, len(self.chosen.rows)))]
        return self.sheet.frame[f"c{self.chosen.column}"].gather(rows)

    def _likely_targets(self) -> list[int]:
        """Return the column itself, and the blank ones behind it."""
        after = self.chosen.columns[self.chosen.columns.index(self.chosen.column) + 1 :]
        frame = self.sheet.frame
        blank = [each for each in after if (frame[f"c{each}"].str.strip_chars() == "").all()]
        found = [self.chosen.column, *blank]
        return [*found, *[_OPEN] * _MOST_PIECES][:_MOST_PIECES]

    def _used(self) -> list[ChoiceBox]:
        pieces = most_pieces(self._texts(), self.separator.text(), _MOST_PIECES)
        return self.targets[: max(2, pieces)]

    def _show_pieces(self) -> None:
        used = self._used()
        for box in self.targets:
            self.form.setRowVisible(box, box in used)
        self.try_out()
