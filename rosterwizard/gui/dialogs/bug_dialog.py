"""The one dialog for faults of the program itself."""

import platform
from collections.abc import Callable

import PySide6
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QWidget

from rosterwizard import __version__
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import outside, theme
from rosterwizard.gui.dialogs.text_dialog import TextDialog
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.message_bar import MessageBar
from rosterwizard.gui.widgets.push_button import push_button
from rosterwizard.services.folders import log_folder
from rosterwizard.services.unforeseen import note_bug, places_of
from rosterwizard.services.versions import commit_said

_SIZE = QSize(560, 360)
_LEAST_DETAILS_PX = 44
_BELOW_WORDS = 2  # the place in the column of the dialog below title and sentence


class BugDialog(TextDialog):
    """Says that it was not the person's fault, and gives what whoever mends it needs.

    The details name places in the program, never what an exception says: that may hold cells.
    keep: keeps the work, and raises RosterError where it cannot; None: there is none to be kept.
    """

    def __init__(
        self,
        error: BaseException,
        parent: QWidget | None = None,
        keep: Callable[[], object] | None = None,
    ) -> None:
        details = named(QPlainTextEdit(), "bug.details", sentence("bug", "details"))
        details.setPlainText(details_of(error))
        details.setFont(theme.fixed_font())
        details.setMinimumHeight(_LEAST_DETAILS_PX)
        label, closes = (sentence("bug", each) for each in ("details-label", "go-on"))
        super().__init__("bug", details, label, _SIZE, parent, closes=closes)
        self.details = details
        self._keep_work = keep
        self.message_bar = MessageBar("bug", closable=False)
        self.column.insertWidget(_BELOW_WORDS, self.message_bar)
        self.keep = self._button("keep", self._keep)
        self.keep.setEnabled(keep is not None)
        self.log = self._button("log", self._open_log)

    @classmethod
    def tell(
        cls, parent: QWidget, error: BaseException, keep: Callable[[], object] | None = None
    ) -> None:
        """Write the fault down and show it; work can go on beside the dialog."""
        note_bug(error)
        dialog = cls(error, parent, keep)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _button(self, part: str, act: Callable[[], None]) -> QPushButton:
        button = push_button(f"bug.{part}", sentence("bug", part), act)
        self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return button

    def _keep(self) -> None:
        if self._keep_work is not None:
            self._or_say(self._keep_work, sentence("work-kept"))

    def _open_log(self) -> None:
        self._or_say(lambda: outside.open_folder(log_folder()))

    def _or_say(self, act: Callable[[], object], done: str = "") -> None:
        """Do it; say below the words that it is `done`, or why it could not be."""
        try:
            act()
        except RosterError as error:
            self.message_bar.tell("error", str(error))
        else:
            if done:
                self.message_bar.tell("fixed", done)


def details_of(error: BaseException) -> str:
    """Return where the program went wrong and in which versions, and nothing of the sheet."""
    versions = (
        f"Roster Wizard {__version__}, commit {commit_said()}, Python {platform.python_version()}, "
        f"PySide {PySide6.__version__}, {platform.platform()}"
    )
    places = [f"  {place}" for place in places_of(error)]
    return "\n".join([versions, type(error).__name__, *places])
