"""Changes that could not be laid over a file which changed meanwhile, one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.dialogs.text_dialog import TextDialog
from rosterwizard.gui.naming import named

_SIZE = QSize(640, 420)


class LeftOutDialog(TextDialog):
    """The lines as text that can be copied; work can go on beside it."""

    def __init__(self, lines: Sequence[str], parent: QWidget | None = None) -> None:
        text = named(QPlainTextEdit(), "left_out.lines", sentence("left-out", "title"))
        text.setPlainText("\n".join(lines))
        super().__init__("left-out", text, sentence("left-out", "list"), _SIZE, parent)
        self.lines = text

    @classmethod
    def tell(cls, parent: QWidget, lines: Sequence[str]) -> None:
        """Show the lines beside the window."""
        dialog = cls(lines, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
