"""Whether the log says more: one setting, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.naming import named

if TYPE_CHECKING:
    from rosterwizard.gui.session import Session


class LogLevelTick(QCheckBox):
    """Keeps what is said at once; it holds from the next line on."""

    failed = Signal(BaseException)

    def __init__(self, name: str, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(sentence("settings", "log-detailed"), parent)
        named(self, f"{name}.log_detailed")
        self._session = session
        session.settings_changed.connect(self._follow)
        self._follow()
        self.clicked.connect(self._keep)

    def _follow(self) -> None:
        settings = self._session.settings
        self.setChecked(settings is not None and settings.log_level == "detailed")

    def _keep(self, on: bool) -> None:
        level = "detailed" if on else "brief"
        try:
            self._session.change_settings(lambda settings: replace(settings, log_level=level))
        except RosterError as error:
            self._follow()
            self.failed.emit(error)
