"""Changes that could not be laid over a file which changed meanwhile, one below the other."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.dialogs.text_dialog import TextDialog
from rosterwizard.gui.naming import named

Lines = Callable[[], Sequence[str]]
_SIZE = QSize(640, 420)


class LeftOutDialog(TextDialog):
    """The lines as text that can be copied; work can go on beside it.

    lines: gives them as they may be told.
    """

    def __init__(self, lines: Lines, parent: QWidget | None = None) -> None:
        text = named(QPlainTextEdit(), "left_out.lines", sentence("left-out", "title"))
        self._told = lines
        super().__init__("left-out", text, sentence("left-out", "list"), _SIZE, parent)
        self.lines = text
        self.tell_again()

    def tell_again(self) -> None:
        """Tell the lines as they may be told now."""
        self.lines.setPlainText("\n".join(self._told()))

    @classmethod
    def tell(cls, parent: QWidget, lines: Lines) -> None:
        """Show the lines beside the window."""
        dialog = cls(lines, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
