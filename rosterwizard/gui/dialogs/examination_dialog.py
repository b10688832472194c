"""What was found on the way to a server, one step below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.dialogs.text_dialog import TextDialog
from rosterwizard.gui.naming import named

if TYPE_CHECKING:
    from rosterwizard.services.submitting.doctor import Examination

_SIZE = QSize(640, 420)


class ExaminationDialog(TextDialog):
    """The steps as text that can be copied and sent to whoever helps; no secret is in it."""

    def __init__(self, found: Examination, parent: QWidget | None = None) -> None:
        text = named(QPlainTextEdit(), "examination.steps", sentence("examination", "title"))
        # A blank line between the steps: each may be several lines long.
        text.setPlainText(str(found).replace("\n", "\n\n"))
        super().__init__("examination", text, sentence("examination", "list"), _SIZE, parent)
        self.steps = text

    @classmethod
    def tell(cls, parent: QWidget, found: Examination) -> None:
        """Show what was found, in front of the form that it is about."""
        dialog = cls(found, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
