"""How the practice server shall behave: a list of what it can play for a system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.choice_box import ChoiceBox
from rosterwizard.services.kept_servers import scenarios_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from rosterwizard.core.profiles.language import Profile


class ScenarioBox(ChoiceBox):
    """Its data are names of scenarios."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "submit.scenario")

    def show_for(self, profile: Profile) -> None:
        """List what can be played for a system; the chosen one stays if it can."""
        chosen = self.currentData()
        self.blockSignals(True)
        self.clear()
        for each in scenarios_of(profile):
            self.addItem(sentence(f"submit-scenario-{each}"), each)
        self.setCurrentIndex(max(self.findData(chosen), 0))
        self.blockSignals(False)

    def has_choice(self) -> bool:
        """Tell whether there is more than one."""
        return self.count() > 1
