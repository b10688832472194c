"""A mark as a shape and as a word, in the colours of the ground that there is now."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.mark_shapes import mark_pixmap
from rosterwizard.gui.plain_text import PlainLabel
from rosterwizard.gui.theme import Mark


class MarkShape(PlainLabel):
    """The shape of a mark."""

    def __init__(
        self, mark: Mark, size_px: int = theme.ICON_PX, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._mark, self._size_px = mark, size_px
        self.setAccessibleName(sentence("mark", mark))
        self._draw()

    def _draw(self) -> None:
        self.setPixmap(mark_pixmap(self._mark, self._size_px))

    # Qt's own

    def changeEvent(self, event: QEvent) -> None:
        """Follow light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()


class MarkWord(PlainLabel):
    """The word of a mark, in bold and in its colour, which the style sheet knows."""

    def __init__(self, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(sentence("mark", mark), parent)
        self.setProperty("mark", mark)
        self.setFont(theme.strong_font())
