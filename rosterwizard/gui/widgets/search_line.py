"""A line to search in, which leaves a table that is pasted to the page around it."""

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from rosterwizard.core.reading.pasted_text import is_of_lines
from rosterwizard.gui.copied import copied
from rosterwizard.gui.dropped_files import files_in


class SearchLine(QLineEdit):
    """Takes what is one line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand Ctrl+V on where files or several lines were copied: nobody searches for those."""
        if event.matches(QKeySequence.StandardKey.Paste) and _is_a_source():
            event.ignore()
        else:
            super().keyPressEvent(event)


def _is_a_source() -> bool:
    there = copied()
    return bool(files_in(there)) or is_of_lines(there.text())
