"""The strip that says that personal values are hidden, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.screen_mask import hides_personal
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.masking import turn_mask
from rosterwizard.gui.widgets.hint_bar import HintBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from rosterwizard.gui.session import Session


class MaskBar(HintBar):
    """Stands above every page while the mask is on; the strip of a case says it by itself."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("mask", parent)
        self._session = session
        self.button("lift", turn_mask)

    def tell_again(self) -> None:
        """Show the strip, or hide it."""
        if hides_personal() and self._session.work.case is None:
            self.tell(sentence("mask", "word"), sentence("mask"), sentence("mask", "brief"))
        else:
            self.hide()
