"""What every question has: a title, words that are shown as they stand, and perhaps a shape."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from rosterwizard.gui import theme
from rosterwizard.gui.mark_shapes import mark_pixmap


class Question(QMessageBox):
    """A question in a box of its own. Who asks it adds the answers."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)

    def ask_in_words(self, text: str, says: str, mark: theme.Mark | None = None) -> None:
        """Show the question itself and what one must know to answer it."""
        if mark is not None:
            self.setIconPixmap(mark_pixmap(mark, theme.LARGE_ICON_PX))
        self.setText(text)
        self.setInformativeText(says)
        self.setTextFormat(Qt.TextFormat.PlainText)  # of both: the second label is there by now
