"""What a recipe would change, shown before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from rosterwizard.core.fixing.pairs import pairs_of
from rosterwizard.core.fixing.recipes import mend_in_words
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.showing.check_in_words import step_in_words
from rosterwizard.gui import theme
from rosterwizard.gui.check.fix_card import pairs_grid
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import text_label
from rosterwizard.gui.window_size import on_screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.fixing.proposed_recipe import ProposedRecipe
    from rosterwizard.core.job.job import Job

_SHOWN_PAIRS = 5
_SIZE = QSize(560, 480)


class RecipePreview(KeyedDialog):
    """The steps of a recipe with their before → after, what finds nothing, and one button.

    Where nothing would change there is nothing to press but the button that closes.
    """

    def __init__(
        self, file: str, proposed: ProposedRecipe, job: Job, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        cells = sum(edit.cells.height for _, edit in proposed.steps)
        named(self, "recipe_preview", sentence("recipe-preview", file=file))
        self.setWindowTitle(sentence("recipe-preview", file=file))
        self.resize(on_screen(self, _SIZE))
        says = sentence("recipe-preview", "nothing")
        if not proposed.changes_nothing:
            says = counted("recipe-preview-say", cells)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.EDGE_PX] * 4)
        column.setSpacing(theme.BETWEEN_PX)
        column.addWidget(text_label(says))
        column.addWidget(_listed(proposed, job), 1)
        column.addWidget(self._buttons(changes=not proposed.changes_nothing))

    @classmethod
    def wanted(cls, file: str, proposed: ProposedRecipe, job: Job, parent: QWidget) -> bool:
        """Show the steps and tell whether the person wants them. Tests replace this."""
        return cls(file, proposed, job, parent).exec() == QDialog.DialogCode.Accepted

    def _buttons(self, *, changes: bool) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        if changes:
            make = buttons.addButton(
                sentence("recipe-preview", "make"), QDialogButtonBox.ButtonRole.AcceptRole
            )
            named(make, "recipe_preview.make").setProperty("role", "primary")
        part = "leave" if changes else "close"
        leave = buttons.addButton(
            sentence("recipe-preview", part), QDialogButtonBox.ButtonRole.RejectRole
        )
        named(leave, "recipe_preview.leave")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def _listed(proposed: ProposedRecipe, job: Job) -> QScrollArea:
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, theme.INSIDE_PX, 0)
    column.setSpacing(theme.INSIDE_PX)
    for line in _newly_matched(proposed, job):
        column.addWidget(_strong(line))
    for name, edit in proposed.steps:
        sheet = job.sheet_of(name)
        secret = sheet.secret_columns if sheet else ()
        column.addWidget(_strong(step_in_words(edit)))
        column.addLayout(pairs_grid(pairs_of(edit.cells, edit.headings, secret), _SHOWN_PAIRS))
        column.addSpacing(theme.INSIDE_PX)
    not_done = [sentence("recipe-idle", mend=mend_in_words(mend)) for mend in proposed.idle]
    not_done += [sentence("recipe-unmet", reason=str(each)) for each in proposed.unmet]
    for line in not_done:
        column.addWidget(text_label(line))
    column.addStretch(1)
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(content)
    return area


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


def _strong(line: str) -> QWidget:
    label = text_label(line)
    label.setFont(theme.strong_font())
    return label
