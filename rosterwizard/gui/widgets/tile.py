"""A system's letter on its own colour: recognised at a glance, and nobody's logo."""

from zlib import crc32

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rosterwizard.gui import theme

_TILE_PX = 40
_LETTER = 0.48  # of the tile's height


class Tile(QWidget):
    """Draws the letter; the colour is always the same for the same system."""

    def __init__(self, system: str, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._system, self._letter = system, letter
        self.setFixedSize(_TILE_PX, _TILE_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_system(self, system: str, letter: str) -> None:
        """Take another system."""
        self._system, self._letter = system, letter
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile."""
        ground = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground.tiles[crc32(self._system.encode()) % len(ground.tiles)]))
        painter.drawRoundedRect(QRectF(self.rect()), theme.CORNER_PX, theme.CORNER_PX)
        font = theme.title_font()
        font.setPixelSize(round(self.height() * _LETTER))
        painter.setFont(font)
        painter.setPen(QColor(ground.on_accent))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letter)
