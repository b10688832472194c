"""The link that says how many rules of the profile an answer contradicts, and shows which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QWidget

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui import icons
from rosterwizard.gui.dialogs.text_dialog import TextDialog
from rosterwizard.gui.naming import named
from rosterwizard.gui.task import LatestTask
from rosterwizard.services.doubts import doubts_of

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job
    from rosterwizard.services.submitting.submission import Submitted

_SIZE = QSize(680, 520)


class DoubtsLink(QPushButton):
    """Is there once it is known that the answer contradicts a rule that is our reading."""

    save_wanted = Signal(str)  # the text
    failed = Signal(BaseException)
    looked = Signal()  # it is known whether there is anything to say

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name)
        self.setProperty("role", "link")
        self.setAutoDefault(False)
        self._text = ""
        self._looking = LatestTask(self)
        self._looking.failed.connect(self.failed)
        self.clicked.connect(self._tell)
        self.hide()

    def show_for(self, job: Job, submitted: Submitted) -> None:
        """Look away from the GUI thread whether there is anything to say; until then be hidden.

        What the practice server answers is no word of the system.
        """
        self.hide()
        self._looking.cancel()
        if submitted.is_practice:
            return
        self._looking.start(
            lambda progress: doubts_of(job, submitted, progress), lambda found: self._take(*found)
        )

    def _take(self, count: int, text: str) -> None:
        self._text = text
        self.setText(counted("results-doubts", count))
        self.setVisible(bool(text))
        self.looked.emit()

    def _tell(self) -> None:
        DoubtsDialog.tell(self, self._text)


class DoubtsDialog(TextDialog):
    """The text for whoever keeps the profile, to be copied or saved."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        shown = named(QPlainTextEdit(), "doubts.text", sentence("doubts-dialog", "text"))
        shown.setPlainText(text)
        super().__init__("doubts-dialog", shown, sentence("doubts-dialog", "text"), _SIZE, parent)
        self.save = named(QPushButton(sentence("doubts-dialog", "save")), "doubts.save")
        icons.wear(self.save, "keep")
        self.buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)

    @classmethod
    def tell(cls, link: DoubtsLink, text: str) -> None:
        """Show the text beside the window."""
        dialog = cls(text, link.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.save.clicked.connect(lambda: link.save_wanted.emit(text))
        dialog.show()
