"""The mode that a template is for, where the system tells modes by the names of its files."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.profiles.set_files import modes_of
from rosterwizard.gui import theme
from rosterwizard.gui.widgets.labels import group_label
from rosterwizard.gui.widgets.radio_rows import RadioRows, offer_of


class ModePart(QWidget):
    """The modes side by side, the system's first one pressed; hidden where names tell of none."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.modes = RadioRows(f"{name}.mode", sentence("template-mode"), beside=True)
        self.modes.chosen.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID_PX)
        column.addWidget(group_label(sentence("template-mode")))
        column.addWidget(self.modes)

    def show_system(self, profile: Profile) -> None:
        """Show the modes of a system; what was chosen for it stays."""
        modes = modes_of(profile)
        self.modes.show_offers([offer_of(each) for each in modes], "")
        if modes and not self.modes.key():
            self.begin_anew()
        self.setVisible(bool(modes))

    def begin_anew(self) -> None:
        """Go back to the system's first mode."""
        for first in list(self.modes.rows.values())[:1]:
            first.button.setChecked(True)

    def mode(self) -> str:
        """Return the name of the chosen mode, "" where there is nothing to choose."""
        return self.modes.key()
