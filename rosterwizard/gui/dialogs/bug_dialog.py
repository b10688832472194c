"""The one dialog for faults of the program itself."""

import platform

import PySide6
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from rosterwizard import __version__
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.dialogs.text_dialog import TextDialog
from rosterwizard.gui.naming import named
from rosterwizard.services.unforeseen import note_bug, places_of
from rosterwizard.services.versions import commit_said

_SIZE = QSize(560, 360)
_DETAILS_HEIGHT_PX = 160


class BugDialog(TextDialog):
    """Says that it was not the person's fault, and gives what whoever mends it needs.

    The details name places in the program, never what an exception says: that may hold cells.
    """

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        details = named(QPlainTextEdit(), "bug.details", sentence("bug", "details"))
        details.setPlainText(details_of(error))
        details.setFont(theme.fixed_font())
        details.setMinimumHeight(_DETAILS_HEIGHT_PX)
        label, closes = (sentence("bug", each) for each in ("details-label", "go-on"))
        super().__init__("bug", details, label, _SIZE, parent, closes=closes)
        self.details = details

    @classmethod
    def tell(cls, parent: QWidget, error: BaseException) -> None:
        """Write the fault down and show it; work can go on beside the dialog."""
        note_bug(error)
        dialog = cls(error, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def details_of(error: BaseException) -> str:
    """Return where the program went wrong and in which versions, and nothing of the sheet."""
    versions = (
        f"Roster Wizard {__version__}, commit {commit_said()}, Python {platform.python_version()}, "
        f"PySide {PySide6.__version__}, {platform.platform()}"
    )
    places = [f"  {place}" for place in places_of(error)]
    return "\n".join([versions, type(error).__name__, *places])
