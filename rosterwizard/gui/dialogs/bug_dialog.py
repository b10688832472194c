"""The one dialog for faults of the program itself."""

import platform

import PySide6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rosterwizard import __version__
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import icons, theme
from rosterwizard.gui.dialogs.close_button import close_button
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import text_label, title_label
from rosterwizard.gui.window_size import on_screen
from rosterwizard.services.unforeseen import note_bug, places_of
from rosterwizard.services.versions import commit_said

_SIZE = QSize(560, 360)
_DETAILS_HEIGHT_PX = 160


class BugDialog(KeyedDialog):
    """Says that it was not the person's fault, and gives what whoever mends it needs.

    The details name places in the program, never what an exception says: that may hold cells.
    """

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bug")
        self.setWindowTitle(sentence("bug", "title"))
        self.details = named(QPlainTextEdit(), "bug.details", sentence("bug", "details"))
        self.details.setReadOnly(True)
        self.details.setPlainText(details_of(error))
        self.details.setFont(theme.fixed_font())
        self.details.setMinimumHeight(_DETAILS_HEIGHT_PX)
        self.details.setTabChangesFocus(True)
        self.copy = named(QPushButton(sentence("bug", "copy")), "bug.copy")
        icons.wear(self.copy, "copy")
        self.copy.clicked.connect(self._copy)
        self._lay_out()
        self.resize(on_screen(self, self.sizeHint().expandedTo(_SIZE)))

    @classmethod
    def tell(cls, parent: QWidget, error: BaseException) -> None:
        """Write the fault down and show it; work can go on beside the dialog."""
        note_bug(error)
        dialog = cls(error, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy.setText(sentence("bug", "copied"))

    def _lay_out(self) -> None:
        buttons = close_button(sentence("bug", "go-on"))
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.EDGE_PX, theme.EDGE_PX, theme.EDGE_PX, theme.BETWEEN_PX)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(title_label(sentence("bug", "title")))
        column.addWidget(text_label(sentence("bug")))
        column.addSpacing(theme.INSIDE_PX)
        column.addWidget(buddy_label(sentence("bug", "details-label"), self.details))
        column.addWidget(self.details, 1)
        column.addSpacing(theme.INSIDE_PX)
        column.addWidget(buttons)


def details_of(error: BaseException) -> str:
    """Return where the program went wrong and in which versions, and nothing of the sheet."""
    versions = (
        f"Roster Wizard {__version__}, commit {commit_said()}, Python {platform.python_version()}, "
        f"PySide {PySide6.__version__}, {platform.platform()}"
    )
    places = [f"  {place}" for place in places_of(error)]
    return "\n".join([versions, type(error).__name__, *places])
