"""Which rows look like no records, and one click that takes them in or sets them aside again."""

from functools import partial

from PySide6.QtCore import Signal

from rosterwizard.core.job.edits import Edit
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.showing.rows_aside import rows_aside
from rosterwizard.gui.widgets.message_bar import MessageBar


class RowsAsideBar(MessageBar):
    """Hidden where every row looks like a record."""

    edit_wanted = Signal(str, object)  # the name of the record type, the edit

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}.rows_aside", closable=False, covered=False)

    def show_sheet(self, shown: JobSheet, *, is_held: bool = False) -> None:
        """Show what is known of the rows of one sheet. is_held: it is only looked at."""
        found = rows_aside(shown)
        if found is None:
            self.hide()
            return
        name = shown.record_type.name
        button = "" if is_held else found.button
        self.tell("note", found.says, button, partial(self._take, name, found.edit))

    def _take(self, name: str, edit: Edit) -> None:
        self.edit_wanted.emit(name, edit)
        self._button.setFocus()  # it was hidden meanwhile, and now takes that back
