"""Several columns joined into one, seen before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit

from rosterwizard.core.fixing.reshaping import Joining, joined_up
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.check.reshape_preview import ReshapePreview
from rosterwizard.gui.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable

    from rosterwizard.core.fixing.reshaping import Reshaped

_MOST_COLUMNS = 4
_NONE = -1  # nothing more is joined


class JoinPreview(ReshapePreview):
    """Asks for the columns in their order, what stands between them, and where they go."""

    code = "join-columns"

    def add_choices(self) -> None:
        """Add the columns, the separator, the target and the rows."""
        nothing: list[tuple[str, object]] = [(sentence("join-columns", "nothing"), _NONE)]
        likely = self._likely_columns()
        self.columns = [
            self.add_choice(f"part-{part}", lambda: [*nothing, *self.columns_entries()], column)
            for part, column in enumerate(likely, 1)
        ]
        self.separator = named(QLineEdit(" "), "join_columns.separator")
        words = sentence("join-columns", "separator")
        self.form.add_input(words, self.separator)
        self.separator.textChanged.connect(self.try_out)
        self.target = self.add_choice("into", self.columns_entries, likely[0])
        self.rows = self.add_rows_choice()
        self.emptied = named(QCheckBox(sentence("join-columns", "emptied")), "join_columns.emptied")
        self.form.addRow(self.emptied)
        self.emptied.toggled.connect(self.try_out)
        for box in self.columns:
            box.currentIndexChanged.connect(self._show_parts)
        self._show_parts()

    def work(self) -> Callable[[], Reshaped] | str:
        """Return what joins the columns; or what is still to be chosen."""
        said = [box.currentData() for box in self.columns]
        columns = [each for each in said if each != _NONE]
        if len(columns) < 2:  # noqa: PLR2004 - one alone is joined with nothing
            return sentence("join-columns", "to-choose")
        if len(set(columns)) < len(columns):
            return sentence("join-columns", "twice")
        how = Joining(
            tuple(columns),
            self.target.currentData(),
            self.separator.text(),
            self.emptied.isChecked(),
        )
        sheet, rows = self.sheet, self.rows_of(self.rows.currentData())
        in_rows = len(rows) < sheet.frame.height
        return lambda: joined_up(sheet, rows, how, in_rows=in_rows)

    def _show_parts(self) -> None:
        """Show those that are chosen, and one more."""
        last = max(
            (part for part, box in enumerate(self.columns, 1) if box.currentData() != _NONE),
            default=0,
        )
        for part, box in enumerate(self.columns):
            self.form.setRowVisible(box, part <= max(1, last))

    def _likely_columns(self) -> list[int]:
        """Return the selected columns; of one alone, that and the next."""
        found = list(self.chosen.selected_columns) or [self.chosen.column]
        if len(found) == 1:
            place = self.chosen.columns.index(found[0]) + 1
            found += self.chosen.columns[place : place + 1]
        return [*found, *[_NONE] * _MOST_COLUMNS][:_MOST_COLUMNS]
