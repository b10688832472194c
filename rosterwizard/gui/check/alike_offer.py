"""The offer to change all cells alike that have the text which was just typed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rosterwizard.core.fixing.alike_cells import alike
from rosterwizard.core.job.cell_edits import within
from rosterwizard.core.messages.words import counted, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.showing.checked_job import CheckedSheet
    from rosterwizard.gui.widgets.message_bar import MessageBar

_LONGEST = 60  # letters


class AlikeOffer(QObject):
    """Waits for the check of a typed cell, and offers the others once.

    bar: where it is offered; it says nothing else of that step.
    """

    edit_wanted = Signal(object)  # an Edit

    def __init__(self, bar: MessageBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._typed: Edit | None = None

    def expect(self, edit: Edit) -> None:
        """Offer those that are like the cell of this edit, once it is checked."""
        self._typed = edit

    def forget(self) -> None:
        """Offer nothing any more: something else was changed."""
        self._typed = None

    def look(self, sheet: CheckedSheet, rows_shown: Sequence[int] | None) -> None:
        """Look for them in a sheet that was checked with the edit in it.

        rows_shown: in the table; None: all.
        """
        typed, self._typed = self._typed, None
        found = alike(sheet.sheet, sheet.problems, typed) if typed is not None else None
        if found is None:
            return
        count = len(found.rows)
        unseen = count - within(found.rows.to_frame("row"), rows_shown).height
        told = sheet.sheet.told.of(found.column)
        before, after = _short(told(found.before)), _short(told(found.after))
        said = counted("alike-offer", count, before=before, after=after)
        if unseen:
            said = sentence("alike-unseen", offer=said, unseen=counted("check-fix-reaches", unseen))
        change = counted("alike-change", count)
        self._bar.tell("note", said, change, lambda: self.edit_wanted.emit(found.edit(sheet.sheet)))


def _short(text: str) -> str:
    """Return a text as a line has room for it."""
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return text or sentence("check-empty-cell")
