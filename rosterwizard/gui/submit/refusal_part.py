"""Why there is no plan, and the figure to be typed where more rows would change than usual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui import theme
from rosterwizard.gui.submit.figure_question import FigureQuestion
from rosterwizard.gui.widgets.message_bar import MessageBar
from rosterwizard.services.submitting.figures import figure_wanted, figure_wrong

if TYPE_CHECKING:
    from rosterwizard.core.messages.errors import RosterError
    from rosterwizard.services.submitting.figures import Figure


class RefusalPart(QWidget):
    """Stands in the place of the plan. The figure of what remains has its box at the modes."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = MessageBar("submit.refusal", closable=False, covered=False)
        self._changing = FigureQuestion("submit.changing")
        self.changing = self._changing.box
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(self._bar)
        column.addWidget(self._changing)
        self.hide()
        self._changing.changed.connect(self.changed)

    def show_refusal(self, refusal: RosterError | None, *, is_over: bool) -> None:
        """Say why there is no plan; None for nothing. is_over: since nothing is left to do."""
        if refusal is None or _is_said_at_figure(refusal):
            self._bar.hide()
        else:
            self._bar.tell("fixed" if is_over else "error", str(refusal))
        self._ask_for_figure(refusal)
        self.setVisible(not (self._bar.isHidden() and self._changing.isHidden()))

    def text(self) -> str:
        """Return the reason as it is shown; "" where the figure itself says what it wants."""
        return self._bar.text()

    @property
    def rows_changing(self) -> int | None:
        """How many rows are to change, as it was typed; None for nothing."""
        return self._changing.figure

    def forget_figure(self) -> None:
        """Empty the figure and ask for none: it was typed for something else."""
        self._changing.forget()
        self._changing.hide()

    def _ask_for_figure(self, refusal: RosterError | None) -> None:
        if refusal is not None and figure_of(refusal) == "changing":
            warning = str(refusal) if figure_wanted(refusal) else self._changing.warning
            self._changing.ask(warning, counted("submit-changing-asked", _rows(refusal)))
        elif self.rows_changing is None:
            self._changing.hide()


def figure_of(refusal: RosterError) -> Figure | None:
    """Return which figure is missing or wrong; None where it is something else."""
    return figure_wanted(refusal) or figure_wrong(refusal)


def missing_in(refusal: RosterError) -> str:
    """Say what is to be done about a refusal."""
    figure = figure_of(refusal)
    if figure is None:
        return sentence("submit-refused")
    return counted(f"submit-{figure}-missing", _rows(refusal))


def _is_said_at_figure(refusal: RosterError) -> bool:
    """Tell whether a figure stands under the same words, or begins as the right one does."""
    if figure_wrong(refusal):
        return str(refusal.params["rows"]).startswith(str(refusal.params["said"]))
    return refusal.code == "mode-deletes" or figure_wanted(refusal) == "changing"


def _rows(refusal: RosterError) -> int:
    return int(str(refusal.params["rows"]))
