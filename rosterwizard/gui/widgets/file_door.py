"""A way in for whoever has a file already: what it is, is told from the file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import icons, theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.labels import quiet_label


class FileDoor(QWidget):
    """A button, and beside it that a file can be dropped as well."""

    pressed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = named(QPushButton(sentence("file-door")), f"{name}.have_file")
        self.button.setAccessibleDescription(sentence("file-door", "spoken"))
        icons.wear(self.button, "sheet")
        self.button.clicked.connect(self.pressed)
        line = quiet_label(sentence("file-door", "drop"))
        line.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.INSIDE_PX)
        row.addWidget(self.button)
        row.addWidget(line)
        row.addStretch(1)
