"""The reference of the start bench: an empty PySide6 window that ends at its first paint."""

import os

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Bare(QWidget):
    """Ends the process as soon as it has been painted."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint nothing, and be done."""
        super().paintEvent(event)
        os._exit(0)


if __name__ == "__main__":
    application = QApplication([])
    window = Bare()
    window.resize(1000, 700)
    window.show()
    application.exec()
