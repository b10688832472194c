"""Workbook or text, at the foot of the template page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.flow_row import FlowRow
from rosterwizard.gui.widgets.labels import link_button, quiet_label


class KindRow(QWidget):
    """The two kinds of file, why one would take which, and the way on without any."""

    changed = Signal()
    has_file = Signal()  # the person has a filled-in file already

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workbook = named(
            QRadioButton(sentence("template-kind", "workbook-button")),
            f"{name}.as_workbook",
            sentence("template-kind", "workbook"),
        )
        self.text = named(
            QRadioButton(sentence("template-kind", "text-button")),
            f"{name}.as_text",
            sentence("template-kind", "text"),
        )
        self.workbook.setChecked(True)
        self.text.toggled.connect(self.changed)
        self._says = quiet_label()
        words = sentence("template-kind", "have-file")
        self.have_file = named(
            link_button(words, self.has_file.emit), f"{name}.have_file", words.replace("&", "")
        )
        flow = FlowRow(across_px=theme.BETWEEN_PX, down_px=theme.GRID_PX)
        for part in (self.workbook, self.text, self.have_file):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID_PX)
        column.addLayout(flow)
        column.addWidget(self._says)

    def show_types(self, count: int) -> None:
        """Take how many record types there are: several fit into a workbook alone."""
        self.text.setEnabled(count == 1)
        if count > 1:
            self.workbook.setChecked(True)
        self._says.setText(sentence("template-kind", "message" if count == 1 else "several"))

    def ending(self) -> str:
        """Return the ending of the file's name: "xlsx" or "csv"."""
        return "csv" if self.text.isChecked() else "xlsx"
