"""What becomes of rows with errors, and how the system takes the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rosterwizard.core.messages.words import counted, number, sentence
from rosterwizard.gui import theme
from rosterwizard.gui.submit.figure_question import FigureQuestion
from rosterwizard.gui.widgets.labels import group_label
from rosterwizard.gui.widgets.radio_rows import Offer, RadioRows, offer_of
from rosterwizard.services.submitting.whole_truth import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.profiles.language import Mode

_MEND = "mend"


class ChoicePart(QWidget):
    """Shows only what there is to choose. Before anything is deleted a figure must be typed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modes: dict[str, Mode] = {}
        self._rows = 0
        self._always_whole = False
        self.row_choices = RadioRows("submit.row_choice", sentence("submit-row-choice"))
        self.modes = RadioRows("submit.mode", sentence("submit-mode"))
        self._remaining = FigureQuestion("submit.remaining")
        self.remaining = self._remaining.box
        self._asked_for = ""  # the mode that the figure was typed for
        self._rows_title, self._modes_title = group_label(""), group_label(sentence("submit-mode"))
        self._lay_out()
        self.row_choices.chosen.connect(self._made)
        self.modes.chosen.connect(self._made)
        self._remaining.changed.connect(self.changed)

    def show_row_choices(self, bad: int, rows: int, chosen: str) -> None:
        """Show what may become of `bad` of all rows; nothing when there are none."""
        self._rows = rows
        good = number(rows - bad)
        offers = [
            _row_choice("mend"),
            _row_choice("good-rows", good=good),
            _row_choice("all-rows", rows=number(rows)),
        ]
        self.row_choices.show_offers(offers if bad else [], self.row_choices.key() or chosen)
        self._rows_title.setText(counted("submit-bad-rows", bad))
        for part in (self._rows_title, self.row_choices):
            part.setVisible(bad > 0)
        self._show_if_any()

    def show_modes(
        self, system: str, modes: Sequence[Mode], mode: str, *, always_whole: bool
    ) -> None:
        """Show the system's ways to take a file; nothing when it has only one.

        always_whole: whatever the mode, what is not in the files is deleted.
        """
        self._always_whole = always_whole
        self._modes = {each.name: each for each in modes}
        first = modes[0].name if modes else ""
        self.modes.show_offers([offer_of(each) for each in modes], mode or first)
        for part in (self._modes_title, self.modes):
            part.setVisible(len(modes) > 1)
        self._system = system
        self._show_danger()

    def forget(self) -> None:
        """Know no choice of a job before."""
        self.row_choices.show_offers([], "")
        self.modes.show_offers([], "")

    def forget_rows(self) -> None:
        """Go back to the good rows: to send bad ones, too, is a choice of one moment."""
        self.row_choices.press("good-rows")

    @property
    def is_mend(self) -> bool:
        """Whether the rows shall be mended first."""
        return self.row_choices.key() == _MEND

    @property
    def row_choice(self) -> str:
        """What becomes of bad rows: "good-rows", "all-rows"; "" when nobody was asked."""
        return "" if self.is_mend else self.row_choices.key()

    @property
    def mode(self) -> str:
        """The name of the mode, "" for a system that has none."""
        return self.modes.key()

    @property
    def word(self) -> Word:
        """What the person said about deleting."""
        remaining = self._remaining.figure
        return Word(may_delete=remaining is not None, remaining=remaining)

    def forget_figure(self) -> None:
        """Empty the figure: it was typed for something else."""
        self._remaining.forget()

    def show_going(self, said: str) -> None:
        """Say above the figure how many rows go, as far as anybody knows."""
        self._remaining.say_more(said)

    def show_missing(self, *, figure: bool) -> None:
        """Give the keyboard to the figure, if that is what is missing, else to the first choice."""
        if figure and not self._remaining.isHidden():
            self.remaining.setFocus()
            return
        rows = [*self.row_choices.rows.values(), *self.modes.rows.values()]
        if rows:
            rows[0].button.setFocus()

    def _made(self) -> None:
        self._show_danger()
        self.changed.emit()

    def _show_danger(self) -> None:
        mode = self._modes.get(self.mode)
        deletes = self._always_whole or (mode is not None and mode.deletes)
        if self.mode != self._asked_for:
            self._asked_for = self.mode
            self.forget_figure()
        if deletes:
            said = counted("submit-deletes-warning", self._rows, system=self._system)
            self._remaining.ask(said, counted("submit-deletes-asked", self._rows))
        else:
            self._remaining.hide()
        self._show_if_any()

    def _show_if_any(self) -> None:
        """Take no room where there is nothing to choose."""
        parts = (self.row_choices, self.modes, self._remaining)
        self.setVisible(any(not each.isHidden() for each in parts))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE_PX)
        for title, part in ((self._rows_title, self.row_choices), (self._modes_title, self.modes)):
            column.addWidget(title)
            column.addWidget(part)
        column.addWidget(self._remaining)


def _row_choice(key: str, **gaps: str) -> Offer:
    code = f"submit-row-choice-{key}"
    return Offer(key, sentence(code, "title", **gaps), sentence(code, **gaps))
