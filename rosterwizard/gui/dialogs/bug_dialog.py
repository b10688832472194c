"""The one dialog for faults of the program itself."""

import platform
from collections.abc import Callable

import PySide6
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from rosterwizard import __version__
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.dialogs.log_dialog import LogDialog
from rosterwizard.gui.dialogs.text_dialog import TextDialog
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.flow_row import FlowRow
from rosterwizard.gui.widgets.message_bar import MessageBar
from rosterwizard.gui.widgets.push_button import push_button
from rosterwizard.services.unforeseen import kind_of, note_bug, places_of
from rosterwizard.services.versions import commit_said

_SIZE = QSize(600, 480)
_BELOW_WORDS = 2  # the place in the column of the dialog below title and sentence


class BugDialog(TextDialog):
    """Says that it was not the person's fault, and gives what whoever mends it needs.

    The details name places in the program, never what an exception says: that may hold cells.
    keep: keeps the work, and raises RosterError where it cannot; None: there is none to be kept.
    make_case: lets the person make a case file; None: there is nothing that one could be made of.
    """

    def __init__(
        self,
        error: BaseException,
        parent: QWidget | None = None,
        keep: Callable[[], object] | None = None,
        make_case: Callable[[], object] | None = None,
    ) -> None:
        details = named(QPlainTextEdit(), "bug.details", sentence("bug", "details"))
        details.setPlainText(details_of(error))
        details.setFont(theme.fixed_font())
        label, closes = (sentence("bug", each) for each in ("details-label", "go-on"))
        super().__init__("bug", details, label, _SIZE, parent, closes=closes)
        self.details = details
        self._keep_work = keep
        self.message_bar = MessageBar("bug", closable=False, covered=False)
        self.column.insertWidget(_BELOW_WORDS, self.message_bar)
        self._row = self._made_row()
        self.keep = self._button("keep", self._keep) if keep else None
        self.case = self._button("case", lambda: self._or_say(make_case)) if make_case else None
        self.log = self._button("log", self._open_log)

    @classmethod
    def tell(
        cls,
        parent: QWidget,
        error: BaseException,
        keep: Callable[[], object] | None = None,
        make_case: Callable[[], object] | None = None,
    ) -> None:
        """Write the fault down and show it; work can go on beside the dialog."""
        note_bug(error)
        dialog = cls(error, parent, keep, make_case)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _button(self, part: str, act: Callable[[], None]) -> QPushButton:
        button = push_button(f"bug.{part}", sentence("bug", part), act)
        self._row.addWidget(button)
        return button

    def _made_row(self) -> FlowRow:
        """Return the row of what can be done about it."""
        actions = QWidget()
        self.column.addWidget(actions)
        return FlowRow(actions, across_px=theme.INSIDE_PX, down_px=theme.INSIDE_PX)

    def _keep(self) -> None:
        if self._keep_work is not None:
            self._or_say(self._keep_work, sentence("work-kept"))

    def _open_log(self) -> None:
        LogDialog.look(self)

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
    return "\n".join([versions, kind_of(error), *places])
