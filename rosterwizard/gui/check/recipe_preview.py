"""What a recipe would change, shown before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.fixing.recipes import mend_in_words
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.showing.told_steps import step_in_words
from rosterwizard.gui.check.change_preview import ChangePreview

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from rosterwizard.core.fixing.proposed_recipe import ProposedRecipe
    from rosterwizard.core.job.job import Job

_SHOWN_PAIRS = 5


class RecipePreview(ChangePreview):
    """The steps of a recipe with their before → after, what finds nothing, and one button.

    Where nothing would change there is nothing to press but the button that closes.
    """

    def __init__(
        self, file: str, proposed: ProposedRecipe, job: Job, parent: QWidget | None = None
    ) -> None:
        title = sentence("recipe-preview", file=file)
        super().__init__("recipe_preview", title, _says(proposed), parent)
        self._file = file
        self._proposed, self._job = proposed, job
        self.fill()
        if not proposed.changes_nothing:
            self.add_make(_make_in_words(sum(step.caused for step in proposed.steps)))
        self.add_leave(sentence("recipe-preview", "close" if proposed.changes_nothing else "leave"))

    def tell_again(self) -> None:
        """Name the recipe, and tell of its steps, as it may be now."""
        title = sentence("recipe-preview", file=self._file)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        super().tell_again()

    def fill(self) -> None:
        """Add each step with its before → after, and what finds nothing."""
        proposed = self._proposed
        for line in _newly_matched(proposed, self._job):
            self.add_line(line, strong=True)
        for step in proposed.steps:
            words = step_in_words(step.sheet_in(proposed.job), step.edit)
            self.add_change(words, step.pairs(proposed.job), _SHOWN_PAIRS, step.caused)
        for mend in proposed.idle:
            self.add_line(sentence("recipe-idle", mend=mend_in_words(mend)))
        for reason in proposed.unmet:
            self.add_line(sentence("recipe-unmet", reason=str(reason)))

    @classmethod
    def wanted(cls, file: str, proposed: ProposedRecipe, job: Job, parent: QWidget) -> bool:
        """Show the steps and tell whether the person wants them. Tests replace this."""
        return cls(file, proposed, job, parent).is_wanted()


def _says(proposed: ProposedRecipe) -> str:
    """Return how many cells would change, and how many rows would go."""
    if proposed.changes_nothing:
        return sentence("recipe-preview", "nothing")
    cells = sum(step.edit.cells.height for step in proposed.steps)
    rows = sum(len(step.edit.set_aside) for step in proposed.steps)
    if not rows:
        return counted("recipe-preview-say", cells)
    return counted("recipe-preview-rows", rows, cells=cells)


def _make_in_words(caused: int) -> str:
    """Return what the button says: that there would be new problems, where there are any."""
    if caused:
        return counted("check-make-fix-all-the-same", caused)
    return sentence("recipe-preview", "make")


def _newly_matched(proposed: ProposedRecipe, job: Job) -> Iterator[str]:
    """Give a line for each heading that would fill another field, and each value for all rows."""
    for name, matching in proposed.matchings.items():
        sheet = job.sheet_of(name)
        before = sheet.matching if sheet else matching
        for old, new in zip(before.matches, matching.matches, strict=True):
            if new.field and (old.field, old.certain) != (new.field, new.certain):
                yield sentence("recipe-matched", heading=new.heading, field=new.field)
            elif new.is_left_out and not old.is_left_out:
                yield sentence("recipe-matched", "out", heading=new.heading)
        for field in matching.constants:
            if field not in before.constants:
                yield sentence("recipe-matched", "constant", field=field)
