"""A line to type in that may hold a name: what was typed before it was hidden is not seen."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rosterwizard.core.messages.screen_mask import hides_personal


class CoveredLine(QLineEdit):
    """Shows dots while personal values are hidden, until somebody types on."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.textEdited.connect(lambda _typed: self._show(seen=True))
        self.tell_again()

    def tell_again(self) -> None:
        """Hide what stands here with all other personal values, or show it again."""
        self._show(seen=not (hides_personal() and self.text()))

    def _show(self, *, seen: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password)

    # Qt's own

    def showEvent(self, event: QShowEvent) -> None:
        """Hide also what was put here meanwhile."""
        super().showEvent(event)
        self.tell_again()
