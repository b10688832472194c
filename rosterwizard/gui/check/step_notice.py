"""The line below the table that says what was just done to many cells, with a button to undo it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.showing.steps_in_words import is_bulk, made_in_words
from rosterwizard.gui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from rosterwizard.core.job.timeline import Timeline


class StepNotice(MessageBar):
    """Tells of steps until the next one. It stands below what it is about, which does not move."""

    back_wanted = Signal(int)  # how many steps shall be left

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("check.step", parent)

    def tell_made(self, timeline: Timeline, since: int, words: str = "") -> None:
        """Tell of the steps since so many were done, if they changed more than one cell.

        words: what is said of them in any case; "": what they did.
        """
        edits = [step.edit for step in timeline.done[since:]]
        if words or is_bulk(edits):
            undo = sentence("step-made", "undo") if edits else ""
            said = words or made_in_words(edits)
            self.tell("fixed", said, undo, lambda: self.back_wanted.emit(since))
