"""For how many days is remembered what was sent: one setting, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.spin_text import set_in
from rosterwizard.services.settings import FEWEST_DAYS, MOST_DAYS

if TYPE_CHECKING:
    from rosterwizard.gui.session import Session


class KeepsDays(QSpinBox):
    """Keeps each number at once; nothing is forgotten before the next start."""

    failed = Signal(BaseException)

    def __init__(self, name: str, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"{name}.keeps_days")
        set_in(self)
        self._session = session
        self.setRange(FEWEST_DAYS, MOST_DAYS)
        self.setSuffix(sentence("keeps-days", "days"))
        self.setValue(session.settings.keeps_days if session.settings else 0)
        self.valueChanged.connect(self._keep)

    def _keep(self, days: int) -> None:
        try:
            self._session.change_settings(lambda settings: replace(settings, keeps_days=days))
        except RosterError as error:
            self.failed.emit(error)
