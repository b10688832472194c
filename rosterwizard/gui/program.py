"""The program towards the desktop, which may ask it to open files at any time."""

from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Program(QApplication):
    """Takes the files that macOS names in events instead of arguments ("Open with", the Dock).

    Several that were marked together come one by one, and are told together.
    """

    files_opened = Signal(tuple)  # of Path; only after `early_files`

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._files: list[Path] = []
        self._is_early = True

    def early_files(self) -> tuple[Path, ...]:
        """Return the files that were named before there was a window to show them."""
        self._is_early = False
        return self._taken()

    def _taken(self) -> tuple[Path, ...]:
        files, self._files = tuple(self._files), []
        return files

    def _tell(self) -> None:
        if self._files and not self._is_early:
            self.files_opened.emit(self._taken())

    # -- Qt's own -------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Note a file that is to be opened."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._files.append(Path(event.file()))
            QTimer.singleShot(0, self._tell)
            return True
        return super().event(event)
